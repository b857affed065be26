import { uuidv7 } from 'uuidv7'
import { appraisal } from '#contract/appraisal.ts'
import { type Client, clientOf, urlOf } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import { submissions } from '#contract/submissions.ts'
import type { Db } from '#db/database.ts'
import { pdf } from '#test/support/evidence-files.ts'
import { acceptEverything, explainEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { openAccount, PASSWORD, type AnySite, type Site } from './site.ts'

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

/** Two departments have submitted; the first hung a decision of three pages on the number of 1.1.1. */
export async function openAppraisal(site: Site, members: readonly [string, string] = MEMBERS): Promise<AppraisalSite> {
  const { database } = site
  const rows = await database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  const as = (userName: string): Promise<Client> => clientOfAccount(site, userName)
  const health = organisation(members[0])
  const officer = await as(`cb.${members[0]}`)
  await saveNumber({ call: officer }, health, CONFERENCES, '3', { note: 'Theo giấy mời và danh sách tham dự.' })
  await saveNumber({ call: await as(`cb.${members[1]}`) }, organisation(members[1]), CONFERENCES, '2')
  const round = await openedRound({ database, organisation }, { members })
  await hang(site, { organisation: health, officer, cookie: await cookieOf(site, `cb.${members[0]}`) })
  for (const slug of members) {
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

/** The unit's word that a criterion does not apply to it, as it stood when it submitted. */
export async function claimed({ database: { db } }: Site, slug: string, node: string, reason: string): Promise<void> {
  const unit = await db.selectFrom('organisation').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  const by = await accountOf(db, `cb.${slug}`)
  await db
    .insertInto('not_applicable')
    .values({
      ...{ id: uuidv7(), organisation_id: unit.id, edition_id: 'hue-2020', node_code: node, period: PERIOD },
      ...{ state: 'claimed', reason, version: 1, claimed_by: by, claimed_at: new Date() },
    })
    .execute()
}

type Grant = { readonly role: string; organisation_id?: string; edition_id?: string; node_code?: string }

/** Further roles for an account of the demonstration. */
export async function granted({ database: { db } }: Site, userName: string, grants: readonly Grant[]): Promise<void> {
  const since = { account_id: await accountOf(db, userName), valid_from: '2020-01-01', granted_at: new Date() }
  await db
    .insertInto('role_grant')
    .values(grants.map((grant) => ({ id: uuidv7(), ...since, ...grant })))
    .execute()
}

async function accountOf(db: Db, userName: string): Promise<string> {
  const found = db.selectFrom('account').select('id').where('user_name', '=', userName)
  return (await found.executeTakeFirstOrThrow()).id
}

/** As if the unit had been approved before with the numbers of this submission: every criterion says the same. */
export async function approvedBefore(site: Site, slug: string, submission: string): Promise<void> {
  const { db, pool } = site.database
  const { id } = await db.selectFrom('organisation').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  const round = await openedRound({ database: site.database, organisation: () => id }, { members: [slug] })
  const before = round.of(slug)
  const client = await pool.connect()
  await client.query('begin')
  await client.query(
    `insert into receipt (submission_id, attempt, number, at, by_account, form, hash)
     select $2, 1, '2022-900001', at, by_account, 'head', hash from receipt where submission_id = $1`,
    [submission, before],
  )
  await client.query('insert into pin select $2, 1, value_id from pin where submission_id = $1', [submission, before])
  await client.query("update submission set state = 'approved', attempt = 1 where id = $1", [before])
  await client.query(
    `insert into approval (round_id, decision_number, decision_date, decided_by, approved_by, approved_at)
     select $1, '1/QĐ', '2023-02-01', 'Chủ tịch', by_account, now() from receipt where submission_id = $2`,
    [round.id, before],
  )
  await client.query('commit')
  client.release()
  await acceptEverything(site, before)
}

/** A caller signed in to an account of the demonstration. */
export async function clientOfAccount(site: Site, userName: string): Promise<Client> {
  return clientWith(site.url, await cookieOf(site, userName))
}

export async function cookieOf(site: AnySite, userName: string): Promise<string> {
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
