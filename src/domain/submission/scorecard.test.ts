import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, soundOutline } from '#test/support/small-edition.ts'
import { exactFromDecimal } from '../exact.ts'
import { periodFrom } from '../period/period.ts'
import { ValueStore } from '../value/value-store.ts'
import { changedPoints, scoredNodes, type ScoredNodes } from './scorecard.ts'

const ITEMS = itemsOf({ p: 'count', q: 'count', r: 'count', s: 'count' })
const LETTERS = ['p', 'q', 'r', 's'] as const
const PERIOD = periodFrom('2022')!
const PROVINCE = { id: 'tinh', name: 'Tỉnh', kind: 'province', group: '', ranked: false } as const
const UNIT = { id: 'so', name: 'Sở', kind: 'department', group: '', ranked: true, parent: 'tinh' } as const

/** Four leaves that each give thirds of a point. */
const THIRDS = soundOutline(
  editionOf([
    {
      code: '1',
      children: LETTERS.map((item, at) => ({
        code: `1.${at + 1}`,
        max: 10,
        formula: 'a/3',
        variables: { a: { item } },
      })),
    },
  ]),
  ITEMS,
)

function thirds(given: readonly (number | undefined)[]): ScoredNodes {
  const store = new ValueStore()
  const row = store.row('so')
  for (const [at, number] of given.entries())
    if (number !== undefined) store.setFact(LETTERS[at]!, '2022', row, exactFromDecimal(String(number)))
  return scoredNodes(THIRDS, { organisations: [UNIT], members: 1 }, store, PERIOD, { row })
}

const given = fc.tuple(...LETTERS.map(() => fc.option(fc.nat(30), { nil: undefined })))
/** Thirds of a point, rounded half away from zero, in hundredths. */
const hundredths = (n: number): number => Math.sign(n) * Math.round(Math.abs(n) * (100 / 3))
const inHundredths = (text: string): number => Math.round(Number(text) * 100)

describe('what changed between two looks (method §13.6)', () => {
  test('the effect is rounded once, and the printed parts and the row of rounding add up to it', () => {
    fc.assert(
      fc.property(given, given, (before, after) => {
        const { leaves, effect, rounding } = changedPoints(thirds(before), thirds(after))
        const differences = LETTERS.map((_, at) => (after[at] ?? 0) - (before[at] ?? 0))
        expect(inHundredths(effect)).toBe(hundredths(differences.reduce((sum, one) => sum + one, 0)) + 0)
        for (const { code, effect: printed } of leaves)
          expect(inHundredths(printed)).toBe(hundredths(differences[Number(code.slice(2)) - 1]!) + 0)
        const parts = leaves.reduce((sum, leaf) => sum + inHundredths(leaf.effect), 0)
        expect(parts + inHundredths(rounding)).toBe(inHundredths(effect))
        const changed = LETTERS.flatMap((_, at) => (before[at] === after[at] ? [] : [`1.${at + 1}`]))
        expect(leaves.map(({ code }) => code)).toEqual(changed)
      }),
      { seed: 136, numRuns: 500 },
    )
  })

  test('three leaves that each gain a third of a point gain one point, not 0.99', () => {
    const { effect, rounding } = changedPoints(thirds([0, 0, 0, 0]), thirds([1, 1, 1, 0]))
    expect({ effect, rounding }).toEqual({ effect: '1.00', rounding: '0.01' })
  })
})

describe('a card', () => {
  test('says that a parent is incomplete while a leaf below it lacks', () => {
    const { nodes, total } = thirds([3, 6, undefined, 9])
    expect(nodes.map(({ code, status, points }) => [code, status, points])).toEqual([
      ['1', 'incomplete', '6.00'],
      ['1.1', 'scored', '1.00'],
      ['1.2', 'scored', '2.00'],
      ['1.3', 'missing', '0.00'],
      ['1.4', 'scored', '3.00'],
    ])
    expect(total).toEqual({ points: '6.00', max: '40.00', index: '0.1500', exact: { points: '6', max: '40' } })
  })

  test('reads others’ numbers only when the round has fixed them; who is the province reads its own (method §9.2)', () => {
    const leaf = { code: '1', max: 10, formula: 'a', variables: { a: { item: 'p', of: 'province' } } }
    const outline = soundOutline(editionOf([leaf]), ITEMS)
    const read = (member: typeof UNIT | typeof PROVINCE, knowsOthers: boolean) => {
      const organisations = member === UNIT ? [UNIT, PROVINCE] : [PROVINCE]
      const store = new ValueStore()
      for (const { id } of organisations) store.row(id)
      store.setFact('p', '2022', store.row('tinh'), exactFromDecimal('4'))
      const { nodes } = scoredNodes(outline, { organisations, members: 1 }, store, PERIOD, { row: 0, knowsOthers })
      return [nodes[0]!.points, nodes[0]!.missing!.map(({ code }) => code)]
    }
    expect(read(UNIT, false)).toEqual(['0.00', ['not-fixed-yet']])
    expect(read(UNIT, true)).toEqual(['4.00', []])
    expect(read(PROVINCE, false)).toEqual(['4.00', []])
  })
})
