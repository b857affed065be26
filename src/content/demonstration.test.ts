import { beforeAll, describe, expect, test } from 'vitest'
import { outlineOf, type Outline } from '#domain/edition/outline.ts'
import { compare } from '#domain/exact.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { periodFrom } from '#domain/period/period.ts'
import { inputsOf } from '#domain/scoring/inputs.ts'
import { totalOf } from '#domain/scoring/published.ts'
import { rank, type Ranking } from '#domain/scoring/rank.ts'
import { ExactScores, score, statusAt, type Scores } from '#domain/scoring/score.ts'
import { readValue } from '#domain/value/read-value.ts'
import { ValueStore } from '#domain/value/value-store.ts'
import { demonstrationOf, type Demonstration } from './demonstration.ts'
import { readEdition, readItems, readOrganisationFile } from './library.ts'

const SEED = 222
let items: Map<string, DataItem>
let outline: Outline
let made: Demonstration

beforeAll(() => {
  items = readItems()
  outline = outlineOf(readEdition('hue-2020'), items).outline
  made = demonstrationOf(readOrganisationFile('minh-hoa'), outline, SEED)
})

test('the same seed makes the same province, another seed another', () => {
  const file = readOrganisationFile('minh-hoa')
  expect(demonstrationOf(file, outline, SEED)).toEqual(made)
  expect(demonstrationOf(file, outline, SEED + 1).values).not.toEqual(made.values)
})

test('members come first, province and nation after them', () => {
  expect(made.members).toBe(169)
  expect(made.organisations.slice(made.members).map((one) => one.kind)).toEqual(['province', 'nation'])
  expect(made.organisations.slice(0, made.members).every((one) => one.group !== '')).toBe(true)
})

test('every value is one that its item takes, said once', () => {
  const keys = made.values.map((row) => `${row.organisation}/${row.item}`)
  expect(new Set(keys).size).toBe(keys.length)
  const bad = made.values.filter((row) => readValue(items.get(row.item)!, row.value).kind !== 'number')
  expect(bad).toEqual([])
})

test('a part exceeds its whole in a few places only', () => {
  const values = new Map(made.values.map((row) => [`${row.organisation}/${row.item}`, row.value]))
  const pairs = made.values.flatMap((row) => {
    const whole = values.get(`${row.organisation}/${items.get(row.item)!.partOf}`)
    return whole === undefined ? [] : [Number(row.value) > Number(whole)]
  })
  const over = pairs.filter(Boolean).length
  expect(over).toBeGreaterThan(0)
  expect(over / pairs.length).toBeLessThan(0.01)
})

describe('scored', () => {
  let scores: Scores
  let rankings: Ranking[]

  beforeAll(() => {
    const store = new ValueStore()
    for (const organisation of made.organisations) store.row(organisation.id)
    for (const { organisation, item, value } of made.values) {
      const read = readValue(items.get(item)!, value)
      if (read.kind === 'number') store.setFact(item, '2021', store.row(organisation), read.value)
    }
    for (const { organisation, code } of made.notApplicable) store.setNotApplicable(code, store.row(organisation))
    scores = score(inputsOf(outline, made, store, periodFrom('2021')!))
    rankings = rank(scores, new ExactScores(scores.inputs), totalOf(outline.nodes))
  })

  test('there are four groups of 20, 9, 136 and 4', () => {
    expect(rankings.map((ranking) => ranking.rows.length)).toEqual([20, 9, 136, 4])
  })

  test('every status of a leaf is to be seen', () => {
    const statuses = new Set(
      outline.leaves.flatMap((node) => scores.inputs.members.map((_, row) => statusAt(scores, node, row))),
    )
    expect([...statuses].sort()).toEqual(['capped', 'missing', 'not-applicable', 'scored', 'undefined'])
  })

  test('departments and communes are spread, and no place is full or empty', () => {
    for (const ranking of rankings) {
      const shares = ranking.rows.map((row) => Number(row.index))
      expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.1)
      expect(Math.max(...shares)).toBeLessThan(0.95)
      expect(Math.min(...shares)).toBeGreaterThan(0.1)
    }
  })

  test('some share a place, and the maximum of some communes is smaller', () => {
    expect(rankings.flatMap((ranking) => ranking.rows).some((row) => row.tied)).toBe(true)
    const communes = rankings[2]!.rows
    expect(communes.some((row) => compare(row.max, communes[0]!.max) !== 0)).toBe(true)
  })
})

describe('years before', () => {
  const file = readOrganisationFile('minh-hoa')
  const numbers = (years: number): Map<string, string> =>
    new Map(
      demonstrationOf(file, outline, SEED, years).values.map((row) => [`${row.organisation}/${row.item}`, row.value]),
    )

  test('are another year of the same province: the same units and claims, most numbers near each other', () => {
    const before = demonstrationOf(file, outline, SEED, 1)
    expect(before.organisations).toEqual(made.organisations)
    expect(before.notApplicable).toEqual(made.notApplicable)
    const [now, then] = [numbers(0), numbers(1)]
    const ratios = [...then].flatMap(([key, value]) => {
      const later = Number(now.get(key))
      return Number(value) >= 20 && later > 0 ? [Number(value) / later] : []
    })
    expect(ratios.length).toBeGreaterThan(1000)
    const near = ratios.filter((ratio) => ratio > 0.5 && ratio < 1.2).length
    expect(near / ratios.length).toBeGreaterThan(0.9)
    expect([...then].some(([key, value]) => now.get(key) !== value)).toBe(true)
  })

  test('hold values that their items take', () => {
    for (const years of [2, 1, -1]) {
      const { values } = demonstrationOf(file, outline, SEED, years)
      expect(values.filter((row) => readValue(items.get(row.item)!, row.value).kind !== 'number')).toEqual([])
    }
  })

  test('had fewer yeses the further back', () => {
    const yeses = [2, 1, 0, -1].map((years) => [...numbers(years).values()].filter((value) => value === 'có').length)
    expect(yeses).toEqual([...yeses].sort((a, b) => a - b))
    expect(yeses[0]).toBeLessThan(yeses[3]!)
  })
})
