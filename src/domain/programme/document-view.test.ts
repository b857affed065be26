import { expect, test } from 'vitest'
import { notesOf, partName, partViews } from './document-view.ts'
import { followingFigures } from './figures-view.ts'
import { ProgrammeDocument } from './document.ts'

const note = (defect?: string) => ({ ...(defect === undefined ? {} : { defect }), vi: defect ?? 'đọc', en: 'note' })
const figure = { part: 'a', text: 'con số', about: {} }
const document = ProgrammeDocument.parse({
  id: 'bao-cao',
  kind: 'report',
  title: { vi: 'Báo cáo', en: 'Report' },
  number: '1/BC',
  issuedBy: 'UBND',
  issuedOn: '2021-12-31',
  province: 'tinh-x',
  source: 'nguon',
  notes: [note()],
  parts: [
    { id: 'a', code: 'Phụ lục 1', title: 'Phụ lục', line: 1, kind: 'annex', notes: [note('date')] },
    { id: 'a-i', code: 'A.I', title: 'Nhóm', line: 2, kind: 'section' },
  ],
  projects: [
    { id: 'tong', part: 'a', line: 2, text: 'Tổng', isTotal: true },
    { id: 'du-an', part: 'a', group: 'A.I', line: 3, text: 'Dự án', notes: [note()] },
  ],
  figures: [
    { ...figure, id: 'phan', line: 9, value: '146777', printed: '146.777', unit: 'hồ sơ' },
    { ...figure, id: 'ca', line: 9, value: '161578', printed: '161.578', unit: 'hồ sơ' },
    { ...figure, id: 'ty-le', line: 9, value: '0.9008', printed: '90,08%', unit: '%' },
    { ...figure, id: 'tong-hai', line: 4, value: '308355', printed: '308.355', unit: 'hồ sơ' },
  ],
  derived: [
    { id: 'mot', printed: 'ty-le', formula: 'b/a', letters: { a: 'ca', b: 'phan' }, notes: [note('wrong-percentage')] },
    { id: 'hai', printed: 'tong-hai', formula: 'a + b', letters: { a: 'ca', b: 'phan' } },
  ],
})

test('rows in a group stand below the heading of the group, kinds in the order they begin', () => {
  const shown = partViews(document).map(({ part, rows }) => [part.id, rows.map(({ row }) => row.id)])
  expect(shown).toEqual([
    ['a', ['tong', 'phan', 'ca', 'ty-le', 'tong-hai']],
    ['a-i', ['du-an']],
  ])
  expect(document.parts.map(partName)).toEqual(['Phụ lục 1', 'A.I. Nhóm'])
})

test('notes begin with what the document has wrong, each half by line', () => {
  expect(notesOf(document).map(({ note, line, part }) => [note.vi, line, part])).toEqual([
    ['date', 1, 'a'],
    ['wrong-percentage', 9, 'a'],
    ['đọc', undefined, undefined],
    ['đọc', 3, 'a-i'],
  ])
})

test('what follows from the figures is exact, at the printed decimals', () => {
  expect(followingFigures(document).map(({ computed, agrees }) => [computed, agrees])).toEqual([
    ['90.84', false],
    ['308355', true],
  ])
})
