import { sql } from 'kysely'
import type { OutputOf } from '#contract/operation.ts'
import type { rounds } from '#contract/rounds.ts'
import { faultOf } from '#domain/round/opening.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import type { RoundDeps } from './deps.ts'
import { moveRound, notChanged } from './move-round.ts'
import { planBody, planColumns, planOf, writeGroups, type PlanInput } from './plan.ts'

type Done = OutputOf<typeof rounds.createRound>

/** Plans a round. It may lie after its period, and another one may read the same values. */
export async function createRound(deps: RoundDeps, input: PlanInput & { round: string }, call: Call): Promise<Done> {
  const { account } = actorOf(call)
  const { round: id, ...written } = input
  const plan = await planOf(deps, written)
  return deps.db.transaction().execute(async (tx) => {
    const stream = `round:${id}` as const
    const heads = await lockHeads(tx, [stream])
    // A head that has moved belongs to a round that is, or was.
    if (heads.byStream.get(stream)!.sequence > 0) throw notChanged([faultOf('round-known')])
    await tx
      .insertInto('round')
      .values({ id, ...planColumns(plan), state: 'draft', version: 1 })
      .execute()
    await writeGroups(tx, id, plan.groups)
    const event = { stream, kind: 'round.created', by: account, body: { version: 1, ...planBody(plan) } } as const
    await recordOn(tx, heads, [event], call.origin)
    return { version: 1 }
  })
}

export async function changeRound(
  deps: RoundDeps,
  { round: id, version, ...written }: PlanInput & { round: string; version: number },
  call: Call,
): Promise<Done> {
  const mover = { account: actorOf(call).account, origin: call.origin }
  const plan = await planOf(deps, written)
  return deps.db.transaction().execute((tx) =>
    moveRound(tx, 'changeRound', { round: id, version }, mover, async () => {
      await writeGroups(tx, id, plan.groups)
      return { set: planColumns(plan), body: planBody(plan), answer: (version) => ({ version }) }
    }),
  )
}

/** A draft leaves nothing but its history. */
export async function deleteRound(
  { db }: RoundDeps,
  seen: { readonly round: string; readonly version: number },
  call: Call,
): Promise<Record<string, never>> {
  const mover = { account: actorOf(call).account, origin: call.origin }
  return db.transaction().execute((tx) =>
    moveRound(tx, 'deleteRound', seen, mover, async ({ title }) => {
      await sql`delete from round_group where round_id = ${seen.round}`.execute(tx)
      return { set: 'delete', body: { title }, answer: () => ({}) }
    }),
  )
}
