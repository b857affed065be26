import { describe, expect, test } from 'vitest'
import { readItems } from '#content/library.ts'
import { parseYaml } from '#content/read-yaml.ts'
import { checkEdition } from '#domain/edition/check/check-edition.ts'
import { Edition } from '#domain/edition/definition.ts'
import { parseFormula } from '#domain/edition/formula/parser.ts'
import { LONGEST_FORMULA } from '#domain/edition/formula/tree.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import { exactFromDecimal } from '#domain/exact.ts'
import { explainLeaf } from '#domain/scoring/explain.ts'
import { inputsOf } from '#domain/scoring/inputs.ts'
import { periodFrom } from '#domain/period/period.ts'
import { score, statusAt } from '#domain/scoring/score.ts'
import { ValueStore } from '#domain/value/value-store.ts'
import { SMALL_EDITION } from './small-edition.ts'

const ITEMS = readItems()

function chain(term: string, link: string): string {
  return Array(Math.floor((LONGEST_FORMULA + link.length) / (term.length + link.length)))
    .fill(term)
    .join(link)
}

describe('a chain as long as a formula may be is checked, scored and explained at once', () => {
  const chains: [string, string][] = [
    ['a sum of ones', chain('1', '+')],
    ['a sum of letters', chain('n', '+')],
    ['differences', chain('n', '-')],
    ['a product', chain('n', '*')],
    ['quotients', chain('n', '/')],
    ['quotients and sums', chain('1/(n+7)', '+')],
    ['quotients of many digits', chain(`n/${'9'.repeat(29)}7`, '+')],
    ['percent signs', chain('n%%%', '+')],
    ['operands', `MIN(${chain('n', ',').slice(0, -6)})`],
    ['brackets side by side', chain('(n)', '+')],
    ['brackets one behind the other', chain('(n+1)', '*')],
    ['calls side by side', chain('ABS(n)', '-')],
  ]
  test.each(chains)('%s', (_, formula) => {
    expect(parseFormula(formula).fault).toBeUndefined()
    // What grows faster than the formula does not come to its end within the test's time.
    expect(['scored', 'capped']).toContain(scoredWith(formula))
  })
})

test('signs, brackets and calls inside one another end at 32 levels, whatever the length', () => {
  for (const open of ['-', '+', '(', 'ABS(', 'MIN(1,', '1+(', 'IF(n<1,', 'NOT(', '-(']) {
    for (const depth of [33, 100, Math.floor((LONGEST_FORMULA - 1) / open.length)]) {
      expect(parseFormula(`${open.repeat(depth)}n`).fault, `${depth} × ${open}`).toMatchObject({
        code: 'too-deep',
        params: { most: 32 },
      })
    }
    expect(parseFormula(open.repeat(10_000)).fault?.code).toBe('too-long')
  }
})

test('so do percent signs, with brackets between them or without', () => {
  expect(parseFormula(`n${'%'.repeat(31)}`).fault).toBeUndefined()
  for (const formula of [
    `n${'%'.repeat(32)}`,
    `n${'%'.repeat(LONGEST_FORMULA - 1)}`,
    `(n${'%'.repeat(20)})${'%'.repeat(20)}`,
  ]) {
    expect(parseFormula(formula).fault).toMatchObject({ code: 'too-deep', params: { most: 32 } })
  }
})

/** What becomes of the first criterion with this rule, by way of check, score and explanation; n is a number of 25 digits. */
function scoredWith(formula: string): string {
  const yaml = SMALL_EDITION.replace('formula: MIN(max, n)\n', `formula: ${JSON.stringify(formula)}\n`)
  const edition = parseYaml('bo.yaml', yaml, Edition)
  expect(checkEdition(edition, ITEMS).filter((finding) => finding.code === 'formula-fault')).toEqual([])
  const { outline } = outlineOf(edition, ITEMS)
  const store = new ValueStore()
  const node = outline.leaves[0]!
  store.setFact(
    node.leaf!.letters[0]!.item.id,
    '2026',
    store.row('Sở A'),
    exactFromDecimal('1234567890123456789012345'),
  )
  const province = { organisations: [{ id: 'Sở A', name: 'Sở A', group: '', ranked: true }], members: 1 }
  const inputs = inputsOf(outline, province, store, periodFrom('2026')!)
  expect(explainLeaf(inputs, node, 0).steps.length).toBeGreaterThan(0)
  return statusAt(score(inputs), node, 0)
}
