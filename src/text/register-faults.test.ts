import { expect, test } from 'vitest'
import { RegisterFaultCode } from '#contract/organisation-views.ts'
import { registerFaultText } from './register-faults.ts'

const params = { organisation: 'Xã Lúa', other: 'Xã Mía', person: 'Lê Văn Tám', written: 'H6', day: '2025-07-01' }

test.each(RegisterFaultCode.options)('%s: one place and one remedy in each language', (code) => {
  for (const language of ['vi', 'en'] as const) {
    const text = registerFaultText({ code, params }, language)
    expect(text).toMatch(/^[\p{Lu}«].+[.;] ?.*[^.]\.$/u)
    expect(text).not.toMatch(/undefined|NaN|vui lòng|xin lỗi/i)
  }
})

test('a fault names who, when and which decision', () => {
  const fault = { code: 'identifier-shared', params: { ...params, succession: '2' } } as const
  expect(registerFaultText(fault, 'vi')).toBe(
    'Quyết định thứ 2: Từ ngày 1/7/2025 «Xã Lúa» có cùng mã định danh với «Xã Mía». Đổi mã của một trong hai.',
  )
  expect(registerFaultText(fault, 'en')).toBe(
    'Decision 2: From 2025-07-01 «Xã Lúa» bears the same identifier as «Xã Mía». Change one of the two.',
  )
})

test('a name cannot move the reader elsewhere', () => {
  const text = registerFaultText({ code: 'organisation-known', params: { organisation: 'Xã\u202eLúa' } }, 'vi')
  expect(text).toContain('«Xã\\u{202e}Lúa»')
})
