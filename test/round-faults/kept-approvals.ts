import type { Database } from '#db/database.ts'
import { brokenChains } from '../faults/kept-history.ts'

/** How the approval of a submission stands by its rows. */
export type ApprovalRows = {
  readonly id: string
  readonly state: string
  readonly version: number
  /** Final scorecards; and those whose bytes are what their digest says. */
  readonly cards: number
  readonly sealed: number
  readonly events: number
  /** Events that name the final scorecard's digest and the round's decision. */
  readonly told: number
  /** Notices to the unit's people, of whom there is one. */
  readonly notices: number
}

export async function approvalsOf({ pool }: Database, round: string): Promise<Map<string, ApprovalRows>> {
  const { rows } = await pool.query<ApprovalRows>(
    `select submission.id, submission.state, submission.version,
       (select count(*) from scorecard where submission_id = submission.id and stage = 'final')::int as cards,
       (select count(*) from scorecard where submission_id = submission.id and stage = 'final'
          and hash = sha256(convert_to(body::text, 'UTF8')))::int as sealed,
       (select count(*) from event where stream = 'submission:' || submission.id
          and kind = 'submission.approved')::int as events,
       (select count(*) from event
          join scorecard on scorecard.submission_id = submission.id and scorecard.stage = 'final'
          join approval on approval.round_id = submission.round_id
        where event.stream = 'submission:' || submission.id and event.kind = 'submission.approved'
          and event.body -> 'card' ->> 'digest' = encode(scorecard.hash, 'hex')
          and event.body -> 'decision' ->> 'decisionNumber' = approval.decision_number)::int as told,
       (select count(*) from notice where kind = 'approved' and once_key like 'approved:' || submission.id || ':%')::int
         as notices
     from submission where submission.round_id = $1`,
    [round],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export function isApproved({ state, version, cards, sealed, events, told, notices }: ApprovalRows): boolean {
  const once = [cards, sealed, events, told, notices].every((count) => count === 1)
  return state === 'approved' && version === VERSION_AT_COUNCIL + 1 && once
}

function isUntouched({ state, cards, events, notices }: ApprovalRows): boolean {
  return state !== 'approved' && cards + events + notices === 0
}

/** The version of submissions that `atCouncil` has brought there. */
export const VERSION_AT_COUNCIL = 3

/** What of the approvals of a round is not as it must be: anything half done, a second decision, a broken chain. */
export async function approvalFaults(database: Database, data: string, round: string): Promise<string[]> {
  const rows = [...(await approvalsOf(database, round)).values()]
  const { rowCount } = await database.pool.query('select from approval where round_id = $1', [round])
  const isOne = rowCount === (rows.some(isApproved) ? 1 : 0)
  return [
    ...rows.filter((row) => !isApproved(row) && !isUntouched(row)).map((row) => `half done: ${JSON.stringify(row)}`),
    ...(isOne ? [] : [`${rowCount} decisions of the round`]),
    ...(await brokenChains(database, data)),
  ]
}
