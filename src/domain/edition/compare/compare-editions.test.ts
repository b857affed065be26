import { expect, test } from 'vitest'
import { readEdition } from '#content/library.ts'
import { Edition, type Node } from '../definition.ts'
import { changedNode, removedNode } from '../edit/edit-tree.ts'
import { compareEditions } from './compare-editions.ts'

const HUE = readEdition('hue-2020')

test('an edition does not differ from itself; plan 222 has 284 points', () => {
  const { head, added, removed, recoded, changed, totals } = compareEditions(HUE, HUE)
  expect([head, added, removed, recoded, changed]).toEqual([[], [], [], [], []])
  expect(totals).toEqual({ before: totals.after, after: totals.before })
  expect(totals.before).toMatchObject({ max: '284' })
})

const edition = (...nodes: object[]): Edition =>
  Edition.parse({
    ...{
      id: 'thu',
      indexSet: 'thu',
      source: 'thu',
      number: '1',
      issuedBy: 'UBND',
      issuedOn: '2026-01-01',
      article: '1',
    },
    title: { vi: 'Thử', en: 'Try' },
    nodes,
  })
const row = (code: string, formula: string, more: object = {}): object => ({
  ...{ code, title: `Mục ${code}`, max: '10', formula },
  variables: { a: { item: 'so-co' }, b: { item: 'so-phai-co' } },
  ...more,
})
const changesOf = (before: object, after: object): unknown =>
  compareEditions(edition(before), edition(after)).changed[0]?.changes.map(({ kind }) => kind)

test('a rule is compared by meaning: not by spaces, brackets, the writing of numbers or the names of letters', () => {
  const before = row('1', 'RATIO(a, b)*max + 0.50')
  expect(changesOf(before, row('1', '(RATIO( a,b ) * max) + 0.5'))).toBeUndefined()
  const swapped = { variables: { b: { item: 'so-co' }, a: { item: 'so-phai-co' } } }
  expect(changesOf(before, row('1', 'RATIO(b, a)*max + 0.5', swapped))).toBeUndefined()
  expect(changesOf(before, row('1', 'RATIO(b, a)*max + 0.5'))).toEqual(['rule'])
  expect(changesOf(before, row('1', 'RATIO(a, b)*max + 0.5', swapped))).toEqual(['rule'])
  expect(changesOf(before, row('1', 'RATIO(a, b)*max + 0.50', swapped))).toEqual(['letters'])
  expect(changesOf(row('1', 'a - (b - 1)'), row('1', 'a - b - 1'))).toEqual(['rule'])
})

test('what else is otherwise is told by kind, with both sides', () => {
  const { changed } = compareEditions(
    edition(row('1', 'a')),
    edition(row('1', 'a', { title: 'Tên khác', max: '12.50', lead: ['so-y-te'], appliesTo: ['commune'] })),
  )
  expect(changed[0]!.changes).toEqual([
    { kind: 'title', before: 'Mục 1', after: 'Tên khác' },
    { kind: 'max', before: '10', after: '12.5' },
    { kind: 'applies-to', before: undefined, after: 'commune' },
    { kind: 'lead', before: undefined, after: 'so-y-te' },
  ])
  const bonus = (limit: string): Edition => edition(row('1', 'a', { outside: 'bonus', limit }))
  expect(compareEditions(bonus('5'), bonus('3.0')).changed[0]!.changes).toEqual([
    { kind: 'limit', before: '5', after: '3' },
  ])
})

test('what an edition says of itself as a whole is compared, too; its id is not', () => {
  const before = edition(row('1', 'a'))
  const item = { id: 'so-co', name: 'Số có', kind: 'count', unit: 'cơ quan' }
  const after = Edition.parse({
    ...before,
    id: 'thu-2',
    title: { vi: 'Thử lại', en: 'Try' },
    issuedOn: '2026-12-30',
    rankBy: 'index',
    bands: [
      { name: 'Tốt', least: '0.8' },
      { name: 'Khá', least: '0.655' },
    ],
    lenses: [{ id: 'mot', title: 'Một', nodes: ['1'] }],
    items: [item],
  })
  expect(compareEditions(before, after)).toMatchObject({
    changed: [],
    head: [
      { kind: 'title-vi', before: 'Thử', after: 'Thử lại' },
      { kind: 'issued-on', before: '2026-01-01', after: '2026-12-30' },
      { kind: 'rank-by', before: undefined, after: 'index' },
      { kind: 'bands', before: undefined, after: 'Tốt từ 80%; Khá từ 65,5%' },
      { kind: 'lenses', before: undefined, after: 'Một: 1' },
      { kind: 'items', before: undefined, after: 'Số có (so-co, cơ quan)' },
    ],
  })
  const counted = Edition.parse({ ...after, items: [{ ...item, unit: 'xã' }] })
  expect(compareEditions(after, counted).head).toEqual([
    { kind: 'items', before: 'Số có (so-co, cơ quan)', after: 'Số có (so-co, xã)' },
  ])
})

test('a row that only bears another code is recoded, not lost and added; twins are not guessed at', () => {
  const before = edition(row('1', 'a'), row('2', 'b'))
  const after = edition(row('1', 'a'), row('3', 'b', { title: 'Mục 2' }))
  expect(compareEditions(before, after)).toMatchObject({
    recoded: [{ before: '2', after: { code: '3' } }],
    added: [],
    removed: [],
  })
  const twins = edition(row('1', 'a'), row('3', 'b', { title: 'Mục 2' }), row('4', 'b', { title: 'Mục 2' }))
  expect(compareEditions(before, twins)).toMatchObject({
    recoded: [],
    removed: [{ code: '2' }],
    added: [{ code: '3' }, { code: '4' }],
  })
})

test('of plan 222 without its criterion 1.1.1 the total is 5 points less', () => {
  const { removed, totals } = compareEditions(HUE, removedNode(HUE, '1.1.1'))
  expect(removed).toMatchObject([{ code: '1.1.1', max: '5' }])
  expect(totals.after.max).toBe('279')
})

test('a row moved below another is told by where it stood', () => {
  const child = (code: string): Node => Edition.shape.nodes.parse([row(code, 'a')])[0]!
  const before = edition(
    { code: 'A', title: 'A', children: [child('1'), child('2')] },
    { code: 'B', title: 'B', children: [child('3')] },
  )
  const after = edition(
    { code: 'A', title: 'A', children: [child('1')] },
    { code: 'B', title: 'B', children: [child('3'), child('2')] },
  )
  expect(compareEditions(before, after).changed).toMatchObject([
    { node: { code: '2' }, changes: [{ kind: 'place', before: 'A', after: 'B' }] },
  ])
  expect(changedNode(before, '2', (one) => one)).toEqual(before)
})
