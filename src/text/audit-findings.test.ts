import { expect, test } from 'vitest'
import { AuditFindingCode } from '#domain/event/audit-finding.ts'
import { auditFindingText } from './audit-findings.ts'

test.each(AuditFindingCode.options)('%s is told in both languages, in one line', (code) => {
  const finding = {
    code,
    stream: 'account:a\nb',
    from: 3,
    to: 1004,
    at: 'infinityZ',
    checkpoint: { number: 9, at: '' },
  }
  const [vi, en] = [auditFindingText(finding, 'vi'), auditFindingText(finding, 'en')]
  for (const text of [vi, en]) expect(text).toMatch(/^[^\n]+\.$/)
  expect(vi).not.toBe(en)
})
