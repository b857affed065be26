import { describe, expect, test } from 'vitest'
import { DataItem } from '../item/data-item.ts'
import type { OrganisationVersion } from '../organisation/organisation-version.ts'
import { daysOf } from '../organisation/day.ts'
import { periodFrom } from '../period/period.ts'
import { pairsAsText, pairsIn } from './choices.ts'
import { layoutOf } from './column-role.ts'
import { ItemNames } from './item-names.ts'
import { measureScale } from './measure-scale.ts'
import type { HeadWords } from './past-columns.ts'
import { pastTablePlan } from './past-table-plan.ts'
import type { PastSheet, SheetCell } from './past-sheet.ts'
import { readPastTable, type PastCell } from './read-past-table.ts'
import { UnitNames, type Relation } from './unit-names.ts'
import { writtenPeriod } from './written-period.ts'

const unit = (organisation: string, name: string, more: Partial<OrganisationVersion> = {}): OrganisationVersion => ({
  ...{ organisation, name, kind: 'commune', level: 'commune', ordinal: 1, from: '2000-01-01' },
  ...more,
})
const UNITS = [
  unit('yte', 'Sở Y tế', { identifier: 'H10.5', abbreviation: 'SYT' }),
  unit('hoa', 'Xã Hòa Sơn'),
  unit('tan', 'Xã Tân Lập'),
  unit('lap1', 'Phường Kim Sơn'),
  unit('lap2', 'Phường Kim Sơn'),
  unit('cu', 'Sở Thông tin và Truyền thông', { to: '2025-03-01' }),
  unit('moi', 'Sở Khoa học và Công nghệ', { from: '2025-03-01' }),
  unit('muon', 'Sở Ngoại vụ', { from: '2026-01-01' }),
  unit('het', 'Sở Du lịch', { to: '2023-01-01' }),
  unit('ten', 'Ban Dân tộc', { to: '2025-03-01' }),
  unit('ten', 'Sở Dân tộc và Tôn giáo', { from: '2025-03-01' }),
]
const MERGED: Relation[] = [{ predecessors: ['cu'], successors: ['moi'], begun: ['moi'] }]
const unitsIn = (period: string) => new UnitNames(UNITS, MERGED, daysOf(periodFrom(period)!))

describe('a unit', () => {
  const units = unitsIn('2024')
  test.each([
    ['Sở Y tế', 'yte'],
    ['  sở  y TẾ ', 'yte'],
    ['So Y te', 'yte'],
    ['SYT', 'yte'],
    ['H10.5', 'yte'],
    ['UBND xã Hoà Sơn', 'hoa'],
    ['Ủy ban nhân dân xã Hòa Sơn', 'hoa'],
    // The register begins with it in 2026, and nothing says that it was founded then.
    ['Sở Ngoại vụ', 'muon'],
    // It bore the other name then, and is the same organisation.
    ['Sở Dân tộc và Tôn giáo', 'ten'],
  ])('is known as %s', (text, organisation) => expect(units.of(text)).toEqual({ organisation }))

  test.each([
    ['Xã Tấn Lập', 'not-found', ['tan']],
    ['Phường Kim Sơn', 'unclear', ['lap1', 'lap2']],
    ['Tân Lập', 'not-found', ['tan']],
    ['Tổng cộng', 'not-found', []],
    ['Sở Du lịch', 'not-then', []],
    // What began later is none of then: its predecessor is offered.
    ['Sở Khoa học và Công nghệ', 'not-then', ['cu']],
  ])('is asked about, not guessed, for %s', (text, why, candidates) =>
    expect(units.of(text)).toEqual({ why, candidates }),
  )

  test('is the successor in a period after the change, and the predecessor is offered it', () => {
    expect(unitsIn('2026').of('Sở Khoa học và Công nghệ')).toEqual({ organisation: 'moi' })
    expect(unitsIn('2026').of('Sở Thông tin và Truyền thông')).toEqual({ why: 'not-then', candidates: ['moi'] })
  })

  test('that two columns name differently is unclear', () =>
    expect(units.ofAll(['H10.5', 'Xã Hòa Sơn'])).toEqual({ why: 'unclear', candidates: ['yte', 'hoa'] }))
})

test.each([
  ['2024', '2024'],
  ['Năm 2024', '2024'],
  ['Quý III/2024', '2024-Q3'],
  ['Q4/2024', '2024-Q4'],
  ['6 tháng cuối năm 2024', '2024-H2'],
  ['Tháng 9/2024', '2024-09'],
  ['2024-q3', '2024-Q3'],
  ['Tháng 13/2024', undefined],
  ['năm ngoái', undefined],
])('the period %s is %s', (text, period) => expect(writtenPeriod(text)).toBe(period))

const item = (id: string, more: object = {}): DataItem =>
  DataItem.parse({ id, name: `Số ${id}`, kind: 'count', ...more })
const MACHINES = item('may-tinh', { name: 'Số máy tính', unit: 'máy tính' })
const MONEY = item('chi-cntt', { name: 'Chi cho CNTT', kind: 'amount', unit: 'đồng' })
const SHARE = item('ty-le', { name: 'Tỷ lệ hồ sơ trực tuyến', kind: 'ratio' })

test.each([
  ['Chi cho CNTT (triệu đồng)', MONEY, 6],
  ['Chi cho CNTT (đồng)', MONEY, 0],
  ['Chi cho CNTT', MONEY, 0],
  ['Chi (tỷ đồng)', { ...MONEY, unit: 'triệu đồng' }, 3],
  ['Tỷ lệ hồ sơ trực tuyến (%)', SHARE, -2],
  ['Số máy tính (máy)', MACHINES, 0],
])('the measure of “%s” asks for a power of ten', (head, of, power) => expect(measureScale(head, of)).toBe(power))

const WORDS: HeadWords = { UNIT: ['don vi'], PERIOD: ['nam'], ITEM: ['so lieu', 'chi tieu'], VALUE: ['gia tri'] }
const NAMINGS = [
  { item: MACHINES, names: ['may tinh', 'may-tinh', 'so may tinh', '1.1.1', '1.1.1 a', '1.1.1.a'] },
  { item: MONEY, names: ['chi-cntt', 'chi cho cntt', '1.1.2 a'] },
  { item: SHARE, names: ['ty-le', 'ty le ho so truc tuyen'] },
]
const knowledge = {
  names: new ItemNames(NAMINGS),
  items: new Map([MACHINES, MONEY, SHARE].map((one) => [one.id, one])),
  words: WORDS,
  unitsOf: unitsIn,
  period: '2024',
}

const cellOf = (value: string | number | null): SheetCell | undefined => {
  if (value === null) return undefined
  return typeof value === 'number'
    ? { kind: 'number', number: String(value), isFormula: false }
    : { kind: 'text', text: value, isFormula: false }
}
const sheetOf = (...rows: (string | number | null)[][]): PastSheet => ({
  ...{ sheets: ['Bảng'], sheet: 'Bảng', letters: [...'ABCDEFG'] },
  rows: rows.map((cells, at) => ({ row: at + 1, cells: cells.map(cellOf) })),
})
const read = (sheet: PastSheet, columns: [string, string][] = [], units: [string, string][] = []) =>
  readPastTable(sheet, knowledge, { columns: new Map(columns), units: new Map(units) })
const told = ({ cell, subject, item: of, period, content, fault }: PastCell): unknown[] =>
  fault ? [cell, fault.code] : [cell, subject, of, period, content?.kind === 'number' ? content.number : content?.kind]

describe('a table', () => {
  test('with a column an item is read below its heads, in the items’ measures', () => {
    const { head, layout, columns, cells } = read(
      sheetOf(
        ['BẢNG TỔNG HỢP NĂM 2024'],
        ['TT', 'Đơn vị', 'Số máy tính', 'Chi cho CNTT (triệu đồng)', 'Tỷ lệ hồ sơ trực tuyến (%)', 'Ghi chú'],
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
        ['I', 'Khối sở', null, null, null, null],
        [1, 'Sở Y tế', 1200, '1.234,5', 95.5, 'x'],
        [2, 'UBND xã Hoà Sơn', '1.250', 7, '95%', null],
      ),
    )
    expect([head, layout]).toEqual([2, 'wide'])
    expect(columns.map(({ role }) => role)).toEqual(['NONE', 'UNIT', 'may-tinh', 'chi-cntt', 'ty-le', 'NONE'])
    expect(cells.map(told)).toEqual([
      ['C5', 'yte', 'may-tinh', '2024', '1200'],
      ['D5', 'yte', 'chi-cntt', '2024', '1234500000'],
      ['E5', 'yte', 'ty-le', '2024', '0.955'],
      ['C6', 'hoa', 'may-tinh', '2024', '1250'],
      ['D6', 'hoa', 'chi-cntt', '2024', '7000000'],
      ['E6', 'hoa', 'ty-le', '2024', '0.95'],
    ])
  })

  test('with a row an item names item and period in its own columns', () => {
    const { layout, cells } = read(
      sheetOf(
        ['Đơn vị', 'Chỉ tiêu', 'Năm', 'Giá trị'],
        ['Sở Y tế', '1.1.1', 2023, 5],
        ['Sở Y tế', '1.1.2 (a)', null, 6],
        ['Sở Y tế', 'Số xe', null, 7],
        ['Sở Y tế', 'Số máy tính', 'năm ngoái', 8],
        ['Sở Y tế', 'Tỷ lệ hồ sơ trực tuyến', null, 95],
        ['', 'Số máy tính', null, 9],
      ),
    )
    expect(layout).toBe('long')
    expect(cells.map(told)).toEqual([
      ['D2', 'yte', 'may-tinh', '2023', '5'],
      ['D3', 'yte', 'chi-cntt', '2024', '6'],
      ['B4', 'item-not-found'],
      ['C5', 'period-unreadable'],
      ['D6', 'share-above-one'],
      ['A7', 'unit-missing'],
    ])
  })

  test('asks once about a name, takes the answer, and leaves out what is to be left out', () => {
    const sheet = sheetOf(['Đơn vị', 'Số máy tính'], ['Xã Tấn Lập', 1], ['Xã Tấn Lập', 1], ['Tổng cộng', 2])
    const open = read(sheet)
    expect(open.questions).toMatchObject([
      { row: 2, cell: 'A2', written: 'Xã Tấn Lập', rows: 2, why: 'not-found', candidates: ['tan'] },
      { row: 4, written: 'Tổng cộng', rows: 1 },
    ])
    expect(open.cells.map(told)).toEqual([
      ['A2', 'unit-open'],
      ['A3', 'unit-open'],
      ['A4', 'unit-open'],
    ])
    const answers: [string, string][] = [
      ['2', 'tan'],
      ['4', 'NONE'],
    ]
    expect(read(sheet, [], answers).cells.map(told)).toEqual([['B2', 'tan', 'may-tinh', '2024', '1']])
    // Whoever was none then is no answer.
    expect(
      read(
        sheet,
        [],
        [
          ['2', 'moi'],
          ['4', 'NONE'],
        ],
      ).cells.map(told)[0],
    ).toEqual(['A2', 'unit-open'])
  })

  test('that says the same twice is taken once, and otherwise at fault with the other cell', () => {
    const { cells } = read(sheetOf(['Đơn vị', 'Số máy tính'], ['Sở Y tế', 1], ['SYT', 1], ['So Y te', 2]))
    expect(cells.map(told)).toEqual([
      ['B2', 'yte', 'may-tinh', '2024', '1'],
      ['B4', 'cell-twice'],
    ])
    expect(cells[1]!.fault!.params).toEqual({ other: 'B2' })
  })

  test('whose heads say nothing is read as a person says; one item stands in one column', () => {
    const sheet = sheetOf(['Tên', 'PC', 'Số máy tính'], ['Sở Y tế', 1, 2])
    expect(read(sheet).layout).toBeUndefined()
    const { columns, cells } = read(sheet, [
      ['A', 'UNIT'],
      ['B', 'may-tinh'],
    ])
    expect(columns[2]).toMatchObject({ role: 'NONE', doubt: 'twice' })
    expect(cells.map(told)).toEqual([['B2', 'yte', 'may-tinh', '2024', '1']])
  })

  test('names an item by the head above and its own: a criterion over its letters', () => {
    for (const above of ['Đơn vị', '']) {
      const { head, columns } = read(sheetOf([above, '1.1.1', '1.1.2'], ['Đơn vị', 'a', 'a'], ['Sở Y tế', 1, 2]))
      expect([head, columns.map(({ role }) => role)]).toEqual([2, ['UNIT', 'may-tinh', 'chi-cntt']])
    }
  })
})

describe('the plan', () => {
  const cell = (number: string): PastCell => ({
    ...{
      cell: 'B2',
      row: 2,
      column: 1,
      subject: 'yte',
      item: 'may-tinh',
      period: '2024',
      isFormula: false,
      found: number,
    },
    content: { kind: 'number', number },
  })
  const there = { version: 3, content: { kind: 'number', number: '5' } } as const
  test.each([
    ['writes where nothing is', '5', { version: 0 }, [], 'new'],
    ['writes over what was taken back', '5', { version: 2, content: { kind: 'withdrawn' } }, [], 'new'],
    ['keeps another value', '6', there, [], 'kept'],
    ['replaces it where that is said', '6', there, ['B2'], 'replaced'],
    ['leaves what is the same', '5.0', there, ['B2'], 'unchanged'],
    ['refuses what is locked', '6', { ...there, lock: 'round-here' }, ['B2'], 'fault'],
    ['does not mind a lock where nothing changes', '5', { ...there, lock: 'round-here' }, [], 'unchanged'],
  ] as const)('%s', (_, number, standing, replace, kind) => {
    expect(pastTablePlan([cell(number)], () => standing, new Set(replace))[0]!.kind).toBe(kind)
  })
})

test('columns say one layout, or none', () => {
  expect(layoutOf(['UNIT', 'may-tinh'])).toBe('wide')
  expect(layoutOf(['UNIT', 'ITEM', 'VALUE'])).toBe('long')
  expect(layoutOf(['UNIT', 'ITEM'])).toBeUndefined()
  expect(layoutOf(['UNIT', 'ITEM', 'VALUE', 'VALUE'])).toBeUndefined()
  expect(layoutOf(['may-tinh'])).toBeUndefined()
})

test('choices go through an address and come back', () => {
  const pairs = [
    ['B', 'UNIT'],
    ['AA', 'so-may-tinh-3-4'],
    ['12', '01890a5d-ac96-774b-bcce-b302099a8057'],
  ] as const
  expect([...pairsIn(pairsAsText(pairs))]).toEqual(pairs.map((pair) => [...pair]))
  expect(encodeURIComponent(pairsAsText(pairs))).toBe(pairsAsText(pairs))
  expect(pairsIn('').size).toBe(0)
})
