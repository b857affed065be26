import type { z } from 'zod'
import type { organisations } from '#contract/organisations.ts'
import type { Db, Tx } from '#db/database.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { changeRegister } from './change-register.ts'
import { refuseLaterEnd } from './in-force.ts'
import { storedPositions, type StoredPosition } from './positions.ts'

/** Ends a position, and with it the authorities that would outlast it. One that never held is taken out; its events stay. */
export async function endPosition(
  db: Db,
  { organisation, position: id, to }: z.output<typeof organisations.endPosition.input>,
  call: Call,
): Promise<Record<string, never>> {
  const { account } = actorOf(call)
  return changeRegister(db, async ({ tx }) => {
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const held = (await storedPositions(tx, { organisation })).find((one) => one.id === id)
    if (!held) throw new Refusal('not-found')
    refuseLaterEnd(held.to, to)
    const authorities = await endAuthorities(tx, held, to)
    if (to <= held.from) await tx.deleteFrom('held_position').where('id', '=', id).execute()
    else await tx.updateTable('held_position').set({ valid_to: to }).where('id', '=', id).execute()
    const { person, name, kind, title, from } = held
    const before = { to: held.to ?? null }
    const body = { position: id, person, name, kind, title, from, to, before, authoritiesEnded: authorities }
    await recordOn(tx, heads, [{ stream, kind: 'organisation.position-changed', by: account, body }], call.origin)
    return {}
  })
}

/** One without an end of its own ends with the position, unless the position goes altogether. */
async function endAuthorities(tx: Tx, { from, authorities }: StoredPosition, to: string): Promise<string[]> {
  const late = authorities.filter((one) => to <= from || one.from >= to || (one.to !== undefined && one.to > to))
  for (const { id, from } of late) {
    if (to <= from) await tx.deleteFrom('authority').where('id', '=', id).execute()
    else await tx.updateTable('authority').set({ valid_to: to }).where('id', '=', id).execute()
  }
  return late.map(({ id }) => id)
}
