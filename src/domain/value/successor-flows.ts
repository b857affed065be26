import * as exact from '../exact.ts'
import type { Exact } from '../exact.ts'
import type { DataItem } from '../item/data-item.ts'
import type { Day } from '../organisation/day.ts'
import type { FlowPart, FlowParts } from '../organisation/flow-parts.ts'
import { PERIOD_KINDS, periodAt, type Period } from '../period/period.ts'
import { derived } from './over-time.ts'
import type { WhyMissing } from './why-missing.ts'

/** One (subject, item, period) with the number it came to. */
export type Cell = {
  readonly subject: string
  readonly item: DataItem
  readonly period: Period
  readonly value: Exact | undefined
}

/** Method §9.4: what makes up a subject's flow of a period, its own days among it; nothing for its own number alone. */
export type FlowPartsOf = (item: DataItem, subject: string, period: Period) => FlowParts | undefined

/**
 * Makes a successor's flows, its predecessors' numbers in them, of every period that holds one for which somebody gave
 * a number. Whoever has no predecessors in a period keeps its own number, given or derived.
 */
export function withFlowParts(
  numbers: ReadonlyMap<string, Cell>,
  organisations: readonly string[],
  flowParts: FlowPartsOf,
  why: WhyMissing,
): Cell[] {
  const made = new Map<string, Cell>(numbers)
  const given = new GivenCells(numbers)
  for (const { item, period } of flowPeriods(numbers)) {
    for (const subject of organisations) {
      const parts = flowParts(item, subject, period) ?? []
      if (parts !== 'shares-missing' && parts.every((part) => isOwnWhole(part, subject))) continue
      const value = parts === 'shares-missing' ? undefined : summed(parts, item, period, given)
      if (!value) tellLacking(why, { subject, item, period, value }, parts, given)
      made.set(keyOf(subject, item.id, period.key), { subject, item, period, value })
    }
  }
  return [...made.values()]
}

/** What was given, found by whose item it is: many successors ask about few numbers each. */
class GivenCells {
  private readonly numbers: ReadonlyMap<string, Cell>
  private byItem: Map<string, Cell[]> | undefined

  constructor(numbers: ReadonlyMap<string, Cell>) {
    this.numbers = numbers
  }

  at(subject: string, item: DataItem, period: Period): Cell | undefined {
    return this.numbers.get(keyOf(subject, item.id, period.key))
  }

  of(subject: string, item: DataItem): readonly Cell[] {
    this.byItem ??= this.sorted()
    return this.byItem.get(keyOf(subject, item.id, '')) ?? []
  }

  private sorted(): Map<string, Cell[]> {
    const byItem = new Map<string, Cell[]>()
    for (const cell of this.numbers.values()) {
      const key = keyOf(cell.subject, cell.item.id, '')
      const cells = byItem.get(key)
      if (cells) cells.push(cell)
      else byItem.set(key, [cell])
    }
    return byItem
  }
}

/** An organisation's own days, none of which went to another in a split. */
function isOwnWhole({ organisation, share }: FlowPart, subject: string): boolean {
  return organisation === subject && exact.compare(share, exact.ONE) === 0
}

function summed(parts: readonly FlowPart[], item: DataItem, period: Period, given: GivenCells): Exact | undefined {
  const values = parts.map((part) => partNumber(part, item, period, given))
  return values.length > 0 && values.every((value) => value) ? (values as Exact[]).reduce(exact.add) : undefined
}

function tellLacking(why: WhyMissing, { subject, item, period }: Cell, parts: FlowParts, given: GivenCells): void {
  if (parts === 'shares-missing') return why.tell(subject, item.id, period, { code: 'shares-missing' })
  const absent = parts.filter((part) => !partNumber(part, item, period, given)).map((part) => part.organisation)
  const gave = given.at(subject, item, period)?.value !== undefined
  const lacking = absent.filter((organisation) => organisation !== subject || gave)
  if (lacking.length > 0) why.tell(subject, item.id, period, { code: 'predecessors-missing', lacking })
}

/** The whole period's number of one that lived no longer, else what its numbers of those months add up to. */
function partNumber(
  { organisation, share, isWholeLife, from, to }: FlowPart,
  item: DataItem,
  period: Period,
  given: GivenCells,
): Exact | undefined {
  const closed = isWholeLife ? given.at(organisation, item, period)?.value : undefined
  const value = closed ?? monthsNumber(given.of(organisation, item), from, to)
  return value && exact.multiply(value, share)
}

/** Stretches that do not begin and end with a month have no number of their own. */
function monthsNumber(cells: readonly Cell[], from: Day, to: Day): Exact | undefined {
  const stored = cells.flatMap(({ period, value }) => (value ? [{ period, value }] : []))
  const [first, end] = [monthOf(from), monthOf(to)]
  return first === undefined || end === undefined ? undefined : derived({ overTime: 'flow' }, stored, first, end)
}

function monthOf(day: Day): number | undefined {
  return day.endsWith('-01') ? Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 : undefined
}

/** Each flow with each period that holds one for which somebody gave a number. */
function flowPeriods(numbers: ReadonlyMap<string, Cell>): { item: DataItem; period: Period }[] {
  const periods = new Map<string, { item: DataItem; period: Period }>()
  for (const { item, period } of numbers.values()) {
    if (item.overTime !== 'flow') continue
    for (const one of periodsHolding(period)) periods.set(keyOf('', item.id, one.key), { item, period: one })
  }
  return [...periods.values()]
}

/** The period itself and the longer ones that it lies in. */
function periodsHolding({ from, to }: Period): Period[] {
  return PERIOD_KINDS.map((kind) => {
    const length = { year: 12, half: 6, quarter: 3, month: 1 }[kind]
    return periodAt(Math.floor(from / length) * length, kind)
  }).filter((period) => period.from <= from && to <= period.to)
}

export function keyOf(subject: string, item: string, period: string): string {
  return `${item}|${period}|${subject}`
}
