import type { Database } from '#db/database.ts'
import { brokenChains } from '../faults/kept-history.ts'
import { VALUES_EACH } from './round-folder.ts'
import type { Submitted } from './submitting.ts'

/** How a submission stands by its rows. */
export type SubmissionRows = {
  readonly id: string
  readonly state: string
  readonly attempt: number
  readonly number: string | null
  readonly at: Date | null
  readonly digest: string | null
  readonly receipts: number
  readonly pins: number
  /** Pins of versions that are the latest of the unit's own. */
  readonly latest: number
  readonly cards: number
  /** Events that tell the receipt with its moment, on the submission's stream and on the unit's. */
  readonly told: number
  readonly events: number
}

export async function rowsOfRound({ pool }: Database, round: string): Promise<SubmissionRows[]> {
  const { rows } = await pool.query<SubmissionRows>(
    `select submission.id, submission.state, submission.attempt, receipt.number, receipt.at,
       encode(receipt.hash, 'hex') as digest,
       (select count(*) from receipt where submission_id = submission.id)::int as receipts,
       (select count(*) from pin where submission_id = submission.id)::int as pins,
       (select count(*) from pin join value on value.id = pin.value_id
          where submission_id = submission.id and value.subject_id = submission.organisation_id
            and not exists (select from value as newer where (newer.subject_id, newer.item_id, newer.period)
              = (value.subject_id, value.item_id, value.period) and newer.version > value.version))::int as latest,
       (select count(*) from scorecard where submission_id = submission.id and stage = 'self')::int as cards,
       (select count(*) from event where kind = 'submission.submitted' and body ->> 'number' = receipt.number
          and (body ->> 'askedAt')::timestamptz = receipt.at and at >= receipt.at
          and stream in ('submission:' || submission.id, 'organisation:' || submission.organisation_id))::int as told,
       (select count(*) from event where kind = 'submission.submitted'
          and stream in ('submission:' || submission.id, 'organisation:' || submission.organisation_id))::int as events
     from submission left join receipt on receipt.submission_id = submission.id and receipt.attempt = submission.attempt
     where submission.round_id = $1`,
    [round],
  )
  return rows
}

/**
 * What of a round is not as it must be: an acknowledged submission that is not there whole, a refused one that is there,
 * anything half done, numbers with a gap, a chain that does not hold. Empty when all is well.
 */
export async function submissionFaults(
  database: Database,
  { round, data }: { readonly round: string; readonly data: string },
  answers: readonly Submitted[],
): Promise<string[]> {
  const rows = new Map((await rowsOfRound(database, round)).map((row) => [row.id, row]))
  return [
    ...[...rows.values()].filter((row) => !isWhole(row) && !isUntouched(row)).map((row) => `half done: ${told(row)}`),
    ...answers.flatMap((answer) => answerFault(answer, rows.get(answer.head.submission)!) ?? []),
    ...numberFaults([...rows.values()]),
    ...(await brokenChains(database, data)),
  ]
}

export function isWhole(row: SubmissionRows): boolean {
  const once = row.receipts === 1 && row.cards === 1 && row.told === 2 && row.events === 2
  return row.state === 'submitted' && row.attempt === 1 && once && row.pins === VALUES_EACH && row.latest === row.pins
}

function isUntouched({ state, attempt, receipts, pins, cards, events }: SubmissionRows): boolean {
  return state === 'draft' && attempt === 0 && receipts + pins + cards + events === 0
}

/** An answer that never came says nothing: the rows decide what it was. */
function answerFault({ status, code, receipt }: Submitted, row: SubmissionRows): string | undefined {
  if (status === undefined) return undefined
  if (status !== 200) return isUntouched(row) ? undefined : `refused with ${String(code)} and there: ${told(row)}`
  const isIt = row.number === receipt?.number && row.digest === receipt?.digest && row.pins === receipt?.values
  const isThen = row.at?.toISOString() === receipt?.at
  return isIt && isThen && isWhole(row) ? undefined : `acknowledged ${JSON.stringify(receipt)}: ${told(row)}`
}

/** Of the rule: the receipts of a year are numbered 1, 2, 3 …. */
function numberFaults(rows: readonly SubmissionRows[]): string[] {
  const numbers = rows.flatMap(({ number }) => (number === null ? [] : [Number(number.slice(5))])).sort((a, b) => a - b)
  return numbers.every((number, at) => number === at + 1) ? [] : [`receipt numbers: ${numbers.join(' ')}`]
}

function told(row: SubmissionRows): string {
  return JSON.stringify(row)
}
