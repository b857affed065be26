import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { OutputOf } from '#contract/operation.ts'
import type { organisations, SuccessionInput } from '#contract/organisations.ts'
import type { Db, Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import type { OrganisationVersion } from '#domain/organisation/organisation-version.ts'
import { succeed } from '#domain/organisation/succeed.ts'
import type { Succession, Successor } from '#domain/organisation/succession.ts'
import { insertRows } from '../bulk-insert.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { handOver, openWorkOf, streamsOf } from '../rounds/hand-over.ts'
import { changeRegister, refuseStale, type OpenRegister } from './change-register.ts'
import { contentFrom } from './content.ts'
import { defined } from './defined.ts'
import { faultOf, notChanged } from './not-changed.ts'
import { withoutId, writeVersions, type Rewritten } from './stored-versions.ts'

type Operation = typeof organisations.recordSuccession
export type Recorded = Succession & { readonly id: string }

/**
 * Method §10.3, §11.9. Carries out the successions of one day together, with an event for every organisation they touch;
 * open work goes to the successors with them.
 */
export async function recordSuccession(
  db: Db,
  { successions: input, seen }: z.output<Operation['input']>,
  call: Call,
): Promise<OutputOf<Operation>> {
  const { account } = actorOf(call)
  const successions = recordedFrom(input)
  return changeRegister(db, async (register) => {
    const { tx, versions } = register
    const after = decided(register, successions, seen)
    const touched = touchedBy(successions, versions, after)
    const predecessors = successions.flatMap((one) => one.predecessors)
    const streams = streamsOf(await openWorkOf(tx, predecessors))
    const heads = await lockHeads(tx, [...touched.map((id) => `organisation:${id}` as const), ...streams])
    const rewritten = await carryOut(register, successions, after, heads.at)
    const events = touched.map((id) => eventOf(id, successions, rewritten.get(id), account))
    const moved = await handOver(tx, await openWorkOf(tx, predecessors), { at: heads.at, by: account })
    await recordOn(tx, heads, [...events, ...moved], call.origin)
    return { successions: successions.map(({ id }) => id) }
  })
}

export function recordedFrom(input: z.output<Operation['input']>['successions']): Recorded[] {
  return input.map((one) => ({ ...successionFrom(one), id: uuidv7() }))
}

/** What the register is to be; refuses what cannot be carried out, or was not seen as it stands. */
export function decided(
  register: OpenRegister,
  successions: readonly Recorded[],
  seen: Readonly<Record<string, string>>,
): readonly OrganisationVersion[] {
  for (const id of successions.flatMap(existingIn)) refuseStale(register, id, seen[id])
  const done = succeed(register.versions, successions)
  if (done.kind === 'succeeded') return done.versions
  const begun = new Map(successions.flatMap(({ successors }) => successors.flatMap(newOne)))
  throw notChanged(...done.faults.map((fault) => faultOf(fault, register, begun)))
}

/** Writes the register as it is to be, and the successions; not yet what follows from them. */
export async function carryOut(
  { tx, versions, lastOf }: OpenRegister,
  successions: readonly Recorded[],
  after: readonly OrganisationVersion[],
  at: Date,
): Promise<ReadonlyMap<string, Rewritten>> {
  const begun = new Set(after.map(({ organisation }) => organisation).filter((id) => !lastOf(id)))
  const fresh = [...begun].map((id) => ({ id, created_at: at }))
  if (fresh.length > 0) await insertRows(tx, 'organisation', fresh)
  const rewritten = await writeVersions(tx, versions, after)
  await writeSuccessions(tx, successions, at)
  return rewritten
}

/** Whoever a succession names, and whoever it moved without a word. */
function touchedBy(
  successions: readonly Succession[],
  before: readonly OrganisationVersion[],
  after: readonly OrganisationVersion[],
): string[] {
  const named = successions.flatMap((one) => [
    ...one.predecessors,
    ...one.successors.map(({ organisation }) => organisation),
  ])
  const kept = new Set(before)
  const moved = after.filter((version) => !kept.has(version)).map(({ organisation }) => organisation)
  return [...new Set([...named, ...moved])]
}

function successionFrom(input: SuccessionInput): Succession {
  const { kind, decision, effectiveOn, predecessors, successors, ...rest } = input
  return {
    kind,
    decision,
    effectiveOn,
    predecessors,
    successors: successors.map((one): Successor => {
      if (one.kind === 'new') return { ...one, content: contentFrom(one.content) }
      const { content, ...existing } = one
      return content ? { ...existing, content: contentFrom(content) } : existing
    }),
    ...defined(rest),
  }
}

async function writeSuccessions(tx: Tx, successions: readonly Recorded[], at: Date): Promise<void> {
  await insertRows(
    tx,
    'succession',
    successions.map(({ id, kind, decision, effectiveOn }) => ({
      id,
      kind,
      decision_number: decision.number,
      decision_date: decision.date,
      decided_by: decision.issuedBy,
      effective_on: effectiveOn,
      recorded_at: at,
    })),
  )
  await insertRows(tx, 'succession_member', successions.flatMap(memberRows))
}

function memberRows({ id, predecessors, successors, shares }: Recorded) {
  const row = (side: string) => (organisation: string, ordinal: number) => ({
    succession_id: id,
    organisation_id: organisation,
    side,
    ordinal,
    share: (side === 'successor' ? shares?.[organisation] : undefined) ?? null,
  })
  const after = successors.map(({ organisation }) => organisation)
  return [...predecessors.map(row('predecessor')), ...after.map(row('successor'))]
}

/** Tells the decisions that name the organisation; one that was only moved, those that ended who it stood under. */
function eventOf(
  id: string,
  successions: readonly Recorded[],
  { before, after }: Rewritten = { before: [], after: [] },
  by: string,
): NewEvent {
  const above = new Set(before.map(({ parent }) => parent))
  const names = ({ predecessors, successors }: Recorded): boolean =>
    predecessors.includes(id) || successors.some(({ organisation }) => organisation === id)
  const own = successions.filter(names)
  const told =
    own.length > 0 ? own : successions.filter(({ predecessors }) => predecessors.some((one) => above.has(one)))
  return {
    stream: `organisation:${id}`,
    kind: 'organisation.succession-recorded',
    by,
    body: {
      successions: told.map(({ successors, ...succession }) => ({
        ...succession,
        successors: successors.map(({ organisation }) => organisation),
      })),
      before,
      after: after.map(withoutId),
    },
  }
}

function newOne(successor: Successor): [string, string][] {
  return successor.kind === 'new' ? [[successor.organisation, successor.content.name]] : []
}

function existingIn({ predecessors, successors }: Succession): string[] {
  const goingOn = successors.filter(({ kind }) => kind === 'existing').map(({ organisation }) => organisation)
  return [...predecessors, ...goingOn]
}
