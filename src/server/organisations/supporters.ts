import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { OutputOf } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import type { Db, Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { supporterFaults, type SupportBy, type Supporter } from '#domain/organisation/supporter.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { changeRegister, type OpenRegister } from './change-register.ts'
import { defined } from './defined.ts'
import { refuseLaterEnd } from './in-force.ts'
import { notChanged } from './not-changed.ts'
import { storedPositions } from './positions.ts'

type AddSupporter = typeof organisations.addSupporter

/** Method §10.8. Told in the history of the commune, and of the organisation that supports it. */
export async function addSupporter(
  db: Db,
  { organisation: commune, by, document, from, to }: z.output<AddSupporter['input']>,
  call: Call,
): Promise<OutputOf<AddSupporter>> {
  const { account } = actorOf(call)
  return changeRegister(db, async (register) => {
    const { tx, lastOf } = register
    if (!lastOf(commune)) throw new Refusal('not-found')
    const heads = await lockHeads(tx, streamsOf(commune, by))
    const supporter: Supporter = { commune, by, from, ...defined({ to, document }) }
    await refuseFaults(register, supporter)
    const id = uuidv7()
    await tx
      .insertInto('supporter')
      .values({
        id,
        organisation_id: commune,
        ...(by.kind === 'organisation' ? { supporter_organisation_id: by.organisation } : { person_id: by.person }),
        document: document ?? null,
        valid_from: from,
        valid_to: to ?? null,
      })
      .execute()
    await recordOn(tx, heads, eventsOf(supporter, account, { supporter: id, ...supporter }), call.origin)
    return { supporter: id }
  })
}

/** One that never held is taken out; its events stay. */
export async function endSupporter(
  db: Db,
  { organisation: commune, supporter: id, to }: z.output<typeof organisations.endSupporter.input>,
  call: Call,
): Promise<Record<string, never>> {
  const { account } = actorOf(call)
  return changeRegister(db, async ({ tx }) => {
    const known = (await storedSupporters(tx, commune)).find((one) => one.id === id)
    if (!known) throw new Refusal('not-found')
    const heads = await lockHeads(tx, streamsOf(commune, known.by))
    refuseLaterEnd(known.to, to)
    if (to <= known.from) await tx.deleteFrom('supporter').where('id', '=', id).execute()
    else await tx.updateTable('supporter').set({ valid_to: to }).where('id', '=', id).execute()
    const { by, from } = known
    const body = { supporter: id, commune, by, from, to, before: { to: known.to ?? null } }
    await recordOn(tx, heads, eventsOf(known, account, body), call.origin)
    return {}
  })
}

async function refuseFaults({ tx, versions, nameOn }: OpenRegister, supporter: Supporter): Promise<void> {
  const { commune, by, from } = supporter
  const known = await storedSupporters(tx, commune)
  const members = (await storedPositions(tx, { kind: 'committee-member' })).map((one) => ({ ...one, authorities: [] }))
  const faults = supporterFaults([...known, supporter], versions, members).filter(
    (one) => one.supporter === known.length,
  )
  if (faults.length === 0) return
  const other =
    by.kind === 'organisation'
      ? nameOn(by.organisation, from)
      : (await tx.selectFrom('person').select('full_name').where('id', '=', by.person).executeTakeFirst())?.full_name
  const params = { organisation: nameOn(commune, from), other: other ?? '', day: from }
  throw notChanged(...faults.map(({ code }) => ({ code, params })))
}

async function storedSupporters(tx: Tx, commune: string): Promise<(Supporter & { readonly id: string })[]> {
  const rows = await tx
    .selectFrom('supporter')
    .select(['id', 'supporter_organisation_id', 'person_id', 'document', 'valid_from', 'valid_to'])
    .where('organisation_id', '=', commune)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    commune,
    by:
      row.supporter_organisation_id === null
        ? { kind: 'committee-member', person: row.person_id! }
        : { kind: 'organisation', organisation: row.supporter_organisation_id },
    from: row.valid_from,
    ...defined({ to: row.valid_to, document: row.document }),
  }))
}

function streamsOf(commune: string, by: SupportBy): `organisation:${string}`[] {
  return [...new Set([commune, ...(by.kind === 'organisation' ? [by.organisation] : [])])].map(
    (id) => `organisation:${id}` as const,
  )
}

function eventsOf({ commune, by }: Supporter, account: string, body: NewEvent['body']): NewEvent[] {
  return streamsOf(commune, by).map((stream) => ({
    stream,
    kind: 'organisation.supporter-changed',
    by: account,
    body,
  }))
}
