import type { Combine, VariableOf } from '../edition/definition.ts'
import type { Letter, Outline, OutlineNode } from '../edition/outline.ts'
import type { DataItem } from '../item/data-item.ts'
import { PERIOD_KINDS, periodAt, previousPeriod, yearStart, type Period, type PeriodKind } from '../period/period.ts'

/** What a loader must fetch for a letter: an item of whom, and of which stored periods; `combine` widens to members. */
export type ItemRead = {
  readonly item: string
  readonly of: VariableOf
  readonly combine: Combine
  readonly periods: readonly Period[]
}

/** Leaves of which a loader wants the letters: one by code, those that read some items, or all. */
export type LeavesAsked = { readonly code?: string; readonly items?: ReadonlySet<string> }

/** Which items of whom, and of which periods, the leaves may read when they are scored for a period (method §7). */
export function itemsRead(outline: Outline, period: Period, asked: LeavesAsked = {}): ItemRead[] {
  const reads = new Map<string, Omit<ItemRead, 'periods'> & { periods: Map<string, Period> }>()
  for (const node of leavesReading(outline, asked)) {
    for (const letter of node.leaf!.letters) {
      const { of, combine } = letter.variable
      const key = `${letter.item.id}|${of}|${combine}`
      const read = reads.get(key) ?? { item: letter.item.id, of, combine, periods: new Map<string, Period>() }
      for (const one of storedPeriods(letter, period)) read.periods.set(one.key, one)
      reads.set(key, read)
    }
  }
  return [...reads.values()].map((read) => ({ ...read, periods: [...read.periods.values()] }))
}

/** The leaves in question, in printed order. */
export function leavesReading(outline: Outline, { code, items }: LeavesAsked): OutlineNode[] {
  const named = code === undefined ? undefined : outline.byCode.get(code)
  return outline.leaves.filter(
    (node) =>
      (code === undefined || node === named) &&
      (!items || node.leaf!.letters.some((letter) => items.has(letter.item.id))),
  )
}

/** Method §7.4: the stored periods that a letter's value may come from. */
function storedPeriods({ item, variable }: Letter, period: Period): Period[] {
  const asked = variable.period === 'previous' ? previousPeriod(period) : period
  const from = variable.period === 'year-to-date' ? yearStart(asked) : asked.from
  const periods = item.overTime === 'flow' ? periodsWithin(from, asked.to) : endPeriods(item, from, asked.to)
  return periods.some(({ key }) => key === asked.key) ? periods : [...periods, asked]
}

function endPeriods(item: DataItem, from: number, to: number): Period[] {
  const isDifference = item.overTime === 'cumulative' && from % 12 !== 0
  return [...periodsEnding(to), ...(isDifference ? periodsEnding(from) : [])]
}

function periodsEnding(to: number): Period[] {
  return PERIOD_KINDS.map((kind) => periodAt(startOf(kind, to), kind)).filter((period) => period.to === to)
}

function periodsWithin(from: number, to: number): Period[] {
  return PERIOD_KINDS.flatMap((kind) => {
    const periods = new Map<string, Period>()
    for (let month = from; month < to; month += 1) {
      const period = periodAt(startOf(kind, month + 1), kind)
      if (period.from >= from && period.to <= to) periods.set(period.key, period)
    }
    return [...periods.values()]
  })
}

/** The month in which the period of a kind begins that holds the month before `to`. */
function startOf(kind: PeriodKind, to: number): number {
  const length = { year: 12, half: 6, quarter: 3, month: 1 }[kind]
  return Math.floor((to - 1) / length) * length
}
