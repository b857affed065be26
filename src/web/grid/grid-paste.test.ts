import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataItem } from '#domain/item/data-item.ts'
import type { Cell } from '../entry/cell.ts'
import { pastedCells, pastedText } from '../entry/pasted-cells.ts'
import type { GridLock } from './grid-cells.ts'
import { copiedText, gridNotation, gridPastePlan, type GridPlaces } from './grid-paste.ts'

const KINDS = ['count', 'amount', 'ratio'] as const

/** A grid of three columns (a count, an amount, a ratio) with locks at some places. */
function grid(rows: number, locks: Readonly<Record<string, GridLock>> = {}): GridPlaces {
  return {
    rows,
    columns: KINDS.length,
    at: ({ row, column }) => {
      const [id, lock] = [`${row}/${column}`, locks[`${row}/${column}`]]
      return { id, name: id, cell: lock === 'not-asked' ? undefined : cellOf(column), lock }
    },
  }
}

function cellOf(column: number, more: Partial<Cell> = {}): Cell {
  const item = DataItem.parse({ id: `so-${column}`, name: `Số ${column}`, kind: KINDS[column], unit: 'cuộc' })
  return { item, findings: [], isLeft: true, ...more }
}

const numberIn = (planned: ReturnType<typeof gridPastePlan>) =>
  planned.flatMap((one) =>
    one.kind === 'takes' && one.content.kind === 'number' ? [[one.id, one.content.number]] : [],
  )

test('a block as a spreadsheet copies it fills to the right and down; its last line break is no row', () => {
  const block = pastedCells('7\t1.234,56\r\n8\t"12"\r\n')
  expect(numberIn(gridPastePlan(block, 'comma', { row: 1, column: 0 }, grid(5)))).toEqual([
    ['1/0', '7'],
    ['1/1', '1234.56'],
    ['2/0', '8'],
    ['2/1', '12'],
  ])
})

test('locked cells, cells in parts, cells not asked for and empty ones are skipped and named with the reason', () => {
  const locks = { '0/0': 'locked', '0/1': 'parts', '1/0': 'not-asked' } as const
  const plan = gridPastePlan(pastedCells('1\t2\n3\t \n5\t6'), 'comma', { row: 0, column: 0 }, grid(3, locks))
  expect(plan.filter(({ kind }) => kind === 'skipped')).toEqual([
    { kind: 'skipped', name: '0/0', reason: 'locked' },
    { kind: 'skipped', name: '0/1', reason: 'parts' },
    { kind: 'skipped', name: '1/0', reason: 'not-asked' },
    { kind: 'skipped', name: '1/1', reason: 'empty' },
  ])
  expect(numberIn(plan)).toEqual([
    ['2/0', '5'],
    ['2/1', '6'],
  ])
})

test('what the grid has no room for is told by row and by column', () => {
  const plan = gridPastePlan(pastedCells('1\t2\t3\n4\t5\t6\n7\t8\t9'), 'comma', { row: 1, column: 1 }, grid(3))
  expect(numberIn(plan).map(([id]) => id)).toEqual(['1/1', '1/2', '2/1', '2/2'])
  expect(plan.filter(({ kind }) => kind === 'beyond')).toEqual([
    { kind: 'beyond', way: 'below', line: 3 },
    { kind: 'beyond', way: 'right', line: 3 },
  ])
})

describe('one notation for a whole block', () => {
  test('a number that can be written one way only decides for its neighbours', () => {
    const block = pastedCells('5\t1,234.56\n6\t1.234')
    expect(gridNotation(block, { row: 0, column: 0 }, grid(4))).toEqual({ notation: 'point', isMixed: false })
    expect(numberIn(gridPastePlan(block, 'point', { row: 0, column: 0 }, grid(4)))).toEqual([
      ['0/0', '5'],
      ['0/1', '1234.56'],
      ['1/0', '6'],
      ['1/1', '1.234'],
    ])
  })

  test('a text that is no number of its column is a fault with what was found', () => {
    const plan = gridPastePlan(pastedCells('2,5\tnhiều\t95%'), 'comma', { row: 0, column: 0 }, grid(2))
    expect(plan).toMatchObject([
      { kind: 'fault', found: '2,5', fault: { kind: 'typed', fault: 'not-whole' } },
      { kind: 'fault', found: 'nhiều', fault: { kind: 'typed', fault: 'not-a-number' } },
      { kind: 'takes', content: { number: '0.95' } },
    ])
  })
})

test('what is copied from cells and pasted again says the same numbers', () => {
  const whole = fc.nat(9_999_999).map(String)
  const amount = fc.tuple(fc.nat(99_999), fc.nat(99)).map(([a, b]) => `${a}.${String(b).padStart(2, '0')}`)
  const ratio = fc.nat(999).map((thousandths) => `0.${String(thousandths).padStart(3, '0')}`)
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, amount, ratio), { minLength: 1, maxLength: 6 }), (numbers) => {
      const value = (number: string) => ({ content: { kind: 'number', number } }) as Cell['value']
      const texts = numbers.map((row) => row.map((number, at) => copiedText(cellOf(at, { value: value(number) }))))
      const block = pastedCells(pastedText(texts))
      const found = numberIn(gridPastePlan(block, 'comma', { row: 0, column: 0 }, grid(numbers.length)))
      expect(found.map(([, number]) => Number(number))).toEqual(numbers.flat().map(Number))
    }),
  )
})

test('a cell is copied as it is seen: what is typed, what is on its way, what is saved, nothing', () => {
  const saved = { content: { kind: 'number', number: '1234.5' } } as Cell['value']
  const wish = { act: 'save', content: { kind: 'number', number: '7' } } as const
  expect(copiedText(cellOf(1, { value: saved }))).toBe('1.234,5')
  expect(copiedText(cellOf(1, { value: saved, wish }))).toBe('7')
  expect(copiedText(cellOf(1, { value: saved, typed: '12,,' }))).toBe('12,,')
  expect(copiedText(cellOf(1))).toBe('')
  expect(copiedText(undefined)).toBe('')
})
