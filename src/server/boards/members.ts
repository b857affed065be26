import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { allHolding, type FindingDecision, type FindingPass, type FindingState } from '#domain/appraisal/finding.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import type { Period } from '#domain/period/period.ts'
import { itemsRead } from '#domain/scoring/items-read.ts'
import type { Judgement } from '#domain/scoring/judgement.ts'
import { judgementsOf } from '../appraisal/stored-finding.ts'
import type { Register } from '../organisations/register.ts'
import type { SuccessorFlows } from '../organisations/successor-flows.ts'
import { isOwnRead, ownPeriods, ownValues, type OwnPeriods } from '../submissions/grounds.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import type { Claims } from '../values/assessment.ts'
import type { BoardMember } from './inputs.ts'
import { judgedNumbers } from './kept-numbers.ts'

export type BoardGrounds = {
  readonly outline: Outline
  readonly period: Period
  readonly items: ItemCatalogue
  readonly register: Register
  readonly flows: SuccessorFlows
}

/** The members of a round with what they are judged by, each kind of row in one query for all (method §13.5). */
export async function boardMembers(
  tx: Db,
  place: { readonly db: Db; readonly round: string },
  grounds: BoardGrounds,
  submissions: readonly StoredSubmission[],
): Promise<BoardMember[]> {
  const { outline, period, items, register, flows } = grounds
  const reads = itemsRead(outline, period)
  const periods = [...new Set(reads.flatMap((read) => read.periods.map(({ key }) => key)))]
  const known = new Map<string, OwnPeriods>()
  const frames = submissions.map((submission) => {
    const { member } = submission
    const predecessors = flows.predecessors([member.id], periods)
    const own = reads.map((read) => isOwnRead(read, member, register))
    // Nearly all members read the same of themselves.
    const key = own.join()
    const ofThese = known.get(key) ?? ownPeriods(reads.filter((_, at) => own[at]))
    known.set(key, ofThese)
    return { submission, predecessors, isOwn: ownValues(ofThese, { subject: member.id, predecessors }, items) }
  })
  const read = { ...place, items: scoredItems(outline), periods }
  const values = await judgedNumbers(tx, read, frames)
  const claims = await claimsOf(tx, submissions)
  const judged = await judgements(tx, submissions)
  return frames.map(({ submission: { id, member, state }, predecessors, isOwn }, at): BoardMember => {
    const rest = { predecessors, isOwn, isPinned: state !== 'draft', claims: claims.get(id)!, judged: judged.get(id) }
    return { organisation: member, values: values[at]!, group: undefined, ...rest }
  })
}

/** What no scored leaf reads need not be fetched. */
function scoredItems({ leaves }: Outline): string[] {
  const scored = leaves.filter(({ leaf }) => !leaf!.unscored)
  return [...new Set(scored.flatMap(({ leaf }) => leaf!.letters.map(({ item }) => item.id)))]
}

/** Of a submitted one, only what stood when it was submitted counts. */
async function claimsOf(db: Db, submissions: readonly StoredSubmission[]): Promise<Map<string, Claims>> {
  const ids = submissions.map(({ id }) => id)
  const { rows } = await sql<{ submission: string; node: string; state: string }>`
    select submission.id as submission, claim.node_code as node, claim.state
    from submission join round on round.id = submission.round_id
    join not_applicable as claim on claim.organisation_id = submission.organisation_id
      and claim.edition_id = round.edition_id and claim.period = round.period
    where submission.id = any(${ids}::uuid[]) and claim.state in ('accepted', 'claimed')
      and (submission.state = 'draft' or exists (
        select from pinned_claim as pinned
        where pinned.submission_id = submission.id and pinned.attempt = submission.attempt
          and pinned.node_code = claim.node_code))
  `.execute(db)
  const bySubmission = Map.groupBy(rows, ({ submission }) => submission)
  return new Map(
    ids.map((id): [string, Claims] => {
      const nodes = (state: string): string[] =>
        (bySubmission.get(id) ?? []).filter((row) => row.state === state).map(({ node }) => node)
      return [id, { accepted: nodes('accepted'), waiting: nodes('claimed') }]
    }),
  )
}

type FindingRow = {
  submission: string
  node: string
  pass: FindingPass
  state: FindingState
  decision: FindingDecision
  points: string | null
}

/** Points that the appraisers refused or gave: of each criterion of which anybody ever did, the finding that holds. */
async function judgements(
  db: Db,
  submissions: readonly StoredSubmission[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Judgement>>> {
  const ids = submissions.map(({ id }) => id)
  const { rows } = await sql<FindingRow>`
    select submission_id as submission, node_code as node, pass, state, decision, points from finding
    where (submission_id, node_code) in (
      select submission_id, node_code from finding
      where submission_id = any(${ids}::uuid[]) and decision in ('points', 'refused'))
  `.execute(db)
  const held = allHolding(rows.map((row) => ({ ...row, points: row.points ?? undefined })))
  const bySubmission = Map.groupBy(held, ({ submission }) => submission)
  return new Map([...bySubmission].map(([submission, some]) => [submission, judgementsOf(some)]))
}
