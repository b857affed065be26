import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { letterType, LETTERS, numberTrees, OPTIONS, type LetterName } from '#test/support/formula-trees.ts'
import { decimalText, ours } from '#test/support/fractions.ts'
import { hueOutline } from '#test/support/hue.ts'
import { PROVINCE, storeFor, YEAR } from '#test/support/live-province.ts'
import { editionOf, itemsOf, nodeAt, read, soundOutline, type NodeSketch } from '#test/support/small-edition.ts'
import { checkFormula } from '../edition/formula/checker.ts'
import { printFormula } from '../edition/formula/printer.ts'
import { variablesOf } from '../edition/formula/tree.ts'
import type { Outline } from '../edition/outline.ts'
import { exactFromText, toFraction } from '../exact.ts'
import type { DataItem } from '../item/data-item.ts'
import { periodFrom } from '../period/period.ts'
import { ValueStore } from '../value/value-store.ts'
import { inputsOf, letterReader, type Province } from './inputs.ts'
import { itemsRead } from './items-read.ts'
import { livePoints } from './live-points.ts'
import { publishedPoints, publishedText, totalOf } from './published.ts'
import { statusAt } from './score.ts'

const QUARTER = periodFrom('2020-Q2')!
const KEYS = ['2020-Q2', '2020-Q1', '2020-04', '2020-05', '2020-06', '2020-03', '2020-H1', '2019-Q4']

/** Every value that a leaf may need, from a stream of numbers: some absent, many 0, some long. */
const VALUES = ['0', '0', '1', '2', '3', '5', '8', '10', '37', '80', '100', '12345678901234567890.5', '0.1']

function valueOf(item: DataItem, number: number): string | undefined {
  if (number % 7 === 0) return undefined
  if (item.kind === 'yes-no') return String(number % 2)
  if (item.kind === 'choice') return String(number % item.options!.length)
  const value = VALUES[number % VALUES.length]!
  return item.kind === 'count' ? value.split('.')[0] : value
}

const numbers = fc.nat().map((seed) => {
  const [list] = fc.sample(fc.array(fc.nat(10_000), { minLength: 400, maxLength: 400 }), { seed, numRuns: 1 }) as [
    number[],
  ]
  let at = 0
  return { next: () => list[at++ % list.length]!, seed, [fc.toStringMethod]: () => `seed ${seed}` }
})

function expectAsScored(outline: Outline, province: Province, store: ValueStore, period = YEAR, items?: Set<string>) {
  const whole = read(outline, inputsOf(outline, province, store, period))
  const asked = items ?? new Set(outline.leaves.flatMap((node) => node.leaf!.letters.map(({ item }) => item.id)))
  const text = (selection: Parameters<typeof publishedPoints>[2], row: number): string =>
    publishedText(publishedPoints(whole.scores, whole.exactly, selection)[row]!)
  for (let row = 0; row < province.members; row += 1) {
    const group = { reader: letterReader(province, store, period), row }
    const live = livePoints(outline, province, store, period, { items: asked, row, group })
    expect(live.total.points).toBe(text(totalOf(outline.nodes), row))
    const reading = outline.leaves.filter((node) => node.leaf!.letters.some(({ item }) => asked.has(item.id)))
    expect(live.leaves.map(({ code }) => code)).toEqual(reading.map(({ code }) => code))
    for (const leaf of live.leaves) {
      const node = nodeAt(outline, leaf.code)
      expect(leaf.exact.points).toBe(toFraction(whole.exactly.points(node, row)))
      expect(leaf.exact.max).toBe(toFraction(whole.exactly.maximum(node, row)))
      expect([leaf.code, leaf.status, leaf.points]).toEqual([
        leaf.code,
        statusAt(whole.scores, node, row),
        text([node], row),
      ])
    }
    for (const above of live.above) {
      const node = nodeAt(outline, above.code)
      const maximum = whole.exactly.maximum(node, row)
      expect([above.code, above.points]).toEqual([above.code, text([node], row)])
      expect(above.max).toBe(decimalText(ours(maximum), 2))
    }
    const above = outline.nodes.filter(
      (node) => !node.leaf && reading.some((leaf) => leaf.index >= node.index && leaf.index < node.end),
    )
    expect(live.above.map(({ code }) => code)).toEqual(above.map(({ code }) => code))
  }
}

describe('live points are what scoring everybody would give', () => {
  const items = [
    ...new Map(hueOutline.leaves.flatMap((node) => node.leaf!.letters.map(({ item }) => [item.id, item]))).values(),
  ]

  test('for the printed edition, whatever the values and whichever item was saved', () => {
    fc.assert(
      fc.property(numbers, ({ next }) => {
        const store = storeFor(PROVINCE)
        for (const item of items)
          for (let row = 0; row < 3; row += 1) {
            const value = valueOf(item, next())
            if (value !== undefined) store.setFact(item.id, '2020', row, exactFromText(value))
          }
        for (let at = 0; at < 3; at += 1)
          store.setNotApplicable(hueOutline.leaves[next() % hueOutline.leaves.length]!.code, next() % 3)
        const some = new Set([items[next() % items.length]!.id, items[next() % items.length]!.id])
        expectAsScored(hueOutline, PROVINCE, store)
        expectAsScored(hueOutline, PROVINCE, store, YEAR, some)
      }),
      { seed: 401, numRuns: 15 },
    )
  })

  test('for random editions that read others, groups and other periods', () => {
    fc.assert(
      fc.property(numbers, ({ next, seed }) => {
        const { outline, known } = randomEdition(next, seed)
        const read = new Set(
          itemsRead(outline, QUARTER).flatMap(({ item, periods }) => periods.map(({ key }) => `${item} ${key}`)),
        )
        const [store, narrow] = [storeFor(PROVINCE), storeFor(PROVINCE)]
        for (const item of known)
          for (const key of KEYS)
            for (let row = 0; row < 4; row += 1) {
              const value = valueOf(item, next())
              if (value === undefined) continue
              store.setFact(item.id, key, row, exactFromText(value))
              if (read.has(`${item.id} ${key}`)) narrow.setFact(item.id, key, row, exactFromText(value))
            }
        const items = new Set(known.map(({ id }) => id))
        const [live, fromNarrow] = [store, narrow].map((one) =>
          livePoints(outline, PROVINCE, one, QUARTER, {
            ...{ items, row: 0 },
            group: { reader: letterReader(PROVINCE, one, QUARTER), row: 0 },
          }),
        )
        expect(fromNarrow).toEqual(live)
        expectAsScored(outline, PROVINCE, store, QUARTER)
      }),
      { seed: 402, numRuns: 150 },
    )
  })
})

const OVER_TIME = ['flow', 'stock', 'cumulative']
const OF = ['own', 'own', 'parent', 'province', 'group']
const COMBINE = ['none', 'none', 'sum', 'mean', 'max']
const PERIODS = ['same', 'same', 'previous', 'year-to-date']

function randomEdition(next: () => number, seed: number): { outline: Outline; known: DataItem[] } {
  const trees = fc
    .sample(numberTrees({ depth: 3 }), { seed, numRuns: 40 })
    .filter((tree) => checkFormula(tree, letterType).length === 0)
    .slice(0, 6)
  const pick = (list: readonly string[]): string => list[next() % list.length]!
  const kinds: Record<string, string | Record<string, unknown>> = {}
  const leaves = trees.map((tree, at): NodeSketch => {
    const variables: Record<string, unknown> = {}
    for (const name of variablesOf(tree)) {
      const kind = LETTERS[name as LetterName]
      const id = `${name}-${next() % 2}`
      kinds[id] ??=
        kind === 'choice'
          ? { kind, options: OPTIONS.map((slug) => ({ slug, name: slug })) }
          : { kind, overTime: OVER_TIME[next() % 3] }
      const isNumber = kind !== 'choice' && kind !== 'yes-no'
      const [of, combine] = isNumber ? [pick(OF), pick(COMBINE)] : ['own', 'none']
      const period = isNumber ? pick(PERIODS) : 'same'
      variables[name] = { item: id, of, combine: of === 'group' && combine === 'none' ? 'sum' : combine, period }
    }
    return {
      code: `${at + 1}.1`,
      max: String(1 + (at % 5)),
      formula: printFormula(tree),
      variables,
      ...(next() % 5 === 0 && { appliesTo: ['department'] }),
      ...(next() % 6 === 0 && { outside: next() % 2 === 0 ? 'bonus' : 'penalty' }),
    }
  })
  const nodes = leaves.map((leaf, at) => ({
    code: String(at + 1),
    children: [leaf],
    ...(next() % 4 === 0 && leaf['outside'] !== undefined && { limit: '0.5', outside: leaf['outside'] }),
  }))
  const known = itemsOf(kinds)
  return { outline: soundOutline(editionOf(nodes), known), known: [...known.values()] }
}
