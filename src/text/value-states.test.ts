import { describe, expect, test } from 'vitest'
import { MissingLetterCode } from '#domain/scoring/live-points.ts'
import { ClaimRefusal, ClaimState } from '#domain/value/applicability.ts'
import { NotCopiedCode } from '#domain/value/copied-forward.ts'
import { ValueState } from '#domain/value/value-state.ts'
import { MissingCode } from '#domain/value/why-missing.ts'
import { Language } from './language.ts'
import {
  claimRefusalText,
  claimStateText,
  missingLetterText,
  missingText,
  notCopiedText,
  partNoteText,
  valueStateText,
} from './value-states.ts'

const NAMES = new Map([
  ['vnpt', 'VNPT'],
  ['viettel', 'Viettel'],
])
const named = (id: string): string => NAMES.get(id) ?? id

describe('why there is no number', () => {
  test('names the period, the unit’s own words and whoever lacks', () => {
    expect(missingText({ code: 'parts-missing', lacking: ['vnpt', 'viettel'], period: '2020-Q4' }, named, 'vi')).toBe(
      'Số liệu quý IV/2020 còn thiếu phần của: VNPT, Viettel.',
    )
    expect(missingText({ code: 'cannot-provide', reason: 'Chưa thống kê', period: '2020' }, named, 'vi')).toBe(
      'Đơn vị không cung cấp được số liệu năm 2020: Chưa thống kê',
    )
    expect(missingText({ code: 'nothing-given', period: '2020-11' }, named, 'vi')).toBe(
      'Chưa có số liệu tháng 11/2020.',
    )
  })

  test('the parts of a number are named too', () => {
    const note = { code: 'part-not-expected', subject: 'A', item: 'x', period: '2020', parts: ['vnpt'] } as const
    expect(partNoteText(note, named, 'vi')).toMatch(/^Không cộng phần của VNPT/)
  })
})

test('every code has its words in both languages, and no filling', () => {
  const all = (language: Language): string[] => [
    ...ValueState.options.map((code) => valueStateText(code, language)),
    ...ClaimState.options.map((code) => claimStateText(code, language)),
    ...ClaimRefusal.options.map((code) => claimRefusalText(code, language)),
    ...NotCopiedCode.options.map((code) => notCopiedText(code, language)),
    ...MissingLetterCode.options.map((code) => missingLetterText(code, language)),
    ...MissingCode.options.map((code) =>
      missingText({ code, reason: 'Lý do', lacking: ['vnpt'], period: '2020' }, named, language),
    ),
  ]
  const [vi, en] = [all('vi'), all('en')]
  expect(vi.length).toBe(en.length)
  for (const [at, text] of vi.entries()) {
    expect(text).not.toMatch(/undefined|vui lòng|xin lỗi|không hợp lệ/i)
    expect(en[at]).not.toMatch(/undefined|please|sorry|invalid/i)
    expect(text).not.toBe(en[at])
  }
})
