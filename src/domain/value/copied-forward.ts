import { z } from 'zod'
import type { DataItem, ItemCatalogue } from '../item/data-item.ts'
import { periodFrom, type Period } from '../period/period.ts'
import type { ValueContent } from './value-content.ts'
import { counts, type ValueState } from './value-state.ts'

/** Why a value is not copied into the next period. */
export const NotCopiedCode = z.enum([
  'item-unknown',
  'not-a-stock',
  'points',
  'other-kind-of-period',
  'not-earlier',
  'cannot-provide',
  'withdrawn',
  'to-be-confirmed',
  'disputed',
  'already-given',
])
export type NotCopiedCode = z.infer<typeof NotCopiedCode>

type Key = {
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string | undefined
}

/** The latest version of a key in the earlier period. */
export type EarlierVersion = Key & {
  readonly id: string
  readonly content: ValueContent
  readonly state: ValueState
}

/** A new version to be saved: to be confirmed until the unit says that it still holds. */
export type Copy = Key & {
  readonly content: ValueContent
  readonly source: 'copied'
  readonly origin: { readonly version: string; readonly period: string }
}

export type CopiedForward = {
  readonly copies: readonly Copy[]
  readonly left: readonly (EarlierVersion & { readonly why: NotCopiedCode })[]
}

/**
 * Method §7.8: copies what stood at the end of an earlier period of the same kind. `given` are the keys that already
 * have a version in `to`, whatever it holds.
 */
export function copiedForward(
  earlier: readonly EarlierVersion[],
  to: Period,
  given: readonly Key[],
  items: ItemCatalogue,
): CopiedForward {
  const taken = takenIn(given.filter((key) => key.period === to.key))
  const [copies, left]: [Copy[], (EarlierVersion & { why: NotCopiedCode })[]] = [[], []]
  for (const version of earlier) {
    const why = whyNotCopied(version, to, items.get(version.item), taken)
    if (why) left.push({ ...version, why })
    else copies.push(copyOf(version, to))
  }
  return { copies, left }
}

function whyNotCopied(
  version: EarlierVersion,
  to: Period,
  item: DataItem | undefined,
  taken: ReadonlySet<string>,
): NotCopiedCode | undefined {
  const from = periodFrom(version.period)
  if (!item) return 'item-unknown'
  if (item.overTime !== 'stock') return 'not-a-stock'
  if (item.kind === 'points') return 'points'
  if (from?.kind !== to.kind) return 'other-kind-of-period'
  if (from.to > to.from) return 'not-earlier'
  const { kind } = version.content
  if (kind === 'cannot-provide' || kind === 'withdrawn') return kind
  if (!counts(version.state)) return 'to-be-confirmed'
  if (version.state === 'disputed') return 'disputed'
  const isTaken =
    taken.has(keyOf(version)) || (version.part !== undefined && taken.has(keyOf({ ...version, part: ANY })))
  return isTaken ? 'already-given' : undefined
}

function copyOf({ subject, item, part, content, id, period }: EarlierVersion, to: Period): Copy {
  const origin = { version: id, period }
  return { subject, item, period: to.key, ...(part !== undefined && { part }), content, source: 'copied', origin }
}

/** The keys that are closed to copies: an undivided value closes its parts, and a part the undivided value. */
function takenIn(given: readonly Key[]): Set<string> {
  return new Set(
    given.flatMap((key) => [keyOf(key), keyOf({ ...key, part: key.part === undefined ? ANY : undefined })]),
  )
}

const ANY = '*'

function keyOf({ subject, item, part }: Key): string {
  return `${item}|${subject}|${part ?? ''}`
}
