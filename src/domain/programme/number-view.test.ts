import { expect, test } from 'vitest'
import { Edition } from '../edition/definition.ts'
import { outlineOf } from '../edition/outline.ts'
import { DataItem } from '../item/data-item.ts'
import { ProgrammeDocument } from './document.ts'
import { numberViews } from './number-view.ts'

const item = (id: string, more: object = {}): [string, DataItem] => [
  id,
  DataItem.parse({ id, name: `Số ${id}`, kind: 'count', ...more }),
]
const items = new Map([
  item('may-tinh', { providers: ['unit', 'so-a'], verifier: 'so-b' }),
  item('can-bo', { replaces: { item: 'nhan-su' } }),
  item('may-hong', { partOf: 'may-tinh' }),
  item('nhan-su'),
])

const edition = Edition.parse({
  id: 'bo-chi-so',
  indexSet: 'bo',
  article: 'Phụ lục',
  title: { vi: 'Bộ chỉ số', en: 'Set' },
  number: '1/QĐ',
  issuedBy: 'UBND',
  issuedOn: '2020-01-01',
  source: 'nguon',
  nodes: [
    {
      code: '1',
      title: 'Hạ tầng',
      article: 'Phụ lục',
      children: [
        {
          code: '1.1',
          title: 'Máy tính trên cán bộ',
          max: 2.5,
          formula: 'SHARE(a/b, 1)*max',
          variables: { a: { item: 'may-tinh' }, b: { item: 'can-bo', of: 'parent' } },
        },
        { code: '1.2', title: 'Máy tính', unscored: true, variables: { a: { item: 'may-tinh' } } },
      ],
    },
  ],
})

const row = { part: 'pl', text: 'Chỉ tiêu' }
const document = ProgrammeDocument.parse({
  id: 'ke-hoach',
  kind: 'plan',
  title: { vi: 'Kế hoạch', en: 'Plan' },
  number: '2/KH',
  issuedBy: 'UBND',
  issuedOn: '2021-12-31',
  province: 'tinh-y',
  source: 'nguon-khac',
  parts: [{ id: 'pl', code: 'Phụ lục 1', title: 'Chỉ tiêu', line: 1, kind: 'annex' }],
  goals: [
    {
      ...row,
      id: 'muc-1',
      line: 5,
      lead: { text: 'Sở A', organisations: ['so-a'] },
      targets: [{ text: '90%', item: 'may-tinh', compare: 'at-least', value: '90', unit: '%' }],
    },
  ],
  owedItems: [
    {
      ...row,
      id: 'muc-2',
      line: 9,
      lead: { text: 'Sở A' },
      letters: { a: { item: 'may-tinh' }, b: { item: 'may-tinh' } },
    },
  ],
})

const province = (id: string, name: string) => ({
  id,
  title: { vi: id, en: id },
  groups: [],
  organisations: [{ id: 'so-a', name, kind: 'department' as const, group: '', ranked: false }],
})

const { outline, faults } = outlineOf(edition, items)
const views = numberViews({
  items,
  outlines: [outline],
  documents: [document],
  provinces: [province('tinh-x', 'Sở A tỉnh X'), province('tinh-y', 'Sở A tỉnh Y')],
})

test('names every criterion that reads the number, and how; without points there is no maximum', () => {
  expect(faults).toEqual([])
  const own = { of: 'own', combine: 'none', period: 'same' }
  expect(views.get('may-tinh')!.editions).toMatchObject([
    {
      edition: 'bo-chi-so',
      number: '1/QĐ',
      criteria: [
        { code: '1.1', max: '2.5', readings: [{ letter: 'a', ...own }] },
        { code: '1.2', readings: [{ letter: 'a', ...own }] },
      ],
    },
  ])
  expect(views.get('may-tinh')!.editions[0]!.criteria[1]).not.toHaveProperty('max')
  expect(views.get('can-bo')!.editions[0]!.criteria[0]!.readings).toEqual([{ letter: 'b', ...own, of: 'parent' }])
})

test('names every row of a document once, with who answers for it, however often the row reads it', () => {
  expect(views.get('may-tinh')!.rows.map(({ kind, row, line, lead }) => [kind, row, line, lead])).toEqual([
    ['owedItems', 'muc-2', 9, 'Sở A'],
    ['goals', 'muc-1', 5, 'Sở A'],
  ])
})

test('takes an agency of the province whose document asks; the unit itself and unknown ones keep their word', () => {
  const { providers, verifier } = views.get('may-tinh')!
  expect(providers).toEqual([{ id: 'unit' }, { id: 'so-a', name: 'Sở A tỉnh Y', province: 'tinh-y' }])
  expect(verifier).toEqual({ id: 'so-b' })
})

test('tells the whole and its parts, and what replaces what', () => {
  const named = (id: string) => ({ id, name: `Số ${id}` })
  expect(views.get('may-hong')!.whole).toEqual(named('may-tinh'))
  expect(views.get('may-tinh')!.parts).toEqual([named('may-hong')])
  expect(views.get('can-bo')!.replaces).toEqual(named('nhan-su'))
  expect(views.get('nhan-su')!.replacedBy).toEqual([named('can-bo')])
  expect(views.get('nhan-su')!.editions).toEqual([])
})
