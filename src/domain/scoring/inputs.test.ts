import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, nodeAt, scored, type ValueSketch } from '#test/support/small-edition.ts'
import { explainLeaf } from './explain.ts'

const ORGANISATIONS = [
  { id: 'tinh', kind: 'province' as const },
  { id: 'so-a', kind: 'department' as const, parent: 'tinh', group: 'so' },
  { id: 'so-b', kind: 'department' as const, parent: 'tinh', group: 'so' },
  { id: 'xa-c', kind: 'commune' as const, parent: 'so-a', group: 'xa' },
]

function explained(variable: Record<string, string>, values: ValueSketch[], organisation = 'so-a', period = '2020') {
  const edition = editionOf([{ code: '1', max: 1000, formula: 'a', variables: { a: { item: 'x', ...variable } } }])
  const items = itemsOf({ x: { kind: 'amount', overTime: 'flow' } })
  const { inputs, outline, row } = scored({ edition, items, organisations: ORGANISATIONS, values, period })
  const explanation = explainLeaf(inputs, nodeAt(outline, '1'), row(organisation))
  const [letter] = explanation.letters
  return {
    status: explanation.outcome.status,
    subjects: letter!.origin.subjects.map(({ id }) => id),
    period: letter!.origin.period,
    points: explanation.outcome.points,
  }
}

const ALL: ValueSketch[] = [
  ['tinh', 'x', 40],
  ['so-a', 'x', 7],
  ['so-b', 'x', 10],
  ['xa-c', 'x', 2],
]

describe('an explanation names whose numbers were read, and of which period', () => {
  test.each<[Record<string, string>, string[], string]>([
    [{}, ['so-a'], '7'],
    [{ of: 'parent' }, ['tinh'], '40'],
    [{ of: 'province' }, ['tinh'], '40'],
    [{ of: 'group', combine: 'sum' }, ['so-a', 'so-b'], '17'],
    [{ of: 'group', combine: 'max' }, ['so-a', 'so-b'], '10'],
    [{ of: 'own', combine: 'sum' }, ['xa-c'], '2'],
    [{ of: 'province', combine: 'mean' }, ['so-a', 'so-b'], '17/2'],
  ])('%j', (variable, subjects, points) => {
    const found = explained(variable, ALL)
    expect(found.subjects).toEqual(subjects)
    expect(
      found.points.denominator === 1n
        ? `${found.points.numerator}`
        : `${found.points.numerator}/${found.points.denominator}`,
    ).toBe(points)
    expect([found.status, found.period]).toEqual(['scored', '2020'])
  })

  test('the period before, and from January on', () => {
    const values: ValueSketch[] = [
      ['so-a', 'x', 5, '2020-Q1'],
      ['so-a', 'x', 6, '2020-Q2'],
    ]
    expect(explained({ period: 'previous' }, values, 'so-a', '2020-Q2')).toMatchObject({
      period: '2020-Q1',
      points: { numerator: 5n },
    })
    expect(explained({ period: 'year-to-date' }, values, 'so-a', '2020-Q2')).toMatchObject({
      period: '2020-01…2020-06',
      points: { numerator: 11n },
    })
  })
})

test('one missing organisation makes what combines it missing', () => {
  const without = ALL.filter(([organisation]) => organisation !== 'so-b')
  for (const combine of ['sum', 'mean', 'max'])
    expect(explained({ of: 'group', combine }, without).status).toBe('missing')
})

test('a province that cannot be told from several is missing, not guessed', () => {
  const edition = editionOf([{ code: '1', max: 10, formula: 'a', variables: { a: { item: 'x', of: 'nation' } } }])
  const all = scored({
    edition,
    items: itemsOf({ x: 'amount' }),
    organisations: [{ id: 'A' }, { id: 'vn', kind: 'nation' }, { id: 'la', kind: 'nation' }],
    members: 1,
    values: [
      ['vn', 'x', 1],
      ['la', 'x', 2],
    ],
  })
  expect(all.status('A', '1')).toBe('missing')
})

test('parents that go round in a circle do not stop the reader', () => {
  const edition = editionOf([{ code: '1', max: 10, formula: 'a', variables: { a: { item: 'x', of: 'province' } } }])
  const all = scored({
    edition,
    items: itemsOf({ x: 'amount' }),
    organisations: [
      { id: 'A', parent: 'B' },
      { id: 'B', parent: 'A' },
    ],
    values: [['A', 'x', 1]],
  })
  expect(all.status('A', '1')).toBe('missing')
})

describe('not applicable', () => {
  const nodes = [
    {
      code: '1',
      appliesTo: ['department'],
      children: [{ code: '1.1', max: 10, formula: 'a', variables: { a: { item: 'x' } } }],
    },
    { code: '2', max: 5, formula: 'a', variables: { a: { item: 'x' } } },
  ]
  const all = scored({
    edition: editionOf(nodes),
    items: itemsOf({ x: 'amount' }),
    organisations: [...ORGANISATIONS, { id: 'moi' }],
    values: [
      ['so-a', 'x', 3],
      ['xa-c', 'x', 3],
      ['moi', 'x', 3],
    ],
    notApplicable: [['so-a', '2']],
  })

  test('by the edition for all below a node, and by declaration for one leaf', () => {
    expect([all.status('xa-c', '1.1'), all.status('xa-c', '2')]).toEqual(['not-applicable', 'scored'])
    expect([all.status('so-a', '1.1'), all.status('so-a', '2')]).toEqual(['scored', 'not-applicable'])
    expect(all.exactly.maximum(nodeAt(all.outline, '1'), all.row('xa-c'))).toMatchObject({ numerator: 0n })
  })

  test('never for an organisation whose kind nobody stated', () => {
    expect(all.status('moi', '1.1')).toBe('scored')
  })
})
