import { describe, expect, test } from 'vitest'
import { valueAt } from '#test/support/counter-example.ts'
import { fractionOf, isEqual, NOUGHT, order } from '#test/support/fractions.ts'
import { hueEdition, hueItems, hueNearEqual, hueOutline } from '#test/support/hue.ts'
import { nodeAt } from '#test/support/small-edition.ts'
import { findingText } from '#text/findings.ts'
import { Language } from '#text/language.ts'
import { isFault } from '../finding.ts'
import { checkEdition } from './check-edition.ts'

const findings = checkEdition(hueEdition, hueItems, hueNearEqual)
const of = (code: string) => findings.filter((one) => one.code === code)

describe('the check of hue-2020', () => {
  test('finds no fault', () => {
    expect(findings.filter(isFault)).toEqual([])
  })

  test('finds exactly the sums that do not add up', () => {
    expect(of('children-sum').map(({ node, params }) => `${node}: ${params['printed']}/${params['sum']}`)).toEqual([
      '2: 40/38',
      '2.2: 6/4',
      '3.1: 70/6',
      '4: 50/44',
      '5: 100/83',
      '5.4: 9/8',
      '6: 30/26',
    ])
  })

  test('has an explanation of ours for every warning', () => {
    const silent = findings.filter((one) => one.severity === 'warning' && !one.explainedBy)
    expect(silent.map(({ code, node }) => `${code} ${node}`)).toEqual([])
  })

  test('stands in printed order, each at a line of the document', () => {
    const places = findings.filter(({ node }) => node !== undefined).map(({ node }) => nodeAt(hueOutline, node!).index)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    for (const { line, node } of findings) if (node !== undefined) expect(line).toBeGreaterThan(1168)
  })

  test('knows the misprinted code, the two shared scores and the criterion of communes that counts districts’ computers', () => {
    expect(of('misplaced-code').map(({ params }) => `${params['code']} → ${params['right']}`)).toEqual([
      '43.2.2 → 4.3.2.2',
    ])
    expect(of('shared-score').map(({ params }) => params['codes'])).toEqual(['5.8.1, 5.8.2', '5.9.1, 5.9.2'])
    expect(of('level-mismatch').map(({ node, params }) => `${node} ${params['variable']}`)).toContain('3.1.3 a')
  })

  test('names the rules that are printed inverted', () => {
    const inverted = new Set(of('printed-differs').map(({ node }) => node))
    for (const code of ['3.1.1', '3.1.2', '3.1.3', '3.2.1', '3.2.2', '3.2.3', '7.2.3'])
      expect(inverted.has(code), code).toBe(true)
  })

  test('shows values that really leave the range, for every rule that can', () => {
    const ranges = of('out-of-range')
    expect(ranges.map(({ node }) => node)).toEqual(expect.arrayContaining(['4.2.8', '5.13.3']))
    for (const { node, params } of ranges) {
      const at = nodeAt(hueOutline, node!)
      const value = valueAt(at.row.formula!, at, String(params['given']))!
      expect(isEqual(value, fractionOf(String(params['points']))), node).toBe(true)
      expect(order(value, NOUGHT) < 0 || order(value, fractionOf(at.row.max!)) > 0, node).toBe(true)
    }
  })

  test('shows values that really make a divisor 0, for every rule that divides by a letter', () => {
    const dividing = hueOutline.leaves
      .filter(({ row }) => /RATIO|\/[a-z(]/.test(row.formula ?? ''))
      .map(({ code }) => code)
    expect([...new Set(of('divisor-zero').map(({ node }) => node))]).toEqual(dividing)
    for (const { node, params } of of('divisor-zero')) {
      expect(
        isEqual(valueAt(String(params['divisor']), nodeAt(hueOutline, node!), String(params['given']))!, NOUGHT),
        node,
      ).toBe(true)
    }
  })

  test('says everything in whole sentences of both languages', () => {
    for (const finding of findings) {
      for (const language of Language.options) {
        const text = findingText(finding, language)
        expect(text).not.toMatch(/undefined |NaN|\[object|null/)
        expect(text.length).toBeGreaterThan(15)
      }
    }
  })
})
