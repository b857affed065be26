import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANNEX_DOUBTS } from './annex-doubt.ts'
import type { AnnexFile, AnnexTable } from './annex-table.ts'
import { readAnnex, type ReadAnnex } from './read-annex.ts'

type Text = string | { text?: string; span?: number; continues?: true; numbered?: true }

/** A table as rows of cells, each a text or what else is to be said of it. */
function tableOf(rows: readonly (readonly Text[])[], within?: number): AnnexTable {
  return {
    ...(within !== undefined && { within }),
    rows: rows.map((cells) => {
      let column = 0
      return {
        cells: cells.map((cell) => {
          const {
            text = '',
            span = 1,
            continues = false,
            numbered = false,
          } = typeof cell === 'string' ? { text: cell } : cell
          const built = { text, column, span, continues, numbered }
          column += span
          return built
        }),
      }
    }),
  }
}

function fileOf(...tables: AnnexTable[]): AnnexFile {
  return { kind: 'word', tables, tracked: false, pictures: 0 }
}

function read(...rows: (readonly Text[])[]): ReadAnnex {
  return readAnnex(fileOf(tableOf(rows)))
}

const HEAD = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách tính điểm']
const YES_NO = '- Có: điểm tối đa\n- Không: 0 điểm'

function tree({ nodes }: ReadAnnex): string[] {
  return nodes.map(
    (node) =>
      `${node.parent === undefined ? '' : `${nodes[node.parent]!.code} > `}${node.code} ${node.level}${node.max === undefined ? '' : ` ${node.max}`}`,
  )
}

function doubts({ doubts: all }: ReadAnnex): string[] {
  return all.map(
    ({ code, node, place }) =>
      `${code}${node === undefined ? '' : ` ${node}`}${place ? ` @${place.table}:${place.row}` : ''}`,
  )
}

describe('columns are found by their heads', () => {
  test('in any order, with other words and below a title', () => {
    const annex = read(
      [{ text: 'BỘ CHỈ SỐ CHUYỂN ĐỔI SỐ', span: 5 }],
      ['Thang điểm', 'Tên chỉ số', 'Phương pháp đánh giá', 'TT', 'Tài liệu kiểm chứng'],
      ['2', 'Có mạng nội bộ', YES_NO, '1', 'Quyết định'],
    )
    expect(annex.nodes[0]).toMatchObject({
      code: '1',
      max: '2',
      title: 'Có mạng nội bộ',
      rule: YES_NO,
      evidence: 'Quyết định',
    })
    expect(annex.nodes[0]!.proposal).toMatchObject({ formula: 'IF(v, max, 0)', certainty: 'certain' })
    expect(annex.doubts).toEqual([])
  })

  test('in two rows, where the upper one covers several columns', () => {
    const annex = read(
      ['STT', 'Nội dung', { text: 'Chấm điểm', span: 2 }],
      [{ continues: true }, { continues: true }, 'Điểm tối đa', 'Cách chấm'],
      ['1', 'Có mạng', '2', YES_NO],
    )
    expect(annex.nodes).toMatchObject([{ code: '1', title: 'Có mạng', max: '2', rule: YES_NO }])
  })

  test('“thang điểm” over sentences heads the rules', () => {
    const annex = read(['STT', 'Tiêu chí', 'Điểm', 'Thang điểm'], ['1', 'Có mạng', '2', YES_NO])
    expect(annex.nodes).toMatchObject([{ max: '2', rule: YES_NO }])
  })

  test('a column without a head that holds codes is taken for them; what is not known is said', () => {
    const annex = read(['', 'Tiêu chí', 'Điểm tối đa', 'Cách tính', 'Màu'], ['1', 'Có mạng', '2', YES_NO, 'xanh'])
    expect(annex.nodes).toMatchObject([{ code: '1' }])
    expect(doubts(annex)).toEqual(['column-unknown @1:1'])
  })

  test('a head that is printed once more on each page is no row', () => {
    expect(tree(read(HEAD, ['1', 'A', '2', YES_NO], HEAD, ['2', 'B', '3', YES_NO]))).toEqual([
      '1 mainIndex 2',
      '2 mainIndex 3',
    ])
  })

  test('a file without an index table says so', () => {
    expect(doubts(read(['Họ và tên', 'Chức vụ'], ['An', 'Trưởng ban']))).toEqual(['no-index-table'])
  })
})

describe('the tree follows the codes', () => {
  test('numerals hold numbers, numbers hold their longer ones, letters stand below', () => {
    const annex = read(
      HEAD,
      ['I', 'Chính quyền số', '5', ''],
      ['1', 'Nhận thức', '5', ''],
      ['1.1.', 'Tuyên truyền', '5', ''],
      ['a)', 'Bài', '2', YES_NO],
      ['b)', 'Hội nghị', '3', YES_NO],
      ['II', 'Kinh tế số', '4', ''],
      ['1', 'Doanh nghiệp', '4', YES_NO],
    )
    expect(tree(annex)).toEqual([
      'I pillar 5',
      'I > 1 mainIndex 5',
      '1 > 1.1 component 5',
      '1.1 > a criterion 2',
      '1.1 > b criterion 3',
      'II pillar 4',
      'II > 1 mainIndex 4',
    ])
    expect(annex.doubts).toEqual([])
  })

  test('capitals go on after H with I, and đ follows d', () => {
    const capitals = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((code) => [code, 'Mục', '1', YES_NO])
    expect(tree(read(HEAD, ...capitals)).at(-1)).toBe('I pillar 1')
    for (const letters of ['abcdđegh', 'abcdefgh']) {
      const small = [...letters].map((code) => [code, 'Mục', '1', YES_NO])
      expect(doubts(read(HEAD, ['1', 'Chung', '8', ''], ...small))).toEqual([])
    }
  })

  test('numerals begin anew under the next capital', () => {
    const rows = ['A', 'I', 'II', 'B', 'I'].map((code) => [code, 'Mục', '1', YES_NO])
    expect(tree(read(HEAD, ...rows)).at(-1)).toBe('B > I mainIndex 1')
  })

  test('what is out of order, twice, without its parent or no code at all is doubted at its row', () => {
    const annex = read(
      HEAD,
      ['1', 'A', '9', ''],
      ['1.1', 'B', '3', YES_NO],
      ['1.3', 'C', '3', YES_NO],
      ['1.3', 'D', '3', YES_NO],
      ['4.1', 'E', '1', YES_NO],
      ['*?', 'F', '1', YES_NO],
      ['', 'G', '1', YES_NO],
      [{ numbered: true }, 'H', '1', YES_NO],
    )
    expect(doubts(annex)).toEqual(
      expect.arrayContaining([
        'code-out-of-order 1.3 @1:4',
        'code-twice 1.3 @1:5',
        'parent-missing 4.1 @1:6',
        'code-unreadable *? @1:7',
        'code-missing  @1:8',
        'code-automatic  @1:9',
      ]),
    )
  })

  test('a table that a page cut off goes on, one of something else is left out and said', () => {
    const first = tableOf([HEAD, ['1', 'A', '4', ''], ['1.1', 'B', '2', YES_NO]])
    const second = tableOf([['1.2', 'C', '2', YES_NO]])
    const other = tableOf([
      ['Nơi nhận', ''],
      ['Như trên', ''],
    ])
    const annex = readAnnex(fileOf(tableOf([['UBND TỈNH', 'CỘNG HOÀ']]), first, second, other))
    expect(tree(annex)).toEqual(['1 mainIndex 4', '1 > 1.1 component 2', '1 > 1.2 component 2'])
    expect(doubts(annex)).toEqual(['table-left-out @4:1'])
  })

  test('a row that a page cut in two is joined, which is doubted', () => {
    const annex = read(HEAD, ['1', 'A', '2', '- Có: điểm tối đa'], ['', '', '', '- Không: 0 điểm'])
    expect(annex.nodes).toMatchObject([{ rule: YES_NO, proposal: { formula: 'IF(v, max, 0)' } }])
    expect(doubts(annex)).toEqual(['row-joined 1 @1:3'])
  })

  test('rows with one merged maximum share a score', () => {
    const annex = read(
      HEAD,
      ['1', 'A', '4', YES_NO],
      ['2', 'B', { continues: true }, { continues: true }],
      ['3', 'C', '1', YES_NO],
    )
    expect(annex.nodes.map((node) => [node.code, node.also.map((one) => one.code)])).toEqual([
      ['1', ['2']],
      ['3', []],
    ])
    expect(doubts(annex)).toEqual(['score-shared 2 @1:3'])
  })

  test('a small table within a criterion is no table of its own, which is doubted', () => {
    const outer = tableOf([HEAD, ['1', 'A', '4', 'Theo bảng']])
    const annex = readAnnex(
      fileOf(
        outer,
        tableOf(
          [
            ['Tiêu chí', 'Điểm'],
            ['x', '2'],
          ],
          0,
        ),
      ),
    )
    expect(tree(annex)).toEqual(['1 mainIndex 4'])
    expect(doubts(annex)).toContain('nested-table @2:1')
  })
})

describe('maxima', () => {
  test.for([
    ['10', '10'],
    ['05', '5'],
    ['0,5', '0.5'],
    ['1.50', '1.5'],
    ['10 điểm', '10'],
    ['10đ', '10'],
  ])('“%s” is %s', ([printed, max]) => {
    const annex = read(HEAD, ['1', 'A', printed!, YES_NO])
    expect([annex.nodes[0]!.max, annex.doubts]).toEqual([max, []])
  })

  test.for(['10-15', 'mười', '10 + 2', '5/6', '-3'])('“%s” is not guessed', (printed) => {
    const annex = read(HEAD, ['1', 'A', printed, YES_NO])
    expect([annex.nodes[0]!.max, doubts(annex)]).toEqual([undefined, ['max-unreadable 1 @1:2']])
  })

  test('are added up: a sum or a total that differs is said with both figures', () => {
    const annex = read(
      HEAD,
      ['1', 'A', '5', ''],
      ['1.1', 'B', '1,5', YES_NO],
      ['1.2', 'C', '3', YES_NO],
      ['', 'Tổng cộng', '10', ''],
    )
    expect(annex.doubts.map(({ code, params }) => [code, params])).toEqual([
      ['sum-differs', { printed: '5', sum: '4.5' }],
      ['total-differs', { printed: '10', sum: '4.5' }],
    ])
  })
})

test('a criterion judged by a survey or by experts is proposed as such', () => {
  const annex = read(
    HEAD,
    ['1', 'Mức hài lòng', '5', 'Qua khảo sát người dân'],
    ['2', 'B', '5', 'Hội đồng đánh giá'],
    ['3', 'C', '5', YES_NO],
  )
  expect(annex.nodes.map((node) => node.assessedBy)).toEqual(['survey', 'expert', 'self'])
})

/** How many parts each part has, down to the criteria. */
const shape = fc.array(fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
})

test('any set that is numbered as sets are comes back as it was printed, without a doubt', () => {
  fc.assert(
    fc.property(shape, (pillars) => {
      const rows: string[][] = []
      const parents: string[] = []
      const print = (code: string, parent: string, max: number, isLeaf: boolean): void => {
        rows.push([code, `Mục ${code}`, String(max), isLeaf ? YES_NO : ''])
        parents.push(parent)
      }
      let main = 0
      for (const [at, indices] of pillars.entries()) {
        const pillar = ['I', 'II', 'III', 'IV'][at]!
        const pointsOf = (components: readonly number[]): number =>
          components.reduce((sum, criteria) => sum + Math.max(1, criteria), 0)
        print(
          pillar,
          '',
          indices.reduce((sum, components) => sum + pointsOf(components), 0),
          false,
        )
        for (const components of indices) {
          main += 1
          print(`${main}`, pillar, pointsOf(components), false)
          for (const [place, criteria] of components.entries()) {
            print(`${main}.${place + 1}`, `${main}`, Math.max(1, criteria), criteria === 0)
            for (let one = 1; one <= criteria; one += 1)
              print(`${main}.${place + 1}.${one}`, `${main}.${place + 1}`, 1, true)
          }
        }
      }
      const { nodes, doubts: all } = read(HEAD, ...rows)
      expect(nodes.map((node) => [node.code, node.parent === undefined ? '' : nodes[node.parent]!.code])).toEqual(
        rows.map(([code], at) => [code, parents[at]]),
      )
      expect(all).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('whatever stands in the cells, every row has its place and nothing is thrown', () => {
  const text = fc.oneof(
    fc.constantFrom(
      '',
      '1',
      '1.1',
      '1.1.1',
      'I',
      'A',
      'a)',
      'đ',
      '05',
      '2,5',
      'Tổng',
      YES_NO,
      'STT',
      'Tiêu chí',
      'Điểm tối đa',
      'Cách tính điểm',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  const cell = fc.record({
    text,
    span: fc.integer({ min: 1, max: 4 }),
    continues: fc.constantFrom(false, false, false, true),
    numbered: fc.boolean(),
    column: fc.nat(6),
  })
  const row = fc.record({ cells: fc.array(cell, { maxLength: 6 }) })
  const table = fc.record({ rows: fc.array(row, { maxLength: 15 }) })
  fc.assert(
    fc.property(fc.array(table, { maxLength: 3 }), (tables) => {
      const headed = tables.map((one) => ({ rows: [...tableOf([HEAD]).rows, ...one.rows] }))
      const { nodes, doubts: all } = readAnnex(fileOf(...headed))
      for (const [at, node] of nodes.entries()) expect(node.parent ?? -1).toBeLessThan(at)
      for (const one of all) expect(ANNEX_DOUBTS).toContain(one.code)
      expect(nodes.length).toBeLessThanOrEqual(headed.reduce((sum, one) => sum + one.rows.length, 0))
    }),
    { numRuns: 500 },
  )
})
