import { describe, expect, test } from 'vitest'
import { exactFromText } from '#domain/exact.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { periodFrom } from '#domain/period/period.ts'
import { softFindings, SoftCode, type SoftContext } from '#domain/value/soft-check.ts'
import { HardFaultCode, hardFaults, type ValueContent } from '#domain/value/value-content.ts'
import { Language } from './language.ts'
import { periodText } from './period-text.ts'
import { hardFaultText, softFindingText } from './value-checks.ts'

function item(more: Record<string, unknown>): DataItem {
  return DataItem.parse({ id: 'x', name: 'Số hồ sơ', kind: 'count', ...more })
}

const number = (text: string): ValueContent => ({ kind: 'number', number: text })
const OPTIONS = [
  { slug: 'tot', name: 'Tốt' },
  { slug: 'kha', name: 'Khá' },
]

const HARD: [HardFaultCode, DataItem, ValueContent, RegExp][] = [
  ['wrong-kind', item({ kind: 'yes-no' }), number('1'), /«Số hồ sơ» cần có hoặc không, không phải một số\./],
  ['not-whole', item({}), number('1234.5'), /1\.234,5 có phần lẻ\. Nhập số nguyên/],
  ['negative', item({}), number('-3'), /không thể âm \(-3\)/],
  ['too-many-digits', item({}), number('1'.repeat(31)), /31 chữ số, tối đa 30/],
  [
    'unknown-option',
    item({ kind: 'choice', options: OPTIONS }),
    { kind: 'option', option: 'kem' },
    /Chọn một trong: Tốt; Khá\./,
  ],
  ['unlikely-year', item({ kind: 'date' }), { kind: 'date', date: '0205-01-01' }, /năm 205 nằm ngoài 1900–2100/],
]

function around(more: Partial<SoftContext> = {}): SoftContext {
  return { period: periodFrom('2020-Q2')!, others: [], ...more }
}
const at = (key: string, value: string) => ({ period: periodFrom(key)!, value: exactFromText(value) })
const other = (value: string) => ({ item: { id: 'w', name: 'Tổng số hồ sơ' }, value: exactFromText(value) })
const RATIO = { kind: 'ratio', name: 'Tỷ lệ' }

const SOFT: [SoftCode, DataItem, string, SoftContext, RegExp][] = [
  ['below-range', item({ range: { least: '10' } }), '5', around(), /là 5, thấp hơn mức thường gặp \(từ 10\)/],
  ['above-range', item({ ...RATIO, range: { most: '0.5' } }), '0.805', around(), /là 80,5%, .*\(đến 50%\)/],
  ['jump', item({}), '12000', around({ others: [at('2020-Q1', '20')] }), /là 12\.000, còn quý I\/2020 là 20/],
  [
    'cumulative-falls',
    item({ overTime: 'cumulative' }),
    '5',
    around({ others: [at('2020-Q1', '6')] }),
    /quý I\/2020 là 6, không thể giảm/,
  ],
  ['above-whole', item({ partOf: 'w' }), '5', around({ whole: other('4') }), /lớn hơn «Tổng số hồ sơ» \(4\)/],
  ['below-part', item({}), '5', around({ parts: [other('6')] }), /nhỏ hơn «Tổng số hồ sơ» \(6\)/],
  ['ratio-outside', item(RATIO), '1.2', around(), /là 120%, ngoài khoảng/],
  [
    'differs-from-parts',
    item({ overTime: 'flow' }),
    '5',
    around({ others: ['2020-04', '2020-05', '2020-06'].map((key) => at(key, '1')) }),
    /quý II\/2020 là 5, còn các kỳ bên trong cộng lại là 3/,
  ],
  [
    'differs-from-period',
    item({}),
    '5',
    around({ others: [at('2020-06', '6')] }),
    /không khớp với số đã nhập cho tháng 6\/2020 \(6\)/,
  ],
]

const CODES = /undefined|NaN|null|\[object|vui lòng|xin lỗi|không hợp lệ/i

describe('what a person reads about a value', () => {
  test.each(HARD)('%s', (code, one, content, expected) => {
    const [fault] = hardFaults(one, content)
    expect(fault!.code).toBe(code)
    expect(hardFaultText(fault!, one, 'vi')).toMatch(expected)
    for (const language of Language.options) expect(hardFaultText(fault!, one, language)).not.toMatch(CODES)
  })

  test.each(SOFT)('%s', (code, one, value, context, expected) => {
    const [finding] = softFindings(one, number(value), context)
    expect(finding!.code).toBe(code)
    expect(softFindingText(finding!, one, 'vi')).toMatch(expected)
    expect(softFindingText(finding!, one, 'vi')).toMatch(/nếu số đúng, ghi rõ lý do\.$/)
    for (const language of Language.options) expect(softFindingText(finding!, one, language)).not.toMatch(CODES)
  })

  test('every code has been tried', () => {
    expect(HARD.map(([code]) => code).sort()).toEqual([...HardFaultCode.options].sort())
    expect(SOFT.map(([code]) => code).sort()).toEqual([...SoftCode.options].sort())
  })
})

test.each([
  ['2026', 'năm 2026', '2026'],
  ['2026-H1', '6 tháng đầu năm 2026', 'the first half of 2026'],
  ['2026-H2', '6 tháng cuối năm 2026', 'the second half of 2026'],
  ['2026-Q4', 'quý IV/2026', 'Q4 2026'],
  ['2026-11', 'tháng 11/2026', 'November 2026'],
  ['2020-01…2020-06', '2020-01…2020-06', '2020-01…2020-06'],
])('the period %s is written %s', (key, vi, en) => {
  expect([periodText(key, 'vi'), periodText(key, 'en')]).toEqual([vi, en])
})
