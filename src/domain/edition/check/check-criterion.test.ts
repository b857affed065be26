import { expect, test } from 'vitest'
import { readEdition, readItems } from '#content/library.ts'
import { changedNode } from '../edit/edit-tree.ts'
import { placesOf } from '../edit/place.ts'
import { checkCriterion } from './check-criterion.ts'
import { checkEdition } from './check-edition.ts'

const HUE = readEdition('hue-2020')
const ITEMS = readItems()

test('by itself a criterion of plan 222 has the findings on its rule that it has among the others', () => {
  const whole = checkEdition(HUE, ITEMS)
  let compared = 0
  for (const { node } of placesOf(HUE)) {
    const checked = checkCriterion(HUE, node.code, ITEMS)
    expect(checked === undefined).toBe(node.children !== undefined)
    if (!checked) continue
    const codes = new Set(checked.findings.map(({ code }) => code))
    expect(checked.findings).toEqual(whole.filter((one) => one.node === node.code && codes.has(one.code)))
    compared += checked.findings.length
  }
  expect(compared).toBeGreaterThan(20)
})

test('a rule that can leave its range is told with values, and so is a wrong example', () => {
  const wrong = changedNode(HUE, '1.1.1', (node) => ({
    ...node,
    formula: 'n',
    examples: [{ given: { n: 7 }, points: '7' }],
  }))
  const findings = checkCriterion(wrong, '1.1.1', ITEMS)!.findings
  // 7 of at most 5 points is cut to 5.
  expect(findings).toContainEqual(expect.objectContaining({ code: 'example-fails' }))
  const [given] = findings.filter(({ code }) => code === 'out-of-range').map(({ params }) => params)
  expect(Number(given!['points'])).toBeGreaterThan(5)
  expect(given!['given']).toBe(`n = ${given!['points']}`)
})

test('within a bonus or penalty a criterion counts as one', () => {
  const outside = changedNode(HUE, '1.1', (node) => ({ ...node, outside: 'penalty' as const }))
  expect(checkCriterion(outside, '1.1.1', ITEMS)!.leaf.most.numerator).toBe(0n)
})
