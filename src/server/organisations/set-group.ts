import type { z } from 'zod'
import type { organisations } from '#contract/organisations.ts'
import type { Db, Tx } from '#db/database.ts'
import { isInForce } from '#domain/organisation/day.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { changeRegister } from './change-register.ts'
import { refuseOutOfForce } from './in-force.ts'
import { notChanged } from './not-changed.ts'

/** From a day on an organisation is in one group, or in none; on the day on which it came in, that is corrected. */
export async function setGroup(
  db: Db,
  { organisation, from, group, isRanked, seen }: z.output<typeof organisations.setGroup.input>,
  call: Call,
): Promise<Record<string, never>> {
  const { account } = actorOf(call)
  return changeRegister(db, async (register) => {
    const { tx } = register
    refuseOutOfForce(register, organisation, from)
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const params = { organisation: register.nameOn(organisation, from), day: from }
    if (group !== null && !(await isGroup(tx, group)))
      throw notChanged({ code: 'group-unknown', params: { ...params, written: group } })
    const known = await memberships(tx, organisation)
    const later = known.find((one) => one.from > from)
    if (later) throw notChanged({ code: 'before-last-group', params: { ...params, day: later.from } })
    const running = known.find((one) => isInForce(one, from))
    if ((running?.group ?? null) !== seen) throw new Refusal('stale', undefined, { current: running ?? null })
    if (group === (running?.group ?? null) && (group === null || isRanked === running?.isRanked))
      throw notChanged({ code: 'nothing-changed', params })
    if (running) await leave(tx, organisation, running.from, from)
    if (group !== null)
      await tx
        .insertInto('group_member')
        .values({ group_id: group, organisation_id: organisation, valid_from: from, ranked: isRanked })
        .execute()
    const body = { from, group, isRanked, before: running ?? null }
    await recordOn(tx, heads, [{ stream, kind: 'organisation.group-changed', by: account, body }], call.origin)
    return {}
  })
}

async function isGroup(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('organisation_group').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

async function memberships(tx: Tx, organisation: string) {
  const rows = await tx
    .selectFrom('group_member')
    .select(['group_id', 'valid_from', 'valid_to', 'ranked'])
    .where('organisation_id', '=', organisation)
    .execute()
  return rows.map(({ group_id, valid_from, valid_to, ranked }) => ({
    group: group_id,
    isRanked: ranked,
    from: valid_from,
    ...(valid_to !== null && { to: valid_to }),
  }))
}

/** A membership that would end on the day on which it began leaves nothing. */
export async function leave(tx: Tx, organisation: string, since: string, day: string): Promise<void> {
  const gone = { organisation_id: organisation, valid_from: since }
  if (since === day)
    await tx
      .deleteFrom('group_member')
      .where((where) => where.and(gone))
      .execute()
  else
    await tx
      .updateTable('group_member')
      .set({ valid_to: day })
      .where((where) => where.and(gone))
      .execute()
}
