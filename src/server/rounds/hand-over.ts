import { sql } from 'kysely'
import type { Db, Tx } from '#db/database.ts'
import type { NewEvent, StreamName } from '#domain/event/event.ts'
import { keeperOf } from '#domain/round/keeper.ts'
import { dayAt } from '#domain/round/moment.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { TODAY } from '../sessions/today.ts'
import { handoversOf } from './handovers.ts'

/** Open work of organisations that may have ended: submissions of rounds that are not closed, and evidence. */
export type OpenWork = {
  readonly submissions: readonly { readonly id: string; readonly keeper: string }[]
  /** Whose evidence lies there. */
  readonly holders: readonly string[]
}

export async function openWorkOf(db: Db | Tx, organisations: readonly string[]): Promise<OpenWork> {
  const submissions = await sql<{ id: string; keeper: string }>`
    select submission.id, submission.keeper_id as keeper
    from submission join round on round.id = submission.round_id
    where submission.keeper_id = any(${organisations}::uuid[]) and round.state <> 'closed'
    order by submission.id
  `.execute(db)
  const holders = await sql<{ id: string }>`
    select distinct organisation_id as id from evidence
    where organisation_id = any(${organisations}::uuid[]) order by id
  `.execute(db)
  return { submissions: submissions.rows, holders: holders.rows.map(({ id }) => id) }
}

/** What a command that hands work over must have locked. */
export function streamsOf({ submissions, holders }: OpenWork): StreamName[] {
  return [
    ...submissions.map(({ id }) => `submission:${id}` as const),
    ...holders.map((id) => `organisation:${id}` as const),
  ]
}

/**
 * Method §11.9. Gives open work to the successors that are in effect, and answers the events of it. What a unit has
 * reached stays under the unit; what is still to be done is its successor's.
 */
export async function handOver(
  tx: Tx,
  { submissions, holders }: OpenWork,
  { at, by }: { readonly at: Date; readonly by: string | null },
): Promise<NewEvent[]> {
  if (submissions.length + holders.length === 0) return []
  const [handovers, today] = [await handoversOf(tx), dayAt(at.getTime())]
  const events: NewEvent[] = []
  for (const { id, keeper } of submissions) {
    const to = keeperOf(keeper, handovers, today)
    if (to === keeper) continue
    await tx
      .updateTable('submission')
      .set(({ eb }) => ({ keeper_id: to, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    events.push({ stream: `submission:${id}`, kind: 'submission.moved', by, body: { from: keeper, to } })
  }
  for (const from of holders) {
    const to = keeperOf(from, handovers, today)
    if (to === from) continue
    const { numUpdatedRows } = await tx
      .updateTable('evidence')
      .set({ organisation_id: to })
      .where('organisation_id', '=', from)
      .executeTakeFirstOrThrow()
    const body = { from, to, documents: Number(numUpdatedRows) }
    events.push({ stream: `organisation:${from}`, kind: 'evidence.moved', by, body })
  }
  return events
}

/** Hands over what a succession, recorded beforehand, has taken effect for today. */
export async function handOverDue(db: Db): Promise<number> {
  const ended = await endedHolders(db)
  if (ended.length === 0) return 0
  return db.transaction().execute(async (tx) => {
    const work = await openWorkOf(tx, ended)
    const heads = await lockHeads(tx, streamsOf(work))
    const events = await handOver(tx, await openWorkOf(tx, ended), { at: heads.at, by: null })
    await recordOn(tx, heads, events)
    return events.length
  })
}

/** Organisations with open work that are no more, and that have a successor in effect. */
async function endedHolders(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select submission.keeper_id as id from submission join round on round.id = submission.round_id
      where round.state <> 'closed'
      union select organisation_id from evidence
    ) as holder
    where not exists (
      select from organisation_version as version where version.organisation_id = holder.id
        and version.valid_from <= ${TODAY} and (version.valid_to is null or version.valid_to > ${TODAY}))
  `.execute(db)
  if (rows.length === 0) return []
  const handovers = await handoversOf(db)
  const clock = await sql<{ today: string }>`select ${TODAY} as today`.execute(db)
  const { today } = clock.rows[0]!
  return rows.map(({ id }) => id).filter((id) => keeperOf(id, handovers, today) !== id)
}
