import type { Exact } from '../exact.ts'
import { compare } from '../exact.ts'
import type { DataItem } from '../item/data-item.ts'
import type { Variable } from '../edition/definition.ts'
import { periodFrom, yearStart, type Period } from '../period/period.ts'
import { ColumnBuilder, type Cell } from './column.ts'
import { derived, type ValueOfPeriod } from './over-time.ts'

export type Fact = { readonly item: string; readonly period: string; readonly cell: Cell }

/**
 * The values that one scoring reads: what each subject's item was in each period, what a reader was told directly for
 * one of its letters, and which leaves do not apply to whom.
 */
export class ValueStore {
  private readonly rows = new Map<string, number>()
  private readonly facts = new Map<string, Map<string, ColumnBuilder>>()
  private readonly readings = new Map<string, Map<string, ColumnBuilder>>()
  private readonly exempt = new Map<string, Set<number>>()

  /** The row of a subject; an unknown one gets the next row. */
  row(subject: string): number {
    const known = this.rows.get(subject)
    if (known !== undefined) return known
    this.rows.set(subject, this.rows.size)
    return this.rows.size - 1
  }

  subjects(): string[] {
    return [...this.rows.keys()]
  }

  /** Records a subject's item; false when another number stands there already. */
  setFact(item: string, period: string, row: number, value: Exact): boolean {
    return set(builder(this.facts, item, period), row, value)
  }

  /** All facts of a subject, for another store that has it in another row. */
  factsOf(row: number): Fact[] {
    return [...this.facts].flatMap(([item, periods]) =>
      [...periods].flatMap(([period, column]) => (column.has(row) ? [{ item, period, cell: column.cell(row) }] : [])),
    )
  }

  /** Records facts of a row that has none yet. */
  putFacts(row: number, facts: readonly Fact[]): void {
    for (const { item, period, cell } of facts) builder(this.facts, item, period).put(row, cell)
  }

  /** Records what a reader was told for a letter that does not read its own item of the same period. */
  setReading(variable: Variable, period: string, row: number, value: Exact): boolean {
    return set(builder(this.readings, bindingOf(variable), period), row, value)
  }

  /** Method §3.3: the leaf is not applicable to the organisation, accepted. */
  setNotApplicable(code: string, row: number): void {
    const rows = this.exempt.get(code) ?? new Set<number>()
    this.exempt.set(code, rows.add(row))
  }

  notApplicable(code: string): ReadonlySet<number> | undefined {
    return this.exempt.get(code)
  }

  /** The item's own column where the whole file speaks of one period, else undefined: then ask `fact` row by row. */
  plainColumn(item: string, period: string): ColumnBuilder | undefined {
    const periods = this.facts.get(item)
    return periods?.size === 1 ? periods.get(period) : undefined
  }

  hasItem(item: string): boolean {
    return this.facts.has(item)
  }

  reading(variable: Variable, period: string): ColumnBuilder | undefined {
    return this.readings.get(bindingOf(variable))?.get(period)
  }

  /** Method §7.4: the item's value for a period. One stored for that period wins, else it is derived from others. */
  fact(item: DataItem, period: Period, row: number): Exact | undefined {
    const stored = this.facts.get(item.id)
    if (!stored) return undefined
    return stored.get(period.key)?.at(row) ?? derived(item, storedIn(stored, row), period.from, period.to)
  }

  /** The same from January of the period's year to the period's end. */
  factToDate(item: DataItem, period: Period, row: number): Exact | undefined {
    const stored = this.facts.get(item.id)
    if (!stored) return undefined
    return derived(item, storedIn(stored, row), yearStart(period), period.to)
  }
}

function storedIn(periods: ReadonlyMap<string, ColumnBuilder>, row: number): ValueOfPeriod[] {
  return [...periods].flatMap(([key, column]) => {
    const [period, value] = [periodFrom(key), column.at(row)]
    return period && value ? [{ period, value }] : []
  })
}

function builder(store: Map<string, Map<string, ColumnBuilder>>, key: string, period: string): ColumnBuilder {
  const periods = store.get(key) ?? new Map<string, ColumnBuilder>()
  store.set(key, periods)
  const column = periods.get(period) ?? new ColumnBuilder()
  periods.set(period, column)
  return column
}

function set(column: ColumnBuilder, row: number, value: Exact): boolean {
  const before = column.at(row)
  if (before) return compare(before, value) === 0
  column.set(row, value)
  return true
}

function bindingOf(variable: Variable): string {
  return `${variable.item}|${variable.of}|${variable.combine}|${variable.period}`
}

/** True for a letter that reads the reader's own item of the same period: the plain case. */
export function isOwn(variable: Variable): boolean {
  return variable.of === 'own' && variable.combine === 'none' && variable.period === 'same'
}
