import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText, fractionOf, NOUGHT, order, over, plus, times, type Fraction } from '#test/support/fractions.ts'
import { editionOf, itemsOf, scored, type ValueSketch } from '#test/support/small-edition.ts'
import { publishedPoints, publishedText, totalOf } from './published.ts'

describe('published points are the exact sum, rounded once, halves away from zero', () => {
  const shares = fc.tuple(fc.integer({ min: 0, max: 24 }), fc.constantFrom(3, 7, 8, 9, 16, 24, 200, 1000))

  test('over many leaves, also where the sum ends on 5 thousandths', () => {
    let halves = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(...Array.from({ length: 6 }, () => shares)), { minLength: 5, maxLength: 20 }),
        (table) => {
          const members = table.map((row) => [...row, ...closing(row)])
          const leaves = members[0]!.map((_, at) => ({
            code: `1.${at + 1}`,
            max: 1,
            formula: 'RATIO(a, b)*max',
            variables: { a: { item: `a${at}` }, b: { item: `b${at}` } },
          }))
          const items = itemsOf(
            Object.fromEntries(
              leaves.flatMap((_, at) => [
                [`a${at}`, 'count'],
                [`b${at}`, 'count'],
              ]),
            ),
          )
          const values = members.flatMap((row, member) =>
            row.flatMap(([above, below], at): ValueSketch[] => [
              [`r${member}`, `a${at}`, above],
              [`r${member}`, `b${at}`, below],
            ]),
          )
          const all = scored({ edition: editionOf([{ code: '1', children: leaves }]), items, values })
          const published = publishedPoints(all.scores, all.exactly, totalOf(all.outline.nodes))
          for (const [member, row] of members.entries()) {
            const sum = row
              .map(([above, below]) => cutAtOne(over([BigInt(above), 1n], [BigInt(below), 1n])))
              .reduce(plus)
            halves += isHalf(sum) ? 1 : 0
            expect(publishedText(published[member]!)).toBe(decimalText(sum, 2))
          }
        },
      ),
      { seed: 1005, numRuns: 120 },
    )
    expect(halves).toBeGreaterThan(200)
  })

  test('1.005 is published as 1.01 and -1.005 as -1.01', () => {
    const edition = editionOf([
      { code: 'A', children: [{ code: '1', max: 5, formula: 'p', variables: { p: { item: 'p' } } }] },
      {
        code: 'B',
        outside: 'penalty',
        children: [{ code: '2', max: 5, formula: 'q', variables: { q: { item: 'q' } } }],
      },
    ])
    const all = scored({
      edition,
      items: itemsOf({ p: 'points', q: 'points' }),
      values: [
        ['x', 'p', '1.005'],
        ['x', 'q', '0'],
        ['y', 'p', '0'],
        ['y', 'q', '1.005'],
      ],
    })
    const published = publishedPoints(all.scores, all.exactly, totalOf(all.outline.nodes))
    expect([...published].map(publishedText)).toEqual(['1.01', '-1.01'])
  })
})

/** Two more shares that lift the sum of a row to the next 5 thousandths, where it was a multiple of thousandths. */
function closing(row: readonly (readonly [number, number])[]): [number, number][] {
  const sum = row.map(([above, below]) => cutAtOne([BigInt(above), BigInt(below)])).reduce(plus)
  const thousandths = times(sum, [1000n, 1n])
  const rest = thousandths[0] % thousandths[1]
  const whole = (thousandths[0] - rest) / thousandths[1]
  const short = (15n - (whole % 10n)) % 10n
  const lacking: Fraction = rest === 0n ? [short, 1000n] : over(plus([short, 1n], [-rest, thousandths[1]]), [1000n, 1n])
  const gap = order(lacking, NOUGHT) < 0 ? plus(lacking, fractionOf('0.01')) : lacking
  return [[Number(gap[0] / 1n), Number(gap[1])]]
}

function cutAtOne(x: Fraction): Fraction {
  return order(x, [1n, 1n]) > 0 ? [1n, 1n] : x
}

function isHalf(sum: Fraction): boolean {
  const thousandths = times(sum, [1000n, 1n])
  return thousandths[0] % thousandths[1] === 0n && (thousandths[0] / thousandths[1]) % 10n === 5n
}
