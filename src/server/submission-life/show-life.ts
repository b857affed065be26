import { sql } from 'kysely'
import { LifeEventKind, type LifeEntry } from '#contract/submission-life.ts'
import type { Db } from '#db/database.ts'
import type { ReceiptForm } from '#domain/submission/submission.ts'
import { actorOf, type Call } from '../call.ts'
import { registerOn, today } from '../organisations/register.ts'
import { submissionOf } from '../submissions/stored-submission.ts'
import { readerOf } from '../submissions/whose.ts'

const MOST = 500

/** What the events of these kinds hold of what is told here. */
type Body = {
  readonly attempt?: number
  readonly number?: string
  readonly form?: ReceiptForm
  readonly node?: string
  readonly nodes?: readonly string[]
  readonly also?: readonly string[]
  readonly reopened?: { readonly nodes: readonly string[] }
  readonly until?: string
  readonly reason?: string | null
  readonly side?: 'unit' | 'appraiser'
}

type Row = { id: string; kind: LifeEventKind; at: Date; by: string | null; body: Body; recalled_at: Date | null }

/** The life of a submission so far, newest first: who moved it, when and why, and what was opened in it. */
export async function showLife(db: Db, id: string, call: Call): Promise<{ entries: LifeEntry[] }> {
  const submission = await submissionOf(db, id)
  const above = (await registerOn(db, today())).above(submission.keeper)
  const isUnits = readerOf(actorOf(call), submission, above) === 'unit'
  const hidesReason = (kind: LifeEventKind): boolean =>
    kind === 'submission.sent-back' && isUnits && submission.state !== 'approved'
  return { entries: (await rowsOf(db, id)).map((row) => entryOf(row, hidesReason(row.kind))) }
}

async function rowsOf(db: Db, id: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select event.id, event.kind, event.at, account.display_name as by, event.body, receipt.recalled_at
    from event
    left join account on account.id = event.by_account
    left join receipt on receipt.submission_id = ${id}
      and receipt.number = event.body ->> 'number' and event.kind in ('submission.submitted', 'submission.reopening-ended')
    where event.stream = ${`submission:${id}`} and event.kind = any(${LifeEventKind.options}::text[])
    order by event.sequence desc limit ${MOST}
  `.execute(db)
  return rows
}

function entryOf({ id, kind, at, by, body, recalled_at }: Row, hidesReason: boolean): LifeEntry {
  const { attempt, number, form, node, nodes = node === undefined ? [] : [node], also = [], until, reason, side } = body
  const isReceipt = attempt !== undefined && number !== undefined && form !== undefined
  return {
    ...{ id, kind, at: at.toISOString() },
    ...(by !== null && { by }),
    ...(isReceipt && {
      receipt: { attempt, number, form, ...(recalled_at && { recalledAt: recalled_at.toISOString() }) },
    }),
    nodes: [...(body.reopened?.nodes ?? nodes)],
    also: [...also],
    ...(until !== undefined && { until }),
    ...(typeof reason === 'string' && !hidesReason && { reason }),
    ...(side !== undefined && { side }),
  }
}
