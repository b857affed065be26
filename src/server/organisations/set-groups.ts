import type { z } from 'zod'
import type { organisations } from '#contract/organisations.ts'
import type { Db, Tx } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { changedGroups, type NamedGroup } from '#domain/organisation/groups.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { changeRegister } from './change-register.ts'
import { notChanged } from './not-changed.ts'

/** The groups in which organisations are ranked, in their order. */
export function groupsOf(db: Db): Promise<NamedGroup[]> {
  return db.selectFrom('organisation_group').select(['id as group', 'name']).orderBy('position').orderBy('id').execute()
}

/** Puts the groups in order, renames them, adds some and takes away those in which nobody is or was. */
export async function setGroups(
  db: Db,
  { groups: asked, seen }: z.output<typeof organisations.setGroups.input>,
  call: Call,
): Promise<{ groups: NamedGroup[] }> {
  const { account } = actorOf(call)
  return changeRegister(db, async ({ tx }) => {
    const heads = await lockHeads(tx, [INSTALLATION])
    const before = await groupsOf(tx)
    if (JSON.stringify(before.map(pair)) !== JSON.stringify(seen.map(pair)))
      throw new Refusal('stale', undefined, { current: before })
    const used = await usedGroups(tx)
    const { groups, faults } = changedGroups(asked, { groups: before, isUsed: (group) => used.has(group) })
    if (faults.length > 0) throw notChanged(...faults.map(({ code, written }) => ({ code, params: { written } })))
    if (JSON.stringify(groups.map(pair)) === JSON.stringify(before.map(pair)))
      throw notChanged({ code: 'groups-as-before', params: {} })
    await written(tx, before, groups)
    const body = { groups, before }
    const event = { stream: INSTALLATION, kind: 'organisation.groups-set', by: account, body } as const
    await recordOn(tx, heads, [event], call.origin)
    return { groups: [...groups] }
  })
}

/** In which an organisation is or was, or a round is held. */
async function usedGroups(tx: Tx): Promise<ReadonlySet<string>> {
  const members = await tx.selectFrom('group_member').select('group_id').distinct().execute()
  const rounds = await tx.selectFrom('round_group').select('group_id').distinct().execute()
  return new Set([...members, ...rounds].map(({ group_id }) => group_id))
}

async function written(tx: Tx, before: readonly NamedGroup[], after: readonly NamedGroup[]): Promise<void> {
  const stay = new Set(after.map(({ group }) => group))
  const gone = before.filter(({ group }) => !stay.has(group)).map(({ group }) => group)
  if (gone.length > 0) await tx.deleteFrom('organisation_group').where('id', 'in', gone).execute()
  for (const [at, { group, name }] of after.entries())
    await tx
      .insertInto('organisation_group')
      .values({ id: group, name, position: at + 1 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, position: at + 1 }))
      .execute()
}

function pair({ group, name }: NamedGroup): [string, string] {
  return [group, name]
}
