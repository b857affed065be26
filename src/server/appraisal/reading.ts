import type { Outline } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import type { Period } from '#domain/period/period.ts'
import { itemsRead } from '#domain/scoring/items-read.ts'
import { keyOf } from '#domain/submission/pins.ts'
import type { Register } from '../organisations/register.ts'
import type { SuccessorFlows } from '../organisations/successor-flows.ts'
import type { Grounds } from '../submissions/grounds.ts'
import type { ValueKey } from '../values/stored-value.ts'
import { subjectOf } from '../values/surroundings.ts'

/** What must be known to tell which numbers a member's criteria read. */
export type Reading = {
  readonly outline: Outline
  readonly items: ItemCatalogue
  readonly period: Period
  readonly member: Organisation
  readonly register: Register
  /** Whose numbers count in flows (method §10.5). */
  readonly predecessors: SuccessorFlows['predecessors']
}

export function readingOf({ outline, items, period, member, surroundings }: Grounds): Reading {
  const { register, predecessors } = surroundings
  return { outline, items, period, member, register, predecessors }
}

/** Whose item of which period one criterion may read; the group's figures are nobody's to correct. */
export function keysRead(
  { outline, items, period, member, register, predecessors }: Reading,
  code: string,
): ValueKey[] {
  return itemsRead(outline, period, { code }).flatMap(({ item, of, combine, periods }) => {
    if (of === 'group') return []
    const one = subjectOf(of, member.id, register)
    if (one === undefined) return []
    const below = (): string[] => register.organisations.filter(({ parent }) => parent === one).map(({ id }) => id)
    const subjects = combine === 'none' ? [one] : below()
    const keys = periods.map(({ key }) => key)
    const before = items.get(item)?.overTime === 'flow' ? predecessors(subjects, keys) : []
    return [...subjects, ...before].flatMap((subject) => keys.map((period) => ({ subject, item, period })))
  })
}

/** Criteria that read one of some numbers; parts of a number are read where it is. */
export function criteriaReadingKeys(reading: Reading, keys: readonly ValueKey[]): Set<string> {
  const wanted = new Set(keys.map(wholeOf))
  const items = new Set(keys.map(({ item }) => item))
  const leaves = reading.outline.leaves.filter(({ leaf }) => leaf!.letters.some(({ item }) => items.has(item.id)))
  return new Set(
    leaves.map(({ code }) => code).filter((code) => keysRead(reading, code).some((key) => wanted.has(wholeOf(key)))),
  )
}

export function wholeOf({ subject, item, period }: ValueKey): string {
  return keyOf({ subject, item, period })
}
