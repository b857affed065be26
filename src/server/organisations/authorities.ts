import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { OutputOf } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import type { Db } from '#db/database.ts'
import { positionFaults } from '#domain/organisation/position.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { changeRegister } from './change-register.ts'
import { defined } from './defined.ts'
import { refuseLaterEnd } from './in-force.ts'
import { notChanged } from './not-changed.ts'
import { storedPositions } from './positions.ts'

type SetAuthority = typeof organisations.setAuthority

/** Method §10.7. Lets who holds a position sign for the head. */
export async function setAuthority(
  db: Db,
  { organisation, position, form, from, to, document }: z.output<SetAuthority['input']>,
  call: Call,
): Promise<OutputOf<SetAuthority>> {
  const { account } = actorOf(call)
  return changeRegister(db, async ({ tx, nameOn }) => {
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const held = (await storedPositions(tx, { organisation })).find((one) => one.id === position)
    if (!held) throw new Refusal('not-found')
    const authority = { form, from, ...defined({ to, document }) }
    const faults = positionFaults([{ ...held, authorities: [authority] }])
    const params = { organisation: nameOn(organisation, from), person: held.name, day: from }
    if (faults.length > 0) throw notChanged(...faults.map(({ code }) => ({ code, params })))
    const id = uuidv7()
    await tx
      .insertInto('authority')
      .values({ id, position_id: position, form, document: document ?? null, valid_from: from, valid_to: to ?? null })
      .execute()
    const body = { authority: id, position, person: held.person, name: held.name, ...authority }
    await recordOn(tx, heads, [{ stream, kind: 'organisation.authority-changed', by: account, body }], call.origin)
    return { authority: id }
  })
}

/** One that never held is taken out; its events stay. */
export async function endAuthority(
  db: Db,
  { organisation, authority: id, to }: z.output<typeof organisations.endAuthority.input>,
  call: Call,
): Promise<Record<string, never>> {
  const { account } = actorOf(call)
  return changeRegister(db, async ({ tx }) => {
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const positions = await storedPositions(tx, { organisation })
    const held = positions.find(({ authorities }) => authorities.some((one) => one.id === id))
    const authority = held?.authorities.find((one) => one.id === id)
    if (!held || !authority) throw new Refusal('not-found')
    refuseLaterEnd(authority.to ?? held.to, to)
    if (to <= authority.from) await tx.deleteFrom('authority').where('id', '=', id).execute()
    else await tx.updateTable('authority').set({ valid_to: to }).where('id', '=', id).execute()
    const { form, from } = authority
    const before = { to: authority.to ?? null }
    const body = { authority: id, position: held.id, person: held.person, name: held.name, form, from, to, before }
    await recordOn(tx, heads, [{ stream, kind: 'organisation.authority-changed', by: account, body }], call.origin)
    return {}
  })
}
