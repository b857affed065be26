import { describe, expect, test } from 'vitest'
import { exactFromDecimal, toDecimal } from '#domain/exact.ts'
import { outlineOf, type Outline } from '#domain/edition/outline.ts'
import { periodFrom } from '#domain/period/period.ts'
import type { PublishedRow } from '#domain/programme/published.ts'
import {
  publishedIndex,
  selectionMaximum,
  selectionPoints,
  totalOf,
  type Selection,
} from '#domain/scoring/published.ts'
import { inputsOf } from '#domain/scoring/inputs.ts'
import { ExactScores } from '#domain/scoring/score.ts'
import { ValueStore } from '#domain/value/value-store.ts'
import { readEdition, readItems } from './library.ts'
import { readPublished } from './published.ts'

const items = readItems()

/** Printed in the sources with digits that rounded inputs cannot give: 0.716355 is printed 0,7163. */
const ROUNDED_INPUTS = ['dti-2022 ho-chi-minh total']

describe.each(readPublished())('$id', (published) => {
  const { outline, faults } = outlineOf(readEdition(published.edition), items)
  const rows = published.rows.filter((row) => leavesOf(outline).every(({ key }) => row.figures[key]?.value))

  test('has an edition without faults', () => {
    expect(faults).toEqual([])
  })

  test.each(rows.flatMap((row) => derivedKeys(row, outline).map((key) => [row, key] as const)))(
    '$0.name: $1 follows from the published parts to the printed digit',
    (row, key) => {
      const printed = row.figures[key]!.value!
      const computed = toDecimal(publishedIndex(...pointsAndMaximum(row, outline, key))!, 4)
      if (ROUNDED_INPUTS.includes(`${published.id} ${row.subject} ${key}`)) expect(computed).toBe('0.7164')
      else expect(computed).toBe(printed)
    },
  )
})

test('the totals of 2020 and 2022 and the overlapping lenses are among what is recomputed', () => {
  const keys = readPublished().flatMap((published) => published.rows.flatMap((row) => Object.keys(row.figures)))
  expect(keys).toEqual(expect.arrayContaining(['total', 'cqs', 'kts', 'xhs', 'CQS', '8']))
})

/** The scored leaves and the key under which their share was published. */
function leavesOf(outline: Outline): { item: string; key: string }[] {
  return outline.leaves
    .filter((node) => !node.leaf!.unscored && node.leaf!.max.numerator > 0n)
    .map((node) => ({ item: node.leaf!.letters[0]!.item.id, key: node.code.replace(/\.0$/, '') }))
}

function derivedKeys(row: PublishedRow, outline: Outline): string[] {
  const derived = ['total', ...outline.lenses.map((lens) => lens.id)]
  return derived.filter((key) => row.figures[key]?.value)
}

function pointsAndMaximum(row: PublishedRow, outline: Outline, key: string) {
  const store = new ValueStore()
  for (const { item, key: leaf } of leavesOf(outline)) {
    store.setFact(item, '2020', store.row(row.subject), exactFromDecimal(row.figures[leaf]!.value!))
  }
  const member = { id: row.subject, name: row.name, group: '', ranked: true }
  const inputs = inputsOf(outline, { organisations: [member], members: 1 }, store, periodFrom('2020')!)
  const exactly = new ExactScores(inputs)
  const selection = selectionOf(outline, key)
  return [selectionPoints(exactly, selection, 0), selectionMaximum(exactly, selection, 0)] as const
}

function selectionOf(outline: Outline, key: string): Selection {
  const lens = outline.lenses.find((one) => one.id === key)
  return lens ? lens.nodes.map((code) => outline.byCode.get(code)!) : totalOf(outline.nodes)
}
