import { z } from 'zod'
import { MOST_DIGITS, digitsOf } from '../decimal.ts'
import { applicableLeaves, readsOwn } from '../edition/asked-items.ts'
import type { Outline } from '../edition/outline.ts'
import * as exact from '../exact.ts'
import type { Exact } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import type { DataItem, ItemKind } from '../item/data-item.ts'
import type { Organisation, OrganisationKind } from '../organisation/organisation.ts'
import { exactOf, hardFaults, type ValueContent } from './value-content.ts'
import { counts, type ValueSource, type ValueState } from './value-state.ts'

/** Why the members' numbers do not make one of the organisation above them. */
export const RollUpReason = z.enum(['no-members', 'members-missing', 'not-a-value'])
export type RollUpReason = z.infer<typeof RollUpReason>

/** Why nothing is written although it was asked for. */
export const RollUpLeft = z.enum([...RollUpReason.options, 'unchanged', 'given-otherwise'])
export type RollUpLeft = z.infer<typeof RollUpLeft>

type NumberContent = Extract<ValueContent, { kind: 'number' }>

export type RolledUp =
  | { readonly sum: Exact; readonly content: NumberContent }
  | { readonly reason: RollUpReason; readonly missing: readonly string[] }

const SUMMED: readonly ItemKind[] = ['count', 'amount', 'ratio', 'points']
const NO_AGENCY: readonly (OrganisationKind | undefined)[] = ['company', 'association']

/** Method §7.10. The items that add up over units and that an edition asks of an organisation of this kind. */
export function summedItems(outline: Outline, kind: OrganisationKind | undefined): DataItem[] {
  const items = new Map<string, DataItem>()
  const applicable = new Set(applicableLeaves(outline, kind))
  for (const node of outline.leaves)
    for (const { item, variable } of node.leaf!.letters) {
      // Whoever stands below reads it too, also on a leaf that does not apply to the organisation itself.
      const isOfThoseBelow = variable.of === kind || variable.of === 'parent'
      const isAsked = isOfThoseBelow || (readsOwn(variable, kind) && applicable.has(node))
      const isSummed = item.overUnits === 'sum' && SUMMED.includes(item.kind)
      if (isAsked && isSummed && variable.combine === 'none') items.set(item.id, item)
    }
  return [...items.values()]
}

/**
 * Method §7.10. Those directly below an organisation, in official order; companies and associations are none, for what
 * they supply comes in parts (§7.6). With a group, only its members.
 */
export function rollUpMembers(
  organisation: string,
  organisations: readonly Organisation[],
  group?: string,
): Organisation[] {
  return organisations.filter(
    (one) =>
      one.parent === organisation && !NO_AGENCY.includes(one.kind) && (group === undefined || one.group === group),
  )
}

/** Method §7.10. The exact sum of the members' numbers of an item; one that lacks makes the whole missing. */
export function rolledUp(item: DataItem, members: readonly string[], values: ReadonlyMap<string, Exact>): RolledUp {
  if (members.length === 0) return { reason: 'no-members', missing: [] }
  const missing = members.filter((member) => !values.has(member))
  if (missing.length > 0) return { reason: 'members-missing', missing }
  const sum = members.map((member) => values.get(member)!).reduce(exact.add)
  const content = { kind: 'number', number: toShortDecimal(sum) } as const
  // A split's shares can leave a fraction that no decimal writes.
  const isWritten = !content.number.includes('/') && digitsOf(content.number) <= MOST_DIGITS
  if (!isWritten || hardFaults(item, content).length > 0) return { reason: 'not-a-value', missing: [] }
  return { sum, content }
}

export type PresentValue = {
  readonly content: ValueContent
  readonly source: ValueSource
  readonly state: ValueState
}

/** True where the organisation's own number is the sum. */
export function isSum(item: DataItem, rolled: RolledUp, present: PresentValue | undefined): boolean {
  if ('reason' in rolled || !present || !counts(present.state)) return false
  const number = exactOf(item, present.content)
  return number !== undefined && exact.compare(number, rolled.sum) === 0
}

/**
 * Method §7.10. Why a sum is not written as the organisation's own number; undefined where it is. What somebody gave in
 * another way gives way only where the item is named.
 */
export function whyNotWritten(
  item: DataItem,
  rolled: RolledUp,
  present: PresentValue | undefined,
  isNamed: boolean,
): RollUpLeft | undefined {
  if ('reason' in rolled) return rolled.reason
  if (isSum(item, rolled, present)) return 'unchanged'
  const isFree = !present || present.source === 'rolled-up' || present.state === 'withdrawn'
  return isFree || isNamed ? undefined : 'given-otherwise'
}
