import { expect, test } from 'vitest'
import { Notice, type NoticeKind } from '#domain/message/notice.ts'
import { mailText } from './mail.ts'
import { noticeText } from './notices.ts'

const until = '2026-12-30T16:59:59Z'
const [round, organisation] = ['Đợt năm 2026', 'Sở Nội vụ']
const UNTIL = { round, organisation, until }
const OUTAGE = { from: '2026-12-30T01:05:00Z', to: '2026-12-30T02:15:00Z' }

const EXAMPLES: Readonly<Record<NoticeKind, object>> = {
  'round-opened': UNTIL,
  reminder: UNTIL,
  'deadline-over': UNTIL,
  'deadline-put-off': UNTIL,
  'not-submitted': { round, until, organisations: ['Sở Nội vụ', 'Sở Y tế'] },
  'deadline-put-off-by-outage': { ...UNTIL, ...OUTAGE },
  'entry-put-off': { round, until, ...OUTAGE, organisations: ['Sở Nội vụ', 'Sở Y tế'] },
  'submission-received': { round, organisations: [organisation] },
  'submission-recalled': { round, organisation },
  'finding-released': UNTIL,
  'finding-to-review': { round, organisations: [organisation] },
  'explanation-opened': UNTIL,
  'explanation-given': { round, organisations: [organisation, 'Sở Y tế'] },
  'explanation-ended': { round, organisations: [organisation] },
  reopened: UNTIL,
  approved: { round, organisation },
  'remark-mention': { organisation, item: 'Số cuộc họp', by: 'Lương Thị Kim Hà' },
  'evidence-quarantined': { organisation, evidence: 'Quyết định 1.pdf' },
}

test.each(Object.entries(EXAMPLES))(
  '%s names the organisation and, where it has one, the deadline in Vietnam',
  (kind, params) => {
    const notice = Notice.parse({ kind, params })
    for (const language of ['vi', 'en'] as const) {
      const { title, sentence } = noticeText(notice, language)
      expect(`${title} ${sentence}`).toContain(organisation)
      expect(sentence.includes('23:59')).toBe('until' in params)
      expect(sentence.includes('30/12/2026')).toBe('until' in params)
      expect(`${title} ${sentence}`).not.toMatch(/undefined|\[object/)
    }
  },
)

test('a subject is one line of a length that mail programs show', () => {
  const long = Notice.parse({ kind: 'approved', params: { round: `${'𝔘 '.repeat(300)}\r\nBcc: a@b.vn`, organisation } })
  const { subject } = mailText(long, 'https://laban.vn/')
  expect(subject).toMatch(/^\[La Bàn\] Đã phê duyệt kết quả: [𝔘 ]+…$/u)
  expect(Array.from(subject).length).toBeLessThanOrEqual(210)
})
