import type { OutputOf } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import type { z } from 'zod'
import type { Db } from '#db/database.ts'
import { newFaults } from '#domain/organisation/change.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { changeRegister } from './change-register.ts'
import { contentFrom } from './content.ts'
import { faultOf, notChanged } from './not-changed.ts'
import { writeVersions } from './stored-versions.ts'

type Operation = typeof organisations.createOrganisation

/** Adds one that no decision establishes here: a company, an agency that has always been there. */
export async function createOrganisation(
  db: Db,
  { organisation, from, content: input }: z.output<Operation['input']>,
  call: Call,
): Promise<OutputOf<Operation>> {
  const { account } = actorOf(call)
  const content = contentFrom(input)
  return changeRegister(db, async (register) => {
    const { tx, versions, lastOf } = register
    const named = new Map([[organisation, content.name]])
    if (lastOf(organisation))
      throw notChanged(faultOf({ code: 'organisation-known', organisation, day: from }, register, named))
    const after = [...versions, { ...content, organisation, from }]
    const faults = newFaults(versions, after)
    if (faults.length > 0) throw notChanged(...faults.map((fault) => faultOf(fault, register, named)))
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    await tx.insertInto('organisation').values({ id: organisation, created_at: heads.at }).execute()
    const rewritten = await writeVersions(tx, versions, after)
    const body = { from, ...content }
    await recordOn(tx, heads, [{ stream, kind: 'organisation.created', by: account, body }], call.origin)
    return { version: rewritten.get(organisation)!.after[0]!.id }
  })
}
