import type { z } from 'zod'
import type { OutputOf } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import type { Db } from '#db/database.ts'
import { change } from '#domain/organisation/change.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { changeRegister, refuseStale } from './change-register.ts'
import { contentFrom } from './content.ts'
import { faultOf, notChanged } from './not-changed.ts'
import { withoutId, writeVersions } from './stored-versions.ts'

type Operation = typeof organisations.changeOrganisation

/** Method §10.2. From a day on the organisation is otherwise; on the day on which it last changed, is corrected. */
export async function changeOrganisation(
  db: Db,
  { organisation, on, content: input, seen }: z.output<Operation['input']>,
  call: Call,
): Promise<OutputOf<Operation>> {
  const { account } = actorOf(call)
  const content = contentFrom(input)
  return changeRegister(db, async (register) => {
    const { tx, versions, lastOf } = register
    if (!lastOf(organisation)) throw new Refusal('not-found')
    refuseStale(register, organisation, seen)
    const changed = change(versions, { organisation, on, content })
    if (changed.kind === 'refused') throw notChanged(...changed.faults.map((fault) => faultOf(fault, register)))
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const { before, after } = (await writeVersions(tx, versions, changed.versions)).get(organisation)!
    const body = { on, before, after: after.map(withoutId) }
    await recordOn(tx, heads, [{ stream, kind: 'organisation.changed', by: account, body }], call.origin)
    return { version: after.at(-1)!.id }
  })
}
