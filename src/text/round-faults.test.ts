import { expect, test } from 'vitest'
import { RoundFaultCode, RoundWarningCode } from '#domain/round/opening.ts'
import { roundFaultText, roundWarningText } from './round-faults.ts'

const params = { organisation: 'Xã Lúa', group: 'Các xã', moment: 'entryUntil', count: '3', node: '1.2' }

test.each(RoundFaultCode.options)('%s: one place and one remedy in each language', (code) => {
  for (const language of ['vi', 'en'] as const) {
    const text = roundFaultText({ code, params }, language)
    expect(text).toMatch(/^[\p{Lu}«].+\.$/u)
    expect(text).not.toMatch(/undefined|NaN|vui lòng|xin lỗi/i)
  }
})

test.each(RoundWarningCode.options)('%s is one sentence in each language', (code) => {
  for (const language of ['vi', 'en'] as const) {
    const text = roundWarningText({ code, params }, language)
    expect(text).toMatch(/^[\p{Lu}«].+\.$/u)
    expect(text).not.toMatch(/undefined|NaN/)
  }
})

test('a fault of a moment names it as officials do', () => {
  expect(roundFaultText({ code: 'moment-earlier', params }, 'vi')).toBe(
    'Mốc «hết hạn nộp hồ sơ» của đợt đang mở chỉ được lùi lại, không được đưa lên sớm hơn.',
  )
})
