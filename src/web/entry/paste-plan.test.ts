import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataItem } from '#domain/item/data-item.ts'
import type { Cell } from './cell.ts'
import type { LetterPlace } from './form-layout.ts'
import { pastedCells, pastedText } from './pasted-cells.ts'
import { inVietnamese, notationOf } from './pasted-notation.ts'
import { columnNotation, numberColumn, pastePlan, type PasteInto } from './paste-plan.ts'

const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', '.', '"', '\t', '\r', '\n', 'ữ'), maxLength: 8 })

describe('a block as a spreadsheet puts it on the clipboard', () => {
  test('is read as it was written, whatever stands in its cells', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (cells) => {
        expect(pastedCells(pastedText(cells))).toEqual(cells)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['1\r\n2\r\n3\r\n', [['1'], ['2'], ['3']]],
    ['1\n2', [['1'], ['2']]],
    [
      'a\t1\r\nb\t2\r\n',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['"hai\ndòng"\t5\r\n', [['hai\ndòng', '5']]],
    ['"nói ""có"""\t6', [['nói "có"', '6']]],
    ['"không đóng\t7', [['"không đóng', '7']]],
    ['1\r\n\r\n3\r\n', [['1'], [''], ['3']]],
    ['', []],
  ])('%j', (text, cells) => {
    expect(pastedCells(text)).toEqual(cells)
  })
})

describe('the way in which a block writes its numbers', () => {
  const found = (isCount: boolean, ...texts: string[]) => notationOf(texts.map((text) => ({ text, isCount })))

  test.each([
    [['1,234.56', '7'], 'point', false],
    [['1.234,56', '7'], 'comma', false],
    [['0.5', '12'], 'point', false],
    [['0,5', '12'], 'comma', false],
    [['1,234,567'], 'point', false],
    [['1.234.567'], 'comma', false],
    [['1.234'], 'comma', false],
    [['1,234.5', '2,5'], 'comma', true],
    [['95%', '12.5%'], 'point', false],
    [['một', ''], 'comma', false],
  ] as const)('%j', (texts, notation, isMixed) => {
    expect(found(false, ...texts)).toEqual({ notation, isMixed })
  })

  test('of what is counted a comma before three figures can only group', () => {
    expect(found(true, '1,234')).toEqual({ notation: 'point', isMixed: false })
    expect(found(true, '1.234')).toEqual({ notation: 'comma', isMixed: false })
  })

  test('English marks are exchanged', () => {
    expect(inVietnamese('1,234.56', 'point')).toBe('1.234,56')
    expect(inVietnamese('1.234,56', 'comma')).toBe('1.234,56')
  })
})

describe('the lines of a block beside the rows of a form', () => {
  const item = (id: string, kind: DataItem['kind'], more = {}) => DataItem.parse({ id, name: id, kind, ...more })
  const here = { kind: 'here' } as const
  const place = (one: DataItem, at: LetterPlace['place'] = here): LetterPlace => ({
    letter: { name: 'n', item: one, variable: {} as never },
    place: at,
  })
  const [count, amount, words, locked, other] = [
    item('dem', 'count'),
    item('tien', 'amount'),
    item('loi', 'text'),
    item('khoa', 'count'),
    item('tinh', 'count'),
  ] as [DataItem, DataItem, DataItem, DataItem, DataItem]
  const cells = new Map<string, Cell>(
    [count, amount, words, locked].map((one) => [one.id, { item: one, findings: [], isLeft: true }]),
  )
  const into: PasteInto = {
    rows: [place(count), place(words), place(other, { kind: 'shared' }), place(locked), place(amount)],
    cells,
    isLocked: (id) => id === 'khoa',
  }

  test('each row takes its own line, or it is said why not', () => {
    const plan = pastePlan(['3', 'chữ', '5', '6', '1.234,5', '9'], 'comma', into)
    expect(plan.map((line) => (line.kind === 'skipped' ? line.reason : line.kind))).toEqual([
      'takes',
      'text',
      'shared',
      'locked',
      'takes',
      'beyond',
    ])
    expect(plan[4]).toMatchObject({ id: 'tien', content: { kind: 'number', number: '1234.5' } })
  })

  test('an empty line leaves what stands there, and no number is told as such', () => {
    expect(pastePlan(['', 'a', '', '', '-4'], 'comma', into)).toMatchObject([
      { reason: 'empty' },
      { reason: 'text' },
      { reason: 'shared' },
      { reason: 'locked' },
      { kind: 'fault', found: '-4', fault: { fault: 'negative' } },
    ])
  })

  test('English numbers are read as such where the block says so', () => {
    const lines = ['1,234', '', '', '', '1,234.5']
    expect(columnNotation(lines, into)).toEqual({ notation: 'point', isMixed: false })
    expect(pastePlan(lines, 'point', into)[4]).toMatchObject({ content: { number: '1234.5' } })
    expect(pastePlan(lines, 'point', into)[0]).toMatchObject({ content: { number: '1234' } })
  })

  test('names before the numbers are not taken for them', () => {
    expect(
      numberColumn([
        ['1.1', 'Số cuộc họp', '3'],
        ['1.2', 'Số văn bản', '4'],
      ]),
    ).toBe(2)
  })
})
