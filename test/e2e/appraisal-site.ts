import { uuidv7 } from 'uuidv7'
import { appraisal } from '#contract/appraisal.ts'
import { type Client, clientOf, urlOf } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import { submissions } from '#contract/submissions.ts'
import { pdf } from '#test/support/evidence-files.ts'
import { explainEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { openAccount, PASSWORD, type Site } from './site.ts'

/** 1.1.1: MIN(max; n), a point for each conference, at most 5. */
export const CONFERENCES = 'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du'
export const PERIOD = '2022'
const MOST_TURNS = 4
const MEMBERS = ['so-y-te', 'so-tu-phap'] as const

/** A round of the demonstration that is being appraised, with what its units brought. */
export type AppraisalSite = {
  readonly round: OpenedRound
  readonly as: (userName: string) => Promise<Client>
  readonly health: string
}

/** Two departments have submitted; one hung a decision of three pages on the number of 1.1.1. */
export async function openAppraisal(site: Site): Promise<AppraisalSite> {
  const { database } = site
  const rows = await database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  const as = async (userName: string): Promise<Client> => clientWith(site.url, await cookieOf(site, userName))
  const health = organisation('so-y-te')
  const officer = await as('cb.so-y-te')
  await saveNumber({ call: officer }, health, CONFERENCES, '3', { note: 'Theo giấy mời và danh sách tham dự.' })
  const round = await openedRound({ database, organisation }, { members: MEMBERS })
  await hang(site, { organisation: health, officer, cookie: await cookieOf(site, 'cb.so-y-te') })
  for (const slug of MEMBERS) {
    const unit = await as(`cb.${slug}`)
    const submission = round.of(slug)
    // A copy that a note made a declared number may call for a note elsewhere.
    for (let rest = 1, turns = 0; rest > 0 && turns < MOST_TURNS; turns += 1) {
      await explainEverything({ call: unit }, organisation(slug))
      rest = (await unit(submissions.showSubmission, { submission })).progress!.unexplained
    }
    const document = { number: '57/BC', date: '2022-12-20', signer: 'Nguyễn Văn A' }
    await unit(submissions.submitSubmission, { submission, version: 1, document })
  }
  await round.endEntry(-1)
  await round.fixCommon(rows.filter(({ slug }) => slug === 'tinh-minh-hoa').map(({ id }) => id))
  const agency = await as('thuong-truc')
  await agency(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })
  return { round, as, health }
}

type Hanging = { readonly organisation: string; readonly officer: Client; readonly cookie: string }

async function hang(site: Site, { organisation, officer, cookie }: Hanging): Promise<void> {
  const url = site.url + urlOf(evidence.uploadFile, { organisation, fileName: '12-QD-SYT.pdf' })
  const headers = { 'content-type': evidence.uploadFile.bytes, cookie }
  const response = await fetch(url, { method: 'POST', headers, body: pdf('12/QD-SYT', { pages: 3 }) })
  const { upload } = (await response.json()) as { upload: string }
  const id = uuidv7()
  await officer(evidence.createEvidence, {
    ...{ organisation, evidence: id, upload },
    kind: 'document',
    number: '12/QĐ-SYT',
    issuedOn: '2022-03-15',
    issuer: 'Sở Y tế',
    subjectLine: 'Quyết định cử công chức tham dự hội nghị chuyển đổi số cấp tỉnh năm 2022',
    signer: 'Nguyễn Văn An',
    signerTitle: 'Giám đốc',
    signerRole: 'head',
  })
  await officer(evidence.linkEvidence, { evidence: id, subject: organisation, item: CONFERENCES, period: PERIOD })
}

async function cookieOf(site: Site, userName: string): Promise<string> {
  await openAccount(site, userName)
  const response = await fetch(`${site.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName, password: PASSWORD }),
  })
  return response.headers.getSetCookie()[0]!.split(';')[0]!
}

function clientWith(origin: string, cookie: string): Client {
  return clientOf(origin, (url, { headers, ...init }) => fetch(url, { ...init, headers: { ...headers, cookie } }))
}

export async function acceptFirst(client: Client, submission: string, node: string): Promise<void> {
  const { basis, pass } = await client(appraisal.showAppraisal, { submission, node })
  await client(appraisal.decideFinding, {
    submission,
    node,
    pass: pass!,
    basis: basis!,
    version: 0,
    decision: 'accepted',
  })
}
