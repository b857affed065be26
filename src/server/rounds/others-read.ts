import type { VariableOf } from '#domain/edition/definition.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { Period } from '#domain/period/period.ts'
import { itemsRead, type ItemRead } from '#domain/scoring/items-read.ts'
import type { Register } from '../organisations/register.ts'
import type { SuccessorFlows } from '../organisations/successor-flows.ts'
import type { ValuesAsked } from '../values/stored-value.ts'
import type { Member } from './members.ts'

/** What is known of who stands under whom, and of what successors' flows are made. */
export type Standing = { readonly register: Register; readonly flows: SuccessorFlows }

/**
 * The numbers that members read of anybody but themselves (method §7.1, §7.2): of parent, province and nation, and of
 * those that are combined; not of the group, which is fixed at each release (§9.2).
 */
export function othersRead(
  outline: Outline,
  period: Period,
  members: readonly Member[],
  { register, flows }: Standing,
): ValuesAsked[] {
  const reads = itemsRead(outline, period).filter(
    ({ of, combine }) => of !== 'group' && (of !== 'own' || combine !== 'none'),
  )
  return reads.flatMap((read) => {
    const periods = read.periods.map(({ key }) => key)
    const subjects = [...new Set(members.flatMap((member) => subjectsOf(read, member, register)))]
    if (subjects.length === 0) return []
    return [{ subjects: [...subjects, ...flows.predecessors(subjects, periods)], items: [read.item], periods }]
  })
}

/** Whose number it is: one organisation's, but not the reader's own, or those directly below. */
function subjectsOf({ of, combine }: ItemRead, member: Member, register: Register): string[] {
  const one = subjectOf(of, member, register)
  if (one === undefined) return []
  if (combine === 'none') return one === member.id ? [] : [one]
  return register.organisations.filter(({ parent }) => parent === one).map(({ id }) => id)
}

function subjectOf(of: VariableOf, { id, parent }: Member, register: Register): string | undefined {
  if (of === 'own' || of === 'group') return id
  if (of === 'parent') return parent
  const line = parent === undefined ? [id] : [id, parent, ...register.above(parent)]
  const inLine = line.find((one) => register.byId.get(one)?.kind === of)
  const all = register.organisations.filter(({ kind }) => kind === of)
  return inLine ?? (all.length === 1 ? all[0]!.id : undefined)
}
