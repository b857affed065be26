import { appraisal } from '#contract/appraisal.ts'
import type { Client } from '#contract/client.ts'
import { submissions } from '#contract/submissions.ts'
import { acceptEverything, explainEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { CONFERENCES, clientOfAccount } from './appraisal-site.ts'
import type { Site } from './site.ts'

/** A round of the demonstration whose entry runs, and the Department of Health's submission in it. */
export type SubmissionSite = {
  readonly round: OpenedRound
  readonly submission: string
  readonly health: string
  readonly as: (userName: string) => Promise<Client>
}

const MEMBERS = ['so-y-te', 'so-tu-phap'] as const
// A copy that a note made a declared number may call for a note elsewhere.
const MOST_TURNS = 4

/** Everything that is given is explained; the number of 1.1.1 is still to be typed. */
export async function openSubmission(site: Site): Promise<SubmissionSite> {
  const { database } = site
  const rows = await database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  const health = organisation('so-y-te')
  const round = await openedRound({ database, organisation }, { members: MEMBERS })
  const as = (userName: string): Promise<Client> => clientOfAccount(site, userName)
  for (const slug of MEMBERS) {
    const officer = await as(`cb.${slug}`)
    for (let rest = 1, turns = 0; rest > 0 && turns < MOST_TURNS; turns += 1) {
      await explainEverything({ call: officer }, organisation(slug))
      rest = (await officer(submissions.showSubmission, { submission: round.of(slug) })).progress!.unexplained
    }
  }
  return { round, submission: round.of('so-y-te'), health, as }
}

/** The head has sent; every criterion is decided, 1.1.1 corrected from 3 to 2; the unit has been told. */
export async function releaseFindings(site: Site, open: SubmissionSite): Promise<void> {
  const { submission, health, round, as } = open
  await saveNumber({ call: await as('cb.so-y-te') }, health, CONFERENCES, '3', { note: 'Theo giấy mời.' })
  const head = await as('tt.so-y-te')
  const seen = await head(submissions.showSubmission, { submission })
  if (seen.state === 'draft') await head(submissions.submitSubmission, { submission, version: seen.version })
  await round.endEntry(-1)
  const agency = await as('thuong-truc')
  await agency(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })
  await acceptEverything(site, submission)
  const appraiser = await as('tham-dinh-1a')
  const node = '1.1.1'
  const { basis, pass, findings } = await appraiser(appraisal.showAppraisal, { submission, node })
  await appraiser(appraisal.decideFinding, {
    ...{ submission, node, pass: pass!, basis: basis!, version: findings[0]?.version ?? 0 },
    decision: 'corrected',
    reasonCode: 'no-evidence',
    reason: 'Chỉ có hai giấy mời.',
    corrections: [
      { subject: health, item: CONFERENCES, period: '2022', content: { kind: 'number', number: '2', typed: '2' } },
    ],
  })
  await agency(submissions.moveSubmissions, { round: round.id, move: 'releaseFindings' })
}
