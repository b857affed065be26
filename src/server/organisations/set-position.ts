import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { OutputOf } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import type { Db, Tx } from '#db/database.ts'
import { positionFaults, type Position } from '#domain/organisation/position.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { changeRegister } from './change-register.ts'
import { defined } from './defined.ts'
import { refuseOutOfForce } from './in-force.ts'
import { notChanged } from './not-changed.ts'
import { storedPositions } from './positions.ts'

type Operation = typeof organisations.setPosition
type Input = z.output<Operation['input']>

/** Method §10.7. Says what a person is in an organisation from a day on; contact is kept out of the history. */
export async function setPosition(db: Db, input: Input, call: Call): Promise<OutputOf<Operation>> {
  const { account } = actorOf(call)
  const { organisation, kind, title, from } = input
  return changeRegister(db, async (register) => {
    const { tx } = register
    refuseOutOfForce(register, organisation, from)
    const person = await personOf(tx, input.person)
    const to = defined({ to: input.to })
    const position: Position = { organisation, person: person.id, kind, title, from, ...to, authorities: [] }
    const held = (await storedPositions(tx, { organisation })).map((one) => ({ ...one, authorities: [] }))
    const faults = positionFaults([...held, position]).filter((fault) => fault.position === held.length)
    if (faults.length > 0)
      throw notChanged(
        ...faults.map(({ code }) => ({
          code,
          params: { organisation: register.nameOn(organisation, from), person: person.name, day: from },
        })),
      )
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    if ('fresh' in person)
      await tx
        .insertInto('person')
        .values({ id: person.id, full_name: person.name, ...person.fresh, created_at: heads.at })
        .execute()
    const id = uuidv7()
    await tx
      .insertInto('held_position')
      .values({
        id,
        person_id: person.id,
        organisation_id: organisation,
        kind,
        title,
        valid_from: from,
        valid_to: input.to ?? null,
      })
      .execute()
    const body = { position: id, person: person.id, name: person.name, kind, title, from, ...to }
    await recordOn(tx, heads, [{ stream, kind: 'organisation.position-changed', by: account, body }], call.origin)
    return { position: id, person: person.id }
  })
}

/** Somebody who is known, or who is to be. */
async function personOf(tx: Tx, given: Input['person']) {
  if (!('person' in given)) {
    const { name, email = null, phone = null } = given
    return { id: uuidv7(), name, fresh: { email, phone } }
  }
  const id = given.person
  const row = await tx.selectFrom('person').select('full_name').where('id', '=', id).executeTakeFirst()
  if (!row) throw notChanged({ code: 'person-unknown', params: {} })
  return { id, name: row.full_name }
}
