import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactFromDecimal } from '../../exact.ts'
import { clausesOf, plain } from './plain.ts'
import { proposeFormula } from './propose.ts'
import type { Proposal } from './proposal.ts'

type More = { readonly remark?: string; readonly title?: string; readonly max?: string }

function proposed(rule: string, { max = '10', ...more }: More = {}): Proposal {
  return proposeFormula({ rule, ...more, max: exactFromDecimal(max) })
}

function codes({ doubts }: Proposal): string[] {
  return doubts.map((one) => one.code)
}

const B_OF_A =
  '- Tổng số thủ tục hành chính (gọi là a);\n- Số thủ tục hành chính đã số hoá (gọi là b);\n- Tỷ lệ = b/a * 100%'

/** Each as decisions word it; the formula is what the words say, written by hand. */
const CERTAIN: readonly (readonly [rule: string, formula: string, more?: More])[] = [
  ['- Có ban hành: điểm tối đa\n- Không ban hành: 0 điểm', 'IF(v, max, 0)'],
  ['Đã thực hiện: Điểm tối đa; Chưa thực hiện: 0 điểm.', 'IF(v, max, 0)'],
  ['+ Có: 10 điểm;\n+ Không có: không tính điểm', 'IF(v, 10, 0)'],
  ['- Có vi phạm: 0 điểm\n- Không có: điểm tối đa', 'IF(v, 0, max)'],
  [
    '- Thành lập đơn vị chuyên trách: điểm tối đa\n- Giao đơn vị kiêm nhiệm: 1/2 điểm tối đa\n- Chưa phân công: 0 điểm',
    'LEVEL(v, max, max/2, 0)',
  ],
  ['- Xuất sắc: 10 điểm\n- Tốt: 7,5 điểm\n- Khá: 50% điểm tối đa\n- Chưa đạt: 0 điểm', 'LEVEL(v, 10, 7.5, 50%*max, 0)'],
  ['- Chưa ban hành: 0 điểm\n- Đã ban hành: điểm tối đa', 'IF(v, max, 0)'],
  ['Có ban hành: 10 điểm, không ban hành: 0 điểm', 'IF(v, 10, 0)'],
  ['- Điểm tối đa nếu có quy chế;\n- 0 điểm nếu không có quy chế', 'IF(v, max, 0)'],
  ['Mỗi 01 sản phẩm được 02 điểm, tối đa không quá 10 điểm', 'MIN(max, 2*n)'],
  [
    '- Đạt 100%: điểm tối đa\n- Từ 90% đến dưới 100%: 8 điểm\n- Dưới 90%: 0 điểm',
    'STEPS(RATIO(b, a), 100%, max, 90%, 8, 0)',
    { remark: B_OF_A },
  ],
  ['- Điểm tối đa nếu tỷ lệ ≥ 70%\n- 0 điểm nếu tỷ lệ < 70%', 'IF(RATIO(b, a) >= 70%, max, 0)', { remark: B_OF_A }],
  ['Mỗi mô hình được 2 điểm, tối đa 10 điểm', 'MIN(max, 2*n)'],
  ['Cứ mỗi sáng kiến được cộng 0,5 điểm nhưng không quá 10 điểm', 'MIN(max, 0.5*n)'],
  ['- Tổ chức hội nghị: 1/2 điểm/hội nghị, tối đa 10 điểm\n- Không tổ chức: 0 điểm', 'MIN(max, n/2)'],
  ['Điểm = Tỷ lệ x Điểm tối đa', 'RATIO(b, a)*max', { remark: B_OF_A }],
  ['Tính điểm theo công thức: tỷ lệ * điểm tối đa', 'RATIO(b, a)*max', { remark: B_OF_A }],
  [
    '- Tỷ lệ từ 80% trở lên: điểm tối đa\n- Tỷ lệ dưới 80%: 0 điểm',
    'IF(RATIO(b, a) >= 80%, max, 0)',
    { remark: B_OF_A },
  ],
  [
    '- Tỷ lệ >= 90%: điểm tối đa\n- Tỷ lệ < 90%: điểm = (tỷ lệ / 90%) * điểm tối đa',
    'SHARE(RATIO(b, a), 90%)*max',
    { remark: B_OF_A },
  ],
  [
    '- Từ 80% trở lên: điểm tối đa\n- Từ 50% đến dưới 80%: 1/2 điểm tối đa\n- Dưới 50%: 0 điểm',
    'STEPS(RATIO(b, a), 80%, max, 50%, max/2, 0)',
    { remark: B_OF_A },
  ],
  [
    '- ≥ 80%: 10 điểm\n- 60% ≤ tỷ lệ < 80%: 6 điểm\n- 40% ≤ tỷ lệ < 60%: 3 điểm\n- < 40%: 0 điểm',
    'STEPS(RATIO(b, a), 80%, 10, 60%, 6, 40%, 3, 0)',
    { remark: B_OF_A },
  ],
  ['- Trên 80%: điểm tối đa\n- Không quá 80%: 5 điểm', 'IF(RATIO(b, a) > 80%, max, 5)', { remark: B_OF_A }],
  [
    'Điểm = (b/a) * Điểm tối đa * 1/2 + (c/a) * Điểm tối đa',
    'RATIO(b, a)*max*1/2 + RATIO(c, a)*max',
    { remark: 'a = Tổng số hồ sơ; b = Số hồ sơ nộp một phần; c = Số hồ sơ nộp toàn phần' },
  ],
]

/** Near what is understood, and something else: none of it may pass for certain. */
const NOT_CERTAIN: readonly (readonly [rule: string, more?: More])[] = [
  ['Mỗi vi phạm trừ 1 điểm'],
  ['Mỗi 02 sản phẩm được 1 điểm, tối đa 10 điểm'],
  ['Điểm tối đa nếu có quy chế, trừ 2 điểm nếu chậm; 0 điểm nếu không có quy chế'],
  ['- Có: điểm tối đa\n- Có kế hoạch: 0 điểm'],
  ['- Không có: điểm tối đa\n- Chưa có: 0 điểm'],
  ['Mỗi vi phạm bị trừ 1 điểm, tối đa 10 điểm'],
  ['Mỗi 10 tài liệu được 1 điểm, tối đa 10 điểm'],
  ['Mỗi tài liệu được 1 điểm, tối thiểu 10 điểm'],
  ['Mỗi 1% tăng thêm được 1 điểm'],
  ['Từ tài liệu thứ ba, mỗi tài liệu được 1 điểm'],
  ['1 điểm/10 văn bản, tối đa 10 điểm'],
  ['Mỗi tài liệu được 1 điểm, tối đa 5 điểm\n- Có tài liệu số: cộng 2 điểm'],
  ['- Có: 5 điểm\n- Không: 0 điểm'],
  ['- Có: điểm tối đa'],
  ['- Có: điểm tối đa\n- Có một phần: 1/2 điểm tối đa'],
  ['- Có từ 2 hệ thống trở lên: điểm tối đa\n- Không có: 0 điểm'],
  ['- Ban hành trước 31/3: điểm tối đa\n- Ban hành sau 31/3: 1/2 điểm tối đa\n- Không ban hành: 0 điểm'],
  ['- Có quy chế: 4 điểm\n- Có kế hoạch: 4 điểm\n- Có báo cáo: 2 điểm'],
  ['- Đã ban hành đủ: điểm tối đa\n- Ban hành chưa đủ: trừ 2 điểm\n- Chưa ban hành: 0 điểm'],
  ['Điểm = Tỷ lệ * Điểm tối đa'],
  ['Điểm = Tỷ lệ * Điểm tối đa, nhưng không quá 5 điểm', { remark: B_OF_A }],
  ['Điểm = Tỷ lệ * Điểm tối đa', { remark: `${B_OF_A}\n- Trường hợp a = 0 thì đạt điểm tối đa` }],
  ['Điểm = Tỷ lệ * Điểm tối đa', { remark: B_OF_A.replace('b/a', 'a/b') }],
  ['Điểm = Tỷ lệ * Điểm tối đa', { remark: B_OF_A.replace('b/a', '(a-b)/a') }],
  ['- Tỷ lệ >= 80%: điểm tối đa\n- Tỷ lệ < 80%: (tỷ lệ/80) * điểm tối đa', { remark: B_OF_A }],
  ['- Tỷ lệ >= 80%: điểm tối đa\n- Tỷ lệ < 80%: tỷ lệ * điểm tối đa', { remark: B_OF_A }],
  ['- Từ 80% trở lên: điểm tối đa\n- Từ 50% đến 80%: 1/2 điểm tối đa\n- Dưới 50%: 0 điểm', { remark: B_OF_A }],
  ['- Từ 80% trở lên: điểm tối đa\n- Từ 50% đến dưới 70%: 1/2 điểm tối đa\n- Dưới 50%: 0 điểm', { remark: B_OF_A }],
  ['- Từ 80% trở lên: 2 điểm\n- Dưới 80%: 5 điểm', { remark: B_OF_A, max: '5' }],
  ['- Từ 80% trở lên: 15 điểm\n- Dưới 80%: 0 điểm', { remark: B_OF_A }],
  ['- Tỷ lệ 80%: điểm tối đa\n- Tỷ lệ < 80%: 0 điểm', { remark: B_OF_A }],
  ['- Từ 3 lượt trở lên: Điểm tối đa;\n- Dưới 3 lượt: 0 điểm', { remark: B_OF_A }],
  ['Điểm = Tỷ lệ hồ sơ trễ hạn * Điểm tối đa', { remark: B_OF_A.replace('Tỷ lệ', 'Tỷ lệ hồ sơ đúng hạn') }],
  ['Điểm = Tỷ lệ thủ tục chưa số hoá * Điểm tối đa', { remark: B_OF_A }],
  ['Điểm = Tỷ lệ * 0,1', { remark: B_OF_A.replace('100%', '100') }],
  ['Điểm = Tỷ lệ / 80 * Điểm tối đa', { remark: B_OF_A }],
  ['Điểm = Tỷ lệ * Điểm tối đa', { remark: `${B_OF_A}\n- Số thủ tục bị trả lại (gọi là c)` }],
  ['Mỗi tài liệu được 1 điểm, tối đa 5 điểm'],
  ['Theo kết quả chấm của Hội đồng'],
  ['Điểm đánh giá theo phụ lục kèm theo Quyết định số 05/QĐ-UBND'],
]

describe('a rule whose every word is understood', () => {
  test.for(CERTAIN)('%s → %s', ([rule, formula, more]) => {
    const proposal = proposed(rule, more)
    expect([proposal.formula, codes(proposal), proposal.certainty]).toEqual([formula, [], 'certain'])
  })
})

describe('a rule that is something else than it seems, contradicts itself or lacks something', () => {
  test.for(NOT_CERTAIN)('%s', ([rule, more]) => {
    const proposal = proposed(rule, more)
    expect(proposal.certainty, proposal.formula).not.toBe('certain')
    expect(proposal.doubts.length).toBeGreaterThan(0)
  })
})

test('words in capitals, without marks or with other signs of multiplication read the same', () => {
  for (const rule of ['ĐIỂM = TỶ LỆ × ĐIỂM TỐI ĐA', 'Diem = ty le * diem toi da', 'Điểm: Điểm tối đa x Tỉ lệ'])
    expect(proposed(rule, { remark: B_OF_A }).formula).toMatch(/^(RATIO\(b, a\)\*max|max\*RATIO\(b, a\))$/)
})

test('a count within an expression is proposed as it is printed, with a doubt', () => {
  const proposal = proposed('Điểm = Điểm tối đa - 2 điểm * số lần vi phạm')
  expect([proposal.formula, codes(proposal), proposal.letters[0]?.text]).toEqual([
    'max - 2*n',
    ['expression-kept'],
    'lần vi phạm',
  ])
})

test('letters stand for what the document says of them', () => {
  const { letters } = proposed('Điểm = Tỷ lệ * Điểm tối đa', { remark: B_OF_A })
  expect(letters).toEqual([
    { name: 'b', kind: 'count', text: 'Số thủ tục hành chính đã số hoá', options: [], printed: true },
    { name: 'a', kind: 'count', text: 'Tổng số thủ tục hành chính', options: [], printed: true },
  ])
})

test('a share printed upside down, as the title shows, is turned round and doubted', () => {
  const proposal = proposed('Điểm = Tỷ lệ * Điểm tối đa', {
    title: '100% công chức cấp xã có máy tính',
    remark: '- Số máy tính (gọi là a)\n- Số công chức cấp xã (gọi là b)\n- Tỷ lệ = b/a',
  })
  expect([proposal.formula, codes(proposal)]).toEqual(['RATIO(a, b)*max', ['inverted']])
})

test('points below a threshold that pass those above it leave the rule open', () => {
  const rule = '- Từ 2 lượt trở lên: Điểm tối đa\n- Dưới 2 lượt: Điểm = số lượt * Điểm tối đa'
  const proposal = proposed(rule)
  expect([proposal.certainty, codes(proposal)]).toEqual(['open', expect.arrayContaining(['below-exceeds'])])
})

test('a letter lost in scanning is mended, and the place is shown', () => {
  const proposal = proposed('- Có: Đim tối đa\n- Không có: 0 điểm')
  expect([proposal.formula, codes(proposal), proposal.certainty]).toEqual(['IF(v, max, 0)', ['misprint'], 'likely'])
})

const VOCABULARY = [
  'Điểm',
  '=',
  'Tỷ lệ',
  '*',
  'Điểm tối đa',
  '0 điểm',
  'Có',
  'Không có',
  ':',
  ';',
  '\n',
  '- ',
  '≥',
  '<',
  '80%',
  '50%',
  'từ',
  'đến',
  'dưới',
  'trở lên',
  'mỗi',
  'văn bản',
  'được',
  '1 điểm',
  '1/2',
  ',',
  'tối đa',
  '5 điểm',
  '(',
  ')',
  'a',
  'b',
  '/',
  'gọi là a',
  'Nếu',
  'thì',
  'đạt',
  'điểm/cuộc họp',
  'trừ',
]
const phrases = fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 30 }).map((words) => words.join(' '))
const anything = fc.oneof(phrases, fc.string({ unit: 'grapheme', maxLength: 200 }))

test('whatever is written, the reader answers, and its places lie within the text', () => {
  fc.assert(
    fc.property(anything, anything, anything, (rule, remark, title) => {
      const texts = { rule, remark, title }
      const { doubts, marks, formula, certainty } = proposed(rule, { remark, title })
      for (const { source, start, end } of [...doubts, ...marks]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(texts[source].length)
      }
      expect(certainty === 'open').toBe(formula === undefined)
      expect(certainty === 'certain').toBe(doubts.length === 0)
    }),
    { numRuns: 3000 },
  )
})

// Whoever writes such a text waits for nothing: a wording that took time beyond its length would hang here.
test.for([
  '(',
  'Tỷ lệ ',
  'từ 1 ',
  'mỗi a ',
  '1 điểm/a, ',
  'a = ',
  'a b ',
  'tỷ lệ giữa a so với ',
  '1 điểm ',
  '= b/a ',
  'x%',
  'Nếu a thì ',
])('thousands of “%s” are no rule', (piece) => {
  const text = piece.repeat(Math.floor(2900 / piece.length))
  expect(proposed(text, { remark: text }).certainty).not.toBe('certain')
  expect(proposed(`Tỷ lệ ${text}!`, { remark: `${text}!` }).certainty).not.toBe('certain')
})

test('plain text is as long as what it comes from, clauses keep their places', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(plain(text)).toHaveLength(text.length)
      for (const clause of clausesOf(text, 'rule'))
        expect(plain(text).slice(clause.start, clause.end)).toBe(clause.plain)
    }),
  )
})
