import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkEdition } from '../check/check-edition.ts'
import { NodeCode } from '../definition.ts'
import { editionFrom } from '../edit/definition-limits.ts'
import { annexTree, draftCodes } from './annex-edition.ts'
import type { AnnexFile } from './annex-table.ts'
import { readAnnex, type ReadAnnex } from './read-annex.ts'

type Printed = readonly [code: string, title: string, max: string, rule: string]

function annexOf(rows: readonly Printed[]): ReadAnnex {
  const cells = (texts: readonly string[]) => ({
    cells: texts.map((text, column) => ({ text, column, span: 1, continues: false, numbered: false })),
  })
  const file: AnnexFile = {
    kind: 'word',
    tables: [{ rows: [cells(['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách tính điểm']), ...rows.map(cells)] }],
    tracked: false,
    pictures: 0,
  }
  return readAnnex(file)
}

function editionOf({ nodes }: ReadAnnex) {
  const facts = { indexSet: 'x', source: 'x', number: '1', issuedBy: 'UBND', issuedOn: '2027-01-15', article: 'PL' }
  const sent = { id: 'x', title: { vi: 'x', en: 'x' }, ...facts, nodes: annexTree(nodes, draftCodes(nodes)) }
  const read = editionFrom(sent)
  if ('faults' in read) throw new Error(read.faults.join())
  return read.edition
}

test('a code that stands once is kept; one that stands in several places bears its parent’s in front', () => {
  const { nodes } = annexOf([
    ['I', 'Nhận thức số', '20', ''],
    ['1', 'Người đứng đầu', '10', 'Có: 10 điểm'],
    ['2', 'Hội nghị', '10', 'Có: 10 điểm'],
    ['II', 'Thể chế số', '10', ''],
    ['1', 'Kế hoạch', '10', 'Có: 10 điểm'],
  ])
  expect(draftCodes(nodes)).toEqual(['I', 'I.1', '2', 'II', 'II.1'])
})

test('a row without a code takes the next free one below its parent, never one that is printed', () => {
  const { nodes } = annexOf([
    ['1', 'Nhận thức số', '30', ''],
    ['1.1', 'Người đứng đầu', '10', 'Có: 10 điểm'],
    ['', 'Hội nghị', '10', 'Có: 10 điểm'],
    ['1.2', 'Kế hoạch', '10', 'Có: 10 điểm'],
  ])
  expect(draftCodes(nodes)).toEqual(['1', '1.1', '1.3', '1.2'])
})

test('the draft holds the words of the file and no rule, so that its check names every criterion', () => {
  const edition = editionOf(
    annexOf([
      ['1', 'Nhận thức số', '25', ''],
      ['1.1', 'Người đứng đầu', '10', '- Có: 10 điểm\n- Không: 0 điểm'],
      ['1.2', 'Hội nghị', 'mười', 'Có: 10 điểm'],
    ]),
  )
  const [parent] = edition.nodes
  expect(parent).toMatchObject({ code: '1', level: 'mainIndex', printedMax: '25' })
  expect(parent!.children).toMatchObject([
    { code: '1.1', title: { text: 'Người đứng đầu' }, max: '10', rule: { text: '- Có: 10 điểm\n- Không: 0 điểm' } },
    { code: '1.2', rule: { text: 'Có: 10 điểm' } },
  ])
  expect(parent!.children!.map(({ max, formula, variables }) => [max, formula, variables])).toEqual([
    ['10', undefined, {}],
    [undefined, undefined, {}],
  ])
  const faults = checkEdition(edition, new Map()).filter(({ severity }) => severity === 'fault')
  expect(faults.map(({ node, code }) => [node, code])).toEqual([
    ['1.1', 'leaf-incomplete'],
    // Neither a maximum nor a rule.
    ['1.2', 'leaf-incomplete'],
    ['1.2', 'leaf-incomplete'],
  ])
})

test('whatever a file prints, the codes of its draft are codes, and no two are the same', () => {
  const code = fc.constantFrom('', '1', '2', '1.1', '1.2', '2.1', '1.1.1', 'I', 'II', 'A', 'a', 'b', '?', '9.9.9')
  const row = fc.tuple(code, fc.constantFrom('Một', 'Hai', ''), fc.constantFrom('5', ''), fc.constant('Có: 5 điểm'))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const { nodes } = annexOf(rows)
      const codes = draftCodes(nodes)
      expect(new Set(codes).size).toBe(nodes.length)
      for (const one of codes) expect(NodeCode.safeParse(one).success, one).toBe(true)
      if (nodes.length > 0) expect(editionOf({ nodes, doubts: [] })).toBeDefined()
    }),
  )
})
