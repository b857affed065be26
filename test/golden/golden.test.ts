import { describe, expect, test } from 'vitest'
import { toFraction } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import {
  publishedPoints,
  publishedText,
  selectionMaximum,
  selectionPoints,
  totalOf,
  type Selection,
} from '#domain/scoring/published.ts'
import { rank } from '#domain/scoring/rank.ts'
import { approximately, fractionOf, isEqual, ours } from '../support/fractions.ts'
import { goldenNames, goldenScored, goldenTable } from '../support/golden.ts'
import { nodeAt, type Scored } from '../support/small-edition.ts'

/** A node by its code, a lens by its id, the total by nothing. */
function selected({ outline }: Scored, name: string): Selection {
  if (name === '') return totalOf(outline.nodes)
  const lens = outline.lenses.find(({ id }) => id === name)
  return lens ? lens.nodes.map((code) => nodeAt(outline, code)) : [nodeAt(outline, name)]
}

test('there are folders to compare with, each with its expectation', () => {
  expect(goldenNames.length).toBeGreaterThanOrEqual(7)
  for (const name of goldenNames) expect(goldenTable(name, 'expected.csv')?.length, name).toBeGreaterThan(0)
})

describe.each(goldenNames)('%s', (name) => {
  test('gives the points, maxima and statuses worked out by hand', async () => {
    const all = await goldenScored(name)
    for (const { organisation, code, exact, max, status, published } of goldenTable(name, 'expected.csv')!) {
      const place = `${organisation} ${code}`
      const row = all.row(organisation!)
      expect(row, place).toBeGreaterThanOrEqual(0)
      const selection = selected(all, code!)
      expect(toFraction(selectionPoints(all.exactly, selection, row)), place).toBe(exact)
      expect(isEqual(ours(selectionMaximum(all.exactly, selection, row)), fractionOf(max!)), `${place}: maximum`).toBe(
        true,
      )
      if (status !== '') expect(all.status(organisation!, code!), place).toBe(status)
      if (code !== '') expect(all.points(organisation!, code!), place).toBeCloseTo(approximately(fractionOf(exact!)), 9)
      if (published !== '')
        expect(publishedText(publishedPoints(all.scores, all.exactly, selection)[row]!), place).toBe(published)
    }
  })

  test('ranks as worked out by hand', async () => {
    const expected = goldenTable(name, 'expected-ranking.csv') ?? []
    const all = await goldenScored(name)
    for (const selection of new Set(expected.map((row) => row['selection']!))) {
      const rankings = rank(all.scores, all.exactly, selected(all, selection))
      const rows = rankings.flatMap(({ group, rankBy, rows }) =>
        rows.map(({ place, organisation, points, max, index }) => ({
          selection,
          group,
          rankBy,
          place: place === undefined ? '' : String(place),
          organisation: organisation.id,
          points,
          max: toShortDecimal(max),
          index: index ?? '',
          ranked: String(place !== undefined),
        })),
      )
      expect(rows).toEqual(expected.filter((row) => row['selection'] === selection))
    }
  })
})
