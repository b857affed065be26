import { describe, expect, test } from 'vitest'
import { valueAt } from '#test/support/counter-example.ts'
import { fractionOf, isEqual, NOUGHT, order } from '#test/support/fractions.ts'
import { hueEdition, hueItems, hueNearEqual } from '#test/support/hue.ts'
import { nodeAt } from '#test/support/small-edition.ts'
import { findingText } from '#text/findings.ts'
import type { DataItem, NearEqual } from '../../item/data-item.ts'
import type { Edition, Node } from '../definition.ts'
import type { Finding } from '../finding.ts'
import { outlineOf } from '../outline.ts'
import { checkEdition } from './check-edition.ts'

type Copy = {
  edition: Edition
  items: Map<string, DataItem>
  nearEqual: NearEqual[]
  node: (code: string) => Node
  item: (id: string) => DataItem
}

// The check of the whole edition takes a while; these components hold every kind of row that is damaged here.
const KEPT = new Set(['1.1', '1.2', '2.2', '3.3', '4.1', '4.3', '5.8', '5.9', '5.13', '7.1', '7.2'])
const whole: Edition = { ...hueEdition, nodes: hueEdition.nodes.map(pruned) }

function pruned(node: Node): Node {
  if (!node.children || node.level === 'component') return node
  return {
    ...node,
    children: node.children.map(pruned).filter(({ code, level }) => level !== 'component' || KEPT.has(code)),
  }
}

const identity = ({ code, node, params }: Finding): string => JSON.stringify([code, node, params])
const before = new Set(checkEdition(whole, hueItems, hueNearEqual).map(identity))

/** What the check finds in a damaged copy and not in the original, as "code node". */
function found(damage: (copy: Copy) => void): { list: string[]; findings: Finding[]; copy: Copy } {
  const edition = structuredClone(whole)
  const items = new Map([...hueItems].map(([id, item]) => [id, structuredClone(item)]))
  const copy = {
    edition,
    items,
    nearEqual: structuredClone(hueNearEqual),
    node: (code: string) => nodeIn(edition.nodes, code)!,
    item: (id: string) => items.get(id)!,
  }
  damage(copy)
  const findings = checkEdition(copy.edition, copy.items, copy.nearEqual).filter((one) => !before.has(identity(one)))
  for (const one of findings)
    expect(`${findingText(one, 'vi')} ${findingText(one, 'en')}`).not.toMatch(/NaN|\[object|undefined /)
  return { list: findings.map(({ code, node }) => `${code} ${node ?? '–'}`), findings, copy }
}

function nodeIn(nodes: readonly Node[], code: string): Node | undefined {
  for (const node of nodes) {
    const here = node.code === code ? node : nodeIn(node.children ?? [], code)
    if (here) return here
  }
  return undefined
}

describe('maxima', () => {
  test('a printed maximum that its rows do not reach', () => {
    expect(found(({ node }) => (node('1.1').printedMax = '11')).list).toEqual(['children-sum 1.1'])
  })

  test('a changed maximum of a criterion is seen at every parent that prints one', () => {
    const { findings } = found(({ node }) => (node('7.2.1').max = '3'))
    const sums = findings.filter(({ code }) => code === 'children-sum')
    expect(sums.map(({ node, params }) => `${node} ${params['printed']}/${params['sum']}`)).toEqual([
      '7 20/21',
      '7.2 10/11',
    ])
  })

  test('a criterion without a maximum', () => {
    expect(found(({ node }) => delete node('4.1.1').max).list).toContain('leaf-incomplete 4.1.1')
  })

  test('a criterion without a rule', () => {
    expect(found(({ node }) => delete node('4.1.1').formula).list).toContain('leaf-incomplete 4.1.1')
  })
})

describe('rules', () => {
  test.each([
    ['7.2.1', 'b/a*max'],
    ['7.2.1', 'RATIO(b, a)*max + 1'],
    ['7.2.1', 'RATIO(b, a)*max - 1'],
    ['5.8.1', 'RATIO(b, a)*max + RATIO(c, a)*max'],
    ['2.2.1', 'IF(v, max, a*b)'],
    ['1.2.1', 'LEVEL(v, max, max*2, 0)'],
    ['1.1.1', 'n'],
  ])('%s as %s can leave its range, and the values shown make it do so', (code, formula) => {
    const { findings, copy } = found(({ node }) => (node(code).formula = formula))
    const range = findings.find((one) => one.code === 'out-of-range' && one.node === code)!
    const node = nodeAt(outlineOf(copy.edition, copy.items).outline, code)
    const value = valueAt(formula, node, String(range.params['given']))!
    expect(isEqual(value, fractionOf(String(range.params['points'])))).toBe(true)
    expect(order(value, NOUGHT) < 0 || order(value, fractionOf(node.row.max!)) > 0).toBe(true)
  })

  test.each([
    ['MIN(max, a/(b - 3))', 'b - 3'],
    ['MIN(max, SHARE(1/(a + b), 3))', 'a + b'],
    ['RATIO(a, b + b)*max', 'b + b'],
    ['RATIO(a, b*2 - 10)', 'b*2 - 10'],
  ])('%s divides by 0 for the values shown', (formula, divisor) => {
    const { findings, copy } = found(({ node }) => (node('7.2.1').formula = formula))
    const zero = findings.find((one) => one.code === 'divisor-zero')!
    expect(zero).toMatchObject({ node: '7.2.1', params: { divisor } })
    const node = nodeAt(outlineOf(copy.edition, copy.items).outline, '7.2.1')
    expect(isEqual(valueAt(divisor, node, String(zero.params['given']))!, NOUGHT)).toBe(true)
  })

  test.each([
    ['7.2.1', 'SQRT(a)', 'unknown-function', 1],
    ['7.2.1', 'ratio(b, a)*max', 'function-case', 1],
    ['7.2.1', 'RATIO(b; a)*max', 'decimal-mark', 8],
    ['7.2.1', 'RATIO(b, a)*max +', 'unfinished', 18],
    ['1.2.1', 'LEVEL(v, max, 0)', 'level-count', 1],
    ['1.2.1', 'IF(v = "pho", max, 0)', 'unknown-option', 8],
    ['2.2.1', 'IF(v = 1, max, 0)', 'not-a-number', 4],
    ['7.2.1', 'IF(a, max, 0)', 'not-a-condition', 4],
    ['7.2.1', 'RATIO(b, 0)', 'zero-divisor', 10],
  ])('%s as %s is told as %s at character %i', (code, formula, fault, at) => {
    const told = found(({ node }) => (node(code).formula = formula)).findings.find(
      (one) => one.code === 'formula-fault',
    )!
    expect(told.node).toBe(code)
    expect(told.formulaFault!.code).toBe(fault)
    expect(told.params['at']).toBe(at)
  })

  test('a faulty soft condition', () => {
    expect(found(({ node }) => (node('5.8.1').require = ['b + c'])).list).toContain('formula-fault 5.8.1')
  })

  test('a rule that rounds', () => {
    expect(found(({ node }) => (node('7.2.1').formula = 'ROUND(RATIO(b, a)*max, 2)')).list).toContain(
      'rounding-inside 7.2.1',
    )
  })

  test('an example that the rule does not give', () => {
    const { findings } = found(({ node }) => (node('7.2.1').examples = [{ given: { a: 400, b: 300 }, points: '1.4' }]))
    expect(findings).toMatchObject([
      { code: 'example-fails', node: '7.2.1', params: { expected: '1.4', computed: '1.5', number: 1 } },
    ])
  })

  test('a criterion without examples', () => {
    expect(found(({ node }) => (node('7.2.1').examples = [])).list).toEqual(['no-example 7.2.1'])
  })
})

describe('letters and items', () => {
  test('a letter whose binding was removed', () => {
    expect(found(({ node }) => delete node('7.2.1').variables['a']!.item).list).toContain('variable-without-item 7.2.1')
  })

  test('a letter that was removed altogether, told once', () => {
    const { list } = found(({ node }) => delete node('5.8.1').variables['c'])
    expect(list.filter((one) => one === 'variable-without-item 5.8.1')).toHaveLength(1)
  })

  test('an item that is not in the catalogue', () => {
    expect(found(({ items }) => items.delete('so-dan-cua-tinh')).list).toContain('item-unknown 5.13.3')
  })

  test('an item that nobody supplies, told at the first criterion that reads it', () => {
    expect(found(({ item }) => (item('so-cbccvc-cua-tinh').providers = [])).list).toEqual([
      'item-without-provider 7.1.1',
    ])
  })

  test('a letter that no rule reads', () => {
    expect(found(({ node }) => (node('7.2.1').variables['x'] = { ...node('7.2.1').variables['a']! })).list).toContain(
      'variable-unused 7.2.1',
    )
  })

  test('an item of a kind that cannot be scored', () => {
    expect(found(({ item }) => (item('so-dan-cua-tinh').kind = 'text')).list).toContain('item-kind-unfit 5.13.3')
  })

  test('a letter that reads a group without saying how to combine it', () => {
    expect(found(({ node }) => (node('7.2.1').variables['a']!.of = 'group')).list).toContain(
      'group-without-combine 7.2.1',
    )
  })

  test('two items so alike that they may be one, unless the list says why not', () => {
    const twin = { ...hueItems.get('so-cbccvc-cua-tinh')!, id: 'so-cbccvc-tinh' }
    const split = (copy: Copy): void => {
      copy.items.set(twin.id, twin)
      copy.node('7.2.5').variables['a']!.item = twin.id
    }
    const near = found(split).findings.find(
      (one) => one.code === 'near-equal-items' && one.params['second'] === twin.id,
    )!
    expect(near).toMatchObject({ severity: 'warning', params: { first: 'so-cbccvc-cua-tinh' } })
    expect(near.explainedBy).toBeUndefined()
    const explained = found((copy) => {
      split(copy)
      copy.nearEqual.push({ items: ['so-cbccvc-cua-tinh', twin.id], why: { vi: 'Khác', en: 'Different' } })
    }).findings.find((one) => one.code === 'near-equal-items' && one.params['second'] === twin.id)!
    expect(explained.explainedBy).toMatchObject({ vi: 'Khác', en: 'Different' })
  })
})

describe('codes and places', () => {
  test('a code that stands twice', () => {
    expect(found(({ node }) => (node('7.2.4').code = '7.2.5')).list).toContain('duplicate-code 7.2.5')
  })

  test('a shared code that another row has already', () => {
    expect(found(({ node }) => (node('5.9.1').also[0]!.code = '5.8.2')).list).toContain('duplicate-code 5.9.1')
  })

  test.each([
    ['7.2.4', '7.3.4'],
    ['7.2.4', '8.2.4'],
    ['7.2.4', '7.2'],
    ['4.3.2.1', '4.3.2'],
    ['7.1', '6.9'],
  ])('%s numbered %s is misplaced', (code, wrong) => {
    expect(
      found(({ node }) => (node(code).code = wrong)).list.filter(
        (one) => one.startsWith('misplaced-code') || one.startsWith('duplicate-code'),
      ),
    ).not.toEqual([])
  })

  test('a criterion of communes whose letter counts districts', () => {
    const { list } = found(
      ({ node }) => (node('3.3.1.3').variables['a']!.printed = { text: 'Thống kê số lượng UBND cấp huyện' }),
    )
    expect(list).toContain('level-mismatch 3.3.1.3')
  })

  test('a second row that shares a score', () => {
    expect(found(({ node }) => (node('7.2.4').also = [{ code: '7.2.6', title: { text: 'Thêm' } }])).list).toEqual([
      'shared-score 7.2.4',
    ])
  })

  test('a lens that names a row which is not there', () => {
    const { findings } = found(({ edition }) => (edition.lenses = [{ id: 'lat', title: 'Lát', nodes: ['1', '9'] }]))
    expect(findings).toMatchObject([{ code: 'lens-unknown-node', params: { lens: 'lat', code: '9' } }])
  })

  test('an English title that is the Vietnamese one', () => {
    const { findings } = found(({ edition }) => (edition.title = { vi: 'Bộ thử', en: 'Bộ thử' }))
    expect(findings).toMatchObject([{ code: 'title-untranslated', severity: 'remark', params: { title: 'Bộ thử' } }])
  })

  test('a warning without its note is told without an explanation', () => {
    const { findings } = found(({ node }) => {
      node('2.2').printedMax = '7'
      node('2.2').notes = []
    })
    expect(findings).toMatchObject([{ code: 'children-sum', node: '2.2', params: { printed: '7', sum: '4' } }])
    expect(findings[0]!.explainedBy).toBeUndefined()
  })
})
