import { expect, test } from 'vitest'
import type { DeskRow } from '#contract/round-desk.ts'
import { boardRows, type BoardSearch } from './board-rows.ts'

function row(name: string, more: Partial<DeskRow> = {}): DeskRow {
  return {
    ...{ submission: name, version: 1, group: 'so', state: 'draft', hasOwnEnd: false, openings: 0, people: [] },
    organisation: { id: name, name },
    keeper: { id: name, name },
    due: { until: '2026-12-30T16:59:59.000Z', workingDays: 3, isOver: false },
    left: { asked: 10, given: 10, atRisk: '0.00', criteria: 0, unconfirmed: 0, evidence: 0, parts: [] },
    ...more,
  }
}
const left = (given: number, atRisk: string, evidence = 0): DeskRow['left'] => ({
  ...{ asked: 10, given, atRisk, evidence, criteria: given < 10 ? 1 : 0, unconfirmed: 0, parts: [] },
})
const over = { until: '2026-12-20T16:59:59.000Z', workingDays: -2, isOver: true }

const { left: _, ...submitted } = row('Sở Nội vụ', { state: 'submitted', due: over })
const ROWS = [
  row('Sở Y tế', { left: left(9, '9.50') }),
  row('Sở Tư pháp', { left: left(2, '100.00', 2), due: over }),
  submitted,
  row('Huyện Ân Thi', { group: 'huyen', left: { ...left(10, '5.00')!, criteria: 1, unconfirmed: 1 } }),
]
const found = (search: BoardSearch): string[] => boardRows(ROWS, search).map(({ submission }) => submission)

test('without a wish, as they came', () => expect(found({})).toEqual(ROWS.map(({ submission }) => submission)))

test('by words without marks, by group, by what is to be done', () => {
  expect(found({ query: 'tu phap' })).toEqual(['Sở Tư pháp'])
  expect(found({ group: 'huyen' })).toEqual(['Huyện Ân Thi'])
  // Who has submitted is not late.
  expect(found({ filter: 'qua-han' })).toEqual(['Sở Tư pháp'])
  expect(found({ filter: 'chua-nop', group: 'so' })).toEqual(['Sở Y tế', 'Sở Tư pháp'])
  expect(found({ filter: 'thieu-so' })).toEqual(['Sở Y tế', 'Sở Tư pháp'])
  // All its numbers are there; one is a copy.
  expect(found({ filter: 'cho-xac-nhan' })).toEqual(['Huyện Ân Thi'])
  expect(found({ filter: 'thieu-minh-chung' })).toEqual(['Sở Tư pháp'])
  expect(found({ filter: 'submitted' })).toEqual(['Sở Nội vụ'])
})

test('in the order of a figure, and what has none stays last both ways', () => {
  expect(found({ sort: 'diem', down: 'co' })).toEqual(['Sở Tư pháp', 'Sở Y tế', 'Huyện Ân Thi', 'Sở Nội vụ'])
  expect(found({ sort: 'diem' })).toEqual(['Huyện Ân Thi', 'Sở Y tế', 'Sở Tư pháp', 'Sở Nội vụ'])
  expect(found({ sort: 'da-nhap' })).toEqual(['Sở Tư pháp', 'Sở Y tế', 'Huyện Ân Thi', 'Sở Nội vụ'])
  // As Vietnamese sorts: Â after A, and both before Y.
  expect(found({ sort: 'don-vi' })).toEqual(['Huyện Ân Thi', 'Sở Nội vụ', 'Sở Tư pháp', 'Sở Y tế'])
})
