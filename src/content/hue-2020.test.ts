import { describe, expect, test } from 'vitest'
import { hueEdition, hueItems, hueNearEqual, hueOutline, hueScored } from '#test/support/hue.ts'
import { nodeAt } from '#test/support/small-edition.ts'
import type { Node } from '#domain/edition/definition.ts'
import { toFraction } from '#domain/exact.ts'

function itemOf(code: string, letter: string): string {
  const found = nodeAt(hueOutline, code).leaf!.letters.find(({ name }) => name === letter)
  if (!found) throw new Error(`${code} has no letter ${letter}`)
  return found.item.id
}

function rows(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...rows(node.children ?? [])])
}

describe('the rows of Phụ lục 4', () => {
  test('are 161: 159 nodes and 2 that share the score of the row above', () => {
    const all = rows(hueEdition.nodes)
    expect(all).toHaveLength(159)
    expect(all.flatMap(({ also }) => also.map(({ code }) => code))).toEqual(['5.8.2', '5.9.2'])
    expect(hueOutline.leaves).toHaveLength(109)
  })

  test('have a maximum of 284 points in all, by main index 30, 38, 43, 44, 83, 26 and 20', () => {
    const { exactly } = hueScored([['x', '1.1.1', 'n', '1']])
    const maximum = (code: string): string => toFraction(exactly.maximum(nodeAt(hueOutline, code), 0))
    expect(maximum('I')).toBe('284')
    expect(['1', '2', '3', '4', '5', '6', '7'].map(maximum)).toEqual(['30', '38', '43', '44', '83', '26', '20'])
  })

  test('stand in the order of their lines, one row a code', () => {
    const lines = rows(hueEdition.nodes).map(({ line }) => line!)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect(lines[0]).toBe(1169)
    expect(lines.at(-1)).toBe(3379)
  })

  test('print 40, 50, 100, 30 and 20 for the main indices, and none for rows I, 1 and 3', () => {
    const printed = Object.fromEntries(
      ['I', '1', '2', '3', '4', '5', '6', '7'].map((code) => [code, nodeAt(hueOutline, code).printedMax]),
    )
    expect(printed).toEqual({ I: undefined, 1: undefined, 2: '40', 3: undefined, 4: '50', 5: '100', 6: '30', 7: '20' })
  })

  test('are found by the misprinted code too, and a shared score by each of its codes', () => {
    expect(nodeAt(hueOutline, '43.2.2')).toBe(nodeAt(hueOutline, '4.3.2.2'))
    expect(nodeAt(hueOutline, '5.8.2')).toBe(nodeAt(hueOutline, '5.8.1'))
    expect(nodeAt(hueOutline, '5.9.2')).toBe(nodeAt(hueOutline, '5.9.1'))
  })

  test('keep the letters of the copy beside every repair of a title', () => {
    expect(nodeAt(hueOutline, '1.1').row.title).toEqual({
      text: 'Tuyên truyền, phổ biến về chuyển đổi số',
      printed: 'Tuyên truyền, ph biến về chuyn đi s',
    })
  })
})

describe('letters', () => {
  test('that the document does not print: a is the part, b the whole', () => {
    const codes = [
      '1.2.3.2',
      '2.3.2',
      '2.3.4',
      '2.4.4',
      '2.5.1',
      '2.5.2',
      '2.5.3',
      '3.4.2',
      '5.12.1',
      '5.12.2',
      '5.12.3',
      '5.13.1',
      '5.13.2',
      '5.13.3',
      '6.2.1',
      '6.2.2',
      '6.3.1',
      '6.3.2',
      '6.3.3',
    ]
    for (const code of codes)
      expect(
        nodeAt(hueOutline, code).leaf!.letters.map(({ name }) => name),
        code,
      ).toEqual(['a', 'b'])
    expect(itemOf('2.4.4', 'b')).toContain('can-bo-chuyen-trach-cntt')
    expect(itemOf('2.5.1', 'b')).toContain('ngan-sach')
    expect(itemOf('5.13.3', 'b')).toContain('dan')
  })

  test('v is a choice of three at 1.2.1, 1.2.3.1, 1.3.1 and 1.3.2, best first, and a yes-no elsewhere', () => {
    const kinds = hueOutline.leaves.flatMap((node) =>
      node.leaf!.letters.filter(({ name }) => name === 'v').map(({ item }) => [node.code, item.kind] as const),
    )
    expect(kinds.filter(([, kind]) => kind === 'choice').map(([code]) => code)).toEqual([
      '1.2.1',
      '1.2.3.1',
      '1.3.1',
      '1.3.2',
    ])
    expect(kinds.filter(([, kind]) => kind !== 'choice').every(([, kind]) => kind === 'yes-no')).toBe(true)
  })

  test('6.1.1 counts systems with exactly one to four layers against all systems', () => {
    expect(
      nodeAt(hueOutline, '6.1.1')
        .leaf!.letters.map(({ name }) => name)
        .sort(),
    ).toEqual(['b', 'n1', 'n2', 'n3', 'n4'])
    expect(['n1', 'n2', 'n3', 'n4'].map((letter) => itemOf('6.1.1', letter))).toEqual(
      ['1', '2', '3', '4'].map((layers) => `so-he-thong-thong-tin-bao-ve-${layers}-lop`),
    )
  })

  test('read the unit’s own numbers of the same period, but for the national mean of 4.2.8', () => {
    const others = hueOutline.leaves.flatMap((node) =>
      node
        .leaf!.letters.filter(
          ({ variable: { of, combine, period } }) => of !== 'own' || combine !== 'none' || period !== 'same',
        )
        .map(({ name, variable }) => [node.code, name, variable.of]),
    )
    expect(others).toEqual([['4.2.8', 'a', 'nation']])
    expect(rows(hueEdition.nodes).filter(({ appliesTo }) => appliesTo)).toEqual([])
  })
})

describe('one fact is one item, however many criteria read it', () => {
  test.each([
    [
      'cơ quan nhà nước của tỉnh',
      ['3.3.3.1 a', '4.2.7 a', '4.3.2.1 a', '5.3.1 a', '5.4.1 a', '5.4.2 a', '5.4.3 a', '5.4.4 a'],
    ],
    ['CBCCVC của tỉnh', ['7.1.1 a', '7.1.3 a', '7.2.4 a', '7.2.5 a']],
    ['cán bộ chuyên trách CNTT của tỉnh', ['7.1.1 b', '7.1.2 a', '7.2.2 a', '7.2.3 a']],
    ['DVCTT mức độ 3', ['5.8.1 b', '5.9.1 a']],
    ['DVCTT mức độ 4', ['5.8.1 c', '5.9.1 c']],
    ['CSDL dùng chung, chuyên ngành', ['4.2.1 a', '4.2.2 a']],
    ['thực thể dữ liệu', ['4.2.3 a', '4.2.5 a']],
  ])('%s', (_, places) => {
    const items = places.map((place) => itemOf(...(place.split(' ') as [string, string])))
    expect(new Set(items).size).toBe(1)
    const readers = hueOutline.leaves.flatMap((node) =>
      node.leaf!.letters.filter(({ item }) => item.id === items[0]).map(({ name }) => `${node.code} ${name}`),
    )
    expect(readers).toEqual(places)
  })

  test('facts with other scopes stay apart', () => {
    expect(itemOf('3.3.1.1', 'a')).not.toBe(itemOf('3.3.3.1', 'a'))
    expect(itemOf('5.1.1', 'a')).not.toBe(itemOf('7.1.1', 'a'))
    expect(itemOf('2.4.4', 'b')).not.toBe(itemOf('7.1.2', 'a'))
    expect(itemOf('3.5.1', 'a')).not.toBe(itemOf('5.8.1', 'c'))
  })

  test('every item has a provider: the unit itself, but for the national mean', () => {
    const used = hueOutline.leaves.flatMap((node) => node.leaf!.letters)
    for (const { item } of used) expect(item.providers, item.id).not.toEqual([])
    expect(
      used.filter(({ variable }) => variable.of === 'own').every(({ item }) => item.providers.includes('unit')),
    ).toBe(true)
  })

  test('a part and its whole are of one kind and unit, and no item is part of itself', () => {
    for (const { item } of hueOutline.leaves.flatMap((node) => node.leaf!.letters)) {
      if (item.partOf === undefined) continue
      const whole = hueItems.get(item.partOf)
      expect([item.id, whole?.kind, whole?.unit]).toEqual([item.id, item.kind, item.unit])
      expect(item.partOf).not.toBe(item.id)
    }
  })
})

test('every criterion has an article, a rule as printed, an example above 0 and one below the maximum where there can be', () => {
  for (const { code, row, article } of hueOutline.leaves) {
    expect(row.rule ?? row.remark, code).toBeDefined()
    expect(article, code).toContain('Phụ lục 4')
    expect(row.examples.length, code).toBeGreaterThanOrEqual(2)
    expect(new Set(row.examples.map(({ points }) => points)).size, code).toBeGreaterThanOrEqual(2)
  }
})

test('the list of nearly equal items names items of the catalogue, with a reason in both languages', () => {
  for (const { items, why } of hueNearEqual) {
    expect(items.filter((id) => !hueItems.has(id))).toEqual([])
    expect(why.vi.length * why.en.length).toBeGreaterThan(0)
  }
})

test('every remark of ours stands in both languages', () => {
  const notes = [...hueEdition.notes, ...rows(hueEdition.nodes).flatMap(({ notes }) => notes)]
  expect(notes.length).toBeGreaterThan(50)
  for (const { vi, en } of notes) expect(vi).not.toBe(en)
})
