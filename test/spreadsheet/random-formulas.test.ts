import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkFormula } from '#domain/edition/formula/checker.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import { variablesOf, type Formula } from '#domain/edition/formula/tree.ts'
import { letterType, LETTERS, numberTrees, OPTIONS, type LetterName } from '../support/formula-trees.ts'
import { editionOf, itemsOf, scored, type ValueSketch } from '../support/small-edition.ts'
import { fitsASheet, judged, type Case, type SheetLetter, type Verdict } from '../support/spreadsheet.ts'

const FORMULAS = 300
const ROWS = 6
const MAX = '10'

const ITEMS = itemsOf({ ...LETTERS, k: { kind: 'choice', options: OPTIONS.map((slug) => ({ slug, name: slug })) } })

const values = {
  count: fc.constantFrom('0', '1', '2', '3', '4', '5', '8', '10', '80', '100'),
  amount: fc.constantFrom('0', '0.5', '1', '2.5', '7', '0.25', '12'),
  points: fc.constantFrom('0', '-1', '2', '-0.5', '3.25'),
  'yes-no': fc.constantFrom('0', '1'),
  choice: fc.constantFrom('0', '1', '2'),
}

// ROUND is left out: a spreadsheet rounds doubles, and its halves differ from exact ones.
const trees = numberTrees({
  depth: 3,
  functions: ['IF', 'MIN', 'MAX', 'SUM', 'ABS', 'INT', 'RATIO', 'SHARE', 'LEVEL', 'STEPS'],
})

test('a spreadsheet gives random formulas the points that La Bàn gives', async () => {
  const formulas = fc
    .sample(trees, { seed: 4, numRuns: 2000 })
    .filter(
      (formula) =>
        variablesOf(formula).length > 0 &&
        checkFormula(formula, letterType).length === 0 &&
        fitsASheet(caseOf(formula, new Map())),
    )
    .slice(0, FORMULAS)
  expect(formulas.length).toBe(FORMULAS)
  const cases = formulas.flatMap((formula, at) => rowsFor(formula, at).map((row) => caseOf(formula, row)))
  const verdicts = await judged(cases)
  const seen = { missing: 0, undefined: 0, number: 0 }
  for (const [at, formula] of formulas.entries()) {
    const here = cases.slice(at * ROWS, (at + 1) * ROWS)
    const ours = scoresOf(formula, here)
    for (const [row, one] of here.entries()) {
      const verdict = verdicts[at * ROWS + row]!
      const place = `${printFormula(formula)} with ${JSON.stringify([...one.values])}`
      const [status, points] = ours[row]!
      seen[kindOf(verdict)] += 1
      expect(status === 'missing' || status === 'undefined' ? status : 'number', place).toBe(kindOf(verdict))
      if (verdict.error === undefined) {
        expect(points, place).toBeCloseTo(verdict.points, 9)
        expect(status, place).toBe(
          verdict.cuts > 0 || Math.abs(verdict.result - verdict.points) > 1e-9 ? 'capped' : 'scored',
        )
      }
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50)
})

function caseOf(formula: Formula, row: ReadonlyMap<string, string>): Case {
  const letters = variablesOf(formula).map((name): SheetLetter => {
    const kind = LETTERS[name as LetterName]
    return { name, kind, options: kind === 'choice' ? OPTIONS : [] }
  })
  return { formula, max: MAX, letters, values: row }
}

function rowsFor(formula: Formula, seed: number): Map<string, string>[] {
  const names = variablesOf(formula) as LetterName[]
  const row = fc.tuple(...names.map((name) => fc.option(values[LETTERS[name]], { nil: undefined, freq: 12 })))
  return fc
    .sample(row, { seed, numRuns: ROWS })
    .map((all) => new Map(all.flatMap((value, at) => (value === undefined ? [] : [[names[at]!, value] as const]))))
}

function scoresOf(formula: Formula, cases: readonly Case[]): [status: string, points: number][] {
  const names = variablesOf(formula)
  const variables = Object.fromEntries(names.map((name) => [name, { item: name }]))
  const { status, points } = scored({
    edition: editionOf([{ code: '1', max: MAX, formula: printFormula(formula), variables }]),
    items: ITEMS,
    organisations: cases.map((_, at) => ({ id: `r${at}` })),
    values: cases.flatMap((one, at) => [...one.values].map(([name, value]): ValueSketch => [`r${at}`, name, value])),
  })
  return cases.map((_, at) => [status(`r${at}`, '1'), points(`r${at}`, '1')])
}

function kindOf(verdict: Verdict): 'missing' | 'undefined' | 'number' {
  if (verdict.error === undefined) return 'number'
  if (verdict.error === '#N/A') return 'missing'
  if (verdict.error === '#DIV/0!') return 'undefined'
  throw new Error(`the sheet says ${verdict.error}`)
}
