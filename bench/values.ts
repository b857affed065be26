import { chanceOf, type Chance } from '../src/content/chance.ts'
import { exactFromNumber } from '../src/domain/exact.ts'
import type { Organisation } from '../src/domain/organisation/organisation.ts'
import { ValueStore } from '../src/domain/value/value-store.ts'
import type { Criterion, Measured } from './edition.ts'
import type { Role } from './rules.ts'

export const PERIOD = '2026'

const MISSING = 0.02
const ZERO_WHOLE = 0.01
const PART_ABOVE_WHOLE = 0.01
const ALL_OF_WHOLE = 0.1
const NOT_APPLICABLE = 0.0005

/** A column of values an item, NaN where there is none, and the units that a criterion does not apply to. */
export type Values = {
  readonly units: number
  readonly columns: readonly Float64Array[]
  readonly notApplicable: readonly { readonly code: string; readonly unit: number }[]
}

/** Two groups that are ranked apart. */
export function organisationsOf(units: number): Organisation[] {
  return Array.from({ length: units }, (_, unit) => {
    const isDepartment = unit % 5 === 0
    const [group, kind] = isDepartment ? (['so', 'department'] as const) : (['xa', 'commune'] as const)
    return { id: `don-vi-${unit}`, name: `Đơn vị ${unit}`, group, kind, ranked: true }
  })
}

/** The same values at each run: a few percent missing, a few divisors 0, a few parts above their whole. */
export function valuesOf({ items, criteria }: Measured, units: number): Values {
  const columns = items.map(() => new Float64Array(units).fill(Number.NaN))
  const filled = new Set<number>()
  for (const criterion of criteria) fill(criterion, columns, filled)
  for (const [at, column] of columns.entries()) lose(column, chanceOf(2, items[at]!.id))
  const chance = chanceOf(3, 'not applicable')
  const notApplicable = criteria.flatMap(({ code }) =>
    Array.from({ length: units }, (_, unit) => ({ code, unit })).filter(() => chance() < NOT_APPLICABLE),
  )
  return { units, columns, notApplicable }
}

/** The values as the product holds them, entered unit by unit. */
export function storeOf({ items }: Measured, { units, columns, notApplicable }: Values): ValueStore {
  const store = new ValueStore()
  for (let unit = 0; unit < units; unit += 1) {
    const row = store.row(`don-vi-${unit}`)
    for (const [at, item] of items.entries()) {
      const value = columns[at]![unit]!
      if (!Number.isNaN(value)) store.setFact(item.id, PERIOD, row, exactFromNumber(value))
    }
  }
  for (const { code, unit } of notApplicable) store.setNotApplicable(code, unit)
  return store
}

function fill(criterion: Criterion, columns: readonly Float64Array[], filled: Set<number>): void {
  const chance = chanceOf(1, criterion.code)
  const of = (role: Role): Float64Array[] =>
    criterion.items.filter((_, at) => criterion.roles[at] === role).map((item) => columns[item]!)
  const wholes = of('whole')
  for (const [at, role] of criterion.roles.entries()) {
    const item = criterion.items[at]!
    if (role === 'whole' && !filled.has(item))
      columns[item]!.forEach((_, unit, column) => (column[unit] = wholeNumber(chance)))
    else if (role !== 'whole' && role !== 'share' && role !== 'rest')
      columns[item]!.forEach((_, unit, column) => (column[unit] = alone(role, criterion.max, chance)))
    filled.add(item)
  }
  of('sum').forEach((column) =>
    column.forEach((_, unit) => (column[unit] = Math.round(wholes[0]![unit]! * chance() * 400) / 100)),
  )
  of('share').forEach((column, at) => column.forEach((_, unit) => (column[unit] = shareOf(wholes[at]![unit]!, chance))))
  for (const rest of of('rest')) {
    const taken = [...of('share'), ...of('rest')].filter((column) => column !== rest)
    rest.forEach((_, unit) => {
      const left = taken.reduce((sum, column) => sum - (column[unit]! || 0), wholes[0]![unit]!)
      rest[unit] = left > 0 ? Math.round(left * chance()) : 0
    })
  }
}

function wholeNumber(chance: Chance): number {
  return chance() < ZERO_WHOLE ? 0 : 5 + Math.floor(chance() ** 3 * 3000)
}

function shareOf(whole: number, chance: Chance): number {
  const luck = chance()
  if (luck < PART_ABOVE_WHOLE) return whole + 1 + Math.floor(chance() * 5)
  return luck < PART_ABOVE_WHOLE + ALL_OF_WHOLE ? whole : Math.floor(whole * chance())
}

function alone(role: Role, max: number, chance: Chance): number {
  if (role === 'yes-no') return chance() < 0.6 ? 1 : 0
  if (role === 'level') return Math.floor(chance() * 4)
  if (role === 'points') return Math.round(chance() * 1.02 * max * 4) / 4
  return Math.floor(chance() * 8)
}

function lose(column: Float64Array, chance: Chance): void {
  for (let unit = 0; unit < column.length; unit += 1) if (chance() < MISSING) column[unit] = Number.NaN
}
