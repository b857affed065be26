import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { hueOutline, hueScored, type CriterionRow } from '../support/hue.ts'
import { judged, type Case, type SheetLetter } from '../support/spreadsheet.ts'

const RANDOM_ROWS = 6

type Row = { readonly id: string; readonly node: OutlineNode; readonly one: Case }

test('a spreadsheet gives every criterion of hue-2020 the points that La Bàn gives, whatever the values', async () => {
  const rows = hueOutline.leaves.flatMap((node, place) =>
    valuesFor(node, place).map((values, at) => rowOf(node, values, at)),
  )
  const typed = rows.flatMap(({ id, node, one }) =>
    [...one.values].map(([letter, value]): CriterionRow => [id, node.code, letter, cellText(node, letter, value)]),
  )
  const { status, points } = hueScored(
    typed,
    rows.map(({ id }) => id),
  )
  const verdicts = await judged(rows.map(({ one }) => one))
  const seen = { missing: 0, undefined: 0, capped: 0, scored: 0 }
  for (const [at, { id, node, one }] of rows.entries()) {
    const verdict = verdicts[at]!
    const expected = statusOf(verdict)
    seen[expected] += 1
    const place = `${node.code} ${node.row.formula} with ${JSON.stringify([...one.values])}`
    expect(status(id, node.code), place).toBe(expected)
    expect(points(id, node.code), place).toBeCloseTo(verdict.error === undefined ? verdict.points : 0, 9)
  }
  expect(rows.length).toBeGreaterThan(109 * 8)
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50)
})

function rowOf(node: OutlineNode, values: Map<string, string>, at: number): Row {
  return {
    id: `${node.code}/${at}`,
    node,
    one: { formula: node.leaf!.formula!, max: node.row.max!, letters: lettersOf(node), values },
  }
}

function lettersOf(node: OutlineNode): SheetLetter[] {
  return node.leaf!.letters.map(({ name, item }) => ({
    name,
    kind: item.kind,
    options: (item.options ?? []).map(({ slug }) => slug),
  }))
}

/** Every letter absent in turn, 0 in turn, all equal, a part above its whole both ways, on thresholds, at random. */
function valuesFor(node: OutlineNode, place: number): Map<string, string>[] {
  const letters = lettersOf(node)
  const all = (value: (letter: SheetLetter, at: number) => string | undefined): Map<string, string> =>
    new Map(
      letters
        .flatMap((letter, at) => [[letter.name, value(letter, at)] as const])
        .filter((pair): pair is readonly [string, string] => pair[1] !== undefined),
    )
  const fit = ({ kind, options }: SheetLetter, number: number): string =>
    kind === 'yes-no' ? String(number % 2) : kind === 'choice' ? String(number % options.length) : String(number)
  const random = fc.sample(fc.array(fc.nat(40), { minLength: letters.length, maxLength: letters.length }), {
    seed: 222 + place,
    numRuns: RANDOM_ROWS,
  })
  return [
    all(() => undefined),
    all((letter) => fit(letter, 0)),
    all((letter) => fit(letter, 7)),
    all((letter, at) => fit(letter, 3 + at)),
    all((letter, at) => fit(letter, 9 - at)),
    ...letters.map((absent) => all((letter, at) => (letter === absent ? undefined : fit(letter, 4 + at)))),
    ...letters.map((empty) => all((letter, at) => fit(letter, letter === empty ? 0 : 5 + at))),
    // On the thresholds 5, 20 and 80 % that give all or nothing, and just below them.
    ...[4, 5, 19, 20, 79, 80].flatMap((share) => [
      all((letter, at) => fit(letter, at === 0 ? 100 : share)),
      all((letter, at) => fit(letter, at === 0 ? share : 100)),
    ]),
    ...random.map((numbers) => all((letter, at) => (numbers[at] === 40 ? undefined : fit(letter, numbers[at]!)))),
  ]
}

function cellText(node: OutlineNode, letter: string, value: string): string {
  const { item } = node.leaf!.letters.find(({ name }) => name === letter)!
  return item.kind === 'choice' ? item.options![Number(value)]!.slug : value
}

function statusOf(
  verdict: { error?: string | undefined } & Partial<{ result: number; points: number; cuts: number }>,
): 'missing' | 'undefined' | 'capped' | 'scored' {
  if (verdict.error === '#N/A') return 'missing'
  if (verdict.error === '#DIV/0!') return 'undefined'
  if (verdict.error !== undefined) throw new Error(`the sheet says ${verdict.error}`)
  return verdict.cuts! > 0 || Math.abs(verdict.result! - verdict.points!) > 1e-9 ? 'capped' : 'scored'
}
