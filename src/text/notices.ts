import type { Notice, NoticeKind } from '#domain/message/notice.ts'
import type { Language } from './language.ts'
import { momentText } from './moment-text.ts'

/** A heading that names the matter, and one sentence that says what is to be done. */
export type NoticeText = { readonly title: string; readonly sentence: string }

export function noticeText(notice: Notice, language: Language): NoticeText {
  const write = TEXTS[language][notice.kind] as Write<NoticeKind>
  return write(notice.params)
}

type Write<Kind extends NoticeKind> = (params: Extract<Notice, { kind: Kind }>['params']) => NoticeText
type Texts = { readonly [Kind in NoticeKind]: Write<Kind> }

const vi: Texts = {
  'round-opened': ({ round, organisation, until }) => ({
    title: `Mở đợt đánh giá: ${round}`,
    sentence: `${organisation} nhập số liệu và nộp hồ sơ chậm nhất ${momentText(until, 'vi')}.`,
  }),
  reminder: ({ round, organisation, until }) => ({
    title: `Nhắc nộp hồ sơ: ${round}`,
    sentence: `${organisation} chưa nộp hồ sơ đánh giá. Hạn nộp: ${momentText(until, 'vi')}.`,
  }),
  'deadline-over': ({ round, organisation, until }) => ({
    title: `Quá hạn nộp hồ sơ: ${round}`,
    sentence: `${organisation} chưa nộp hồ sơ đánh giá; hạn nộp đã hết lúc ${momentText(until, 'vi')}. Liên hệ cơ quan thường trực.`,
  }),
  'deadline-put-off': ({ round, organisation, until }) => ({
    title: `Lùi hạn nộp hồ sơ: ${round}`,
    sentence: `Hạn nộp hồ sơ của ${organisation} lùi đến ${momentText(until, 'vi')}.`,
  }),
  'deadline-put-off-by-outage': ({ round, organisation, until, from, to }) => ({
    title: `Lùi hạn nộp hồ sơ: ${round}`,
    sentence: `Hạn nộp hồ sơ của ${organisation} lùi đến ${momentText(until, 'vi')}, vì hệ thống ngừng từ ${momentText(from, 'vi')} đến ${momentText(to, 'vi')}.`,
  }),
  'entry-put-off': ({ round, until, from, to, organisations }) => ({
    title: `Lùi hạn nộp hồ sơ do hệ thống ngừng: ${round}`,
    sentence: `Hệ thống ngừng từ ${momentText(from, 'vi')} đến ${momentText(to, 'vi')}; hạn nộp lùi đến ${momentText(until, 'vi')}. ${
      organisations.length === 0 ? 'Mọi đơn vị đã nộp hồ sơ' : `Chưa nộp: ${organisations.join('; ')}`
    }.`,
  }),
  'not-submitted': ({ round, organisations, until }) => ({
    title: `Các đơn vị chưa nộp hồ sơ: ${round}`,
    sentence: `Hạn nộp: ${momentText(until, 'vi')}. Chưa nộp: ${organisations.join('; ')}.`,
  }),
  'submission-received': ({ round, organisations }) => ({
    title: `Đã nhận hồ sơ: ${round}`,
    sentence: `Đơn vị mới nộp hồ sơ: ${organisations.join('; ')}.`,
  }),
  'submission-recalled': ({ round, organisation }) => ({
    title: `Rút hồ sơ: ${round}`,
    sentence: `${organisation} đã rút hồ sơ đánh giá để sửa; phải nộp lại trước khi hết hạn.`,
  }),
  'finding-released': ({ round, organisation, until }) => ({
    title: `Có kết quả thẩm định: ${round}`,
    sentence: `${organisation} xem kết quả thẩm định và giải trình, nếu cần, chậm nhất ${momentText(until, 'vi')}.`,
  }),
  'finding-to-review': ({ round, organisations }) => ({
    title: `Cần xem lại kết quả thẩm định: ${round}`,
    sentence: `Số liệu mà kết quả của bạn dựa vào đã đổi. Xem lại hồ sơ của: ${organisations.join('; ')}.`,
  }),
  'explanation-opened': ({ round, organisation, until }) => ({
    title: `Mở giải trình: ${round}`,
    sentence: `${organisation} giải trình các tiêu chí được mở chậm nhất ${momentText(until, 'vi')}.`,
  }),
  'explanation-given': ({ round, organisations }) => ({
    title: `Có giải trình: ${round}`,
    sentence: `Có giải trình mới ở tiêu chí bạn đã thẩm định: ${organisations.join('; ')}.`,
  }),
  'explanation-ended': ({ round, organisations }) => ({
    title: `Đã giải trình xong: ${round}`,
    sentence: `Có thể thẩm định lần hai hồ sơ của: ${organisations.join('; ')}.`,
  }),
  reopened: ({ round, organisation, until }) => ({
    title: `Mở lại tiêu chí: ${round}`,
    sentence: `Một số tiêu chí của ${organisation} được mở lại để sửa đến ${momentText(until, 'vi')}.`,
  }),
  approved: ({ round, organisation }) => ({
    title: `Đã phê duyệt kết quả: ${round}`,
    sentence: `Kết quả của ${organisation} đã được phê duyệt.`,
  }),
  'remark-mention': ({ organisation, item, by }) => ({
    title: 'Có trao đổi về số liệu',
    sentence: `${by} viết cho bạn ở số liệu “${item}” của ${organisation}. Mở biểu để trả lời.`,
  }),
  'evidence-quarantined': ({ organisation, evidence }) => ({
    title: 'Tệp minh chứng bị cách ly',
    sentence: `Phần mềm quét phát hiện mã độc trong tệp “${evidence}” của ${organisation}. Tệp không dùng được; tải lên bản sạch.`,
  }),
}

const en: Texts = {
  'round-opened': ({ round, organisation, until }) => ({
    title: `Round opened: ${round}`,
    sentence: `${organisation} enters its values and submits by ${momentText(until, 'en')}.`,
  }),
  reminder: ({ round, organisation, until }) => ({
    title: `Reminder to submit: ${round}`,
    sentence: `${organisation} has not submitted yet. Deadline: ${momentText(until, 'en')}.`,
  }),
  'deadline-over': ({ round, organisation, until }) => ({
    title: `Deadline over: ${round}`,
    sentence: `${organisation} has not submitted; the deadline was ${momentText(until, 'en')}. Contact the standing agency.`,
  }),
  'deadline-put-off': ({ round, organisation, until }) => ({
    title: `Deadline put off: ${round}`,
    sentence: `The deadline of ${organisation} is put off to ${momentText(until, 'en')}.`,
  }),
  'deadline-put-off-by-outage': ({ round, organisation, until, from, to }) => ({
    title: `Deadline put off: ${round}`,
    sentence: `The deadline of ${organisation} is put off to ${momentText(until, 'en')}, because the system was down from ${momentText(from, 'en')} to ${momentText(to, 'en')}.`,
  }),
  'entry-put-off': ({ round, until, from, to, organisations }) => ({
    title: `Deadline put off by an outage: ${round}`,
    sentence: `The system was down from ${momentText(from, 'en')} to ${momentText(to, 'en')}; the deadline is put off to ${momentText(until, 'en')}. ${
      organisations.length === 0 ? 'Everybody has submitted' : `Not submitted: ${organisations.join('; ')}`
    }.`,
  }),
  'not-submitted': ({ round, organisations, until }) => ({
    title: `Not submitted yet: ${round}`,
    sentence: `Deadline: ${momentText(until, 'en')}. Not submitted: ${organisations.join('; ')}.`,
  }),
  'submission-received': ({ round, organisations }) => ({
    title: `Submissions received: ${round}`,
    sentence: `Submitted since the last list: ${organisations.join('; ')}.`,
  }),
  'submission-recalled': ({ round, organisation }) => ({
    title: `Submission recalled: ${round}`,
    sentence: `${organisation} has recalled its submission to change it; it must be submitted again before the deadline.`,
  }),
  'finding-released': ({ round, organisation, until }) => ({
    title: `Findings released: ${round}`,
    sentence: `${organisation} reads its findings and explains, where needed, by ${momentText(until, 'en')}.`,
  }),
  'finding-to-review': ({ round, organisations }) => ({
    title: `Findings to review: ${round}`,
    sentence: `Numbers that your findings rest on have changed. Look again at: ${organisations.join('; ')}.`,
  }),
  'explanation-opened': ({ round, organisation, until }) => ({
    title: `Explanation opened: ${round}`,
    sentence: `${organisation} explains the opened criteria by ${momentText(until, 'en')}.`,
  }),
  'explanation-given': ({ round, organisations }) => ({
    title: `Explanations given: ${round}`,
    sentence: `There are new explanations on criteria that you appraised: ${organisations.join('; ')}.`,
  }),
  'explanation-ended': ({ round, organisations }) => ({
    title: `Explanations ended: ${round}`,
    sentence: `The second appraisal may begin for: ${organisations.join('; ')}.`,
  }),
  reopened: ({ round, organisation, until }) => ({
    title: `Criteria reopened: ${round}`,
    sentence: `Some criteria of ${organisation} are open for changes until ${momentText(until, 'en')}.`,
  }),
  approved: ({ round, organisation }) => ({
    title: `Result approved: ${round}`,
    sentence: `The result of ${organisation} has been approved.`,
  }),
  'remark-mention': ({ organisation, item, by }) => ({
    title: 'A remark on a number',
    sentence: `${by} wrote to you at “${item}” of ${organisation}. Open the form to answer.`,
  }),
  'evidence-quarantined': ({ organisation, evidence }) => ({
    title: 'Evidence file quarantined',
    sentence: `The scanner found malware in the file “${evidence}” of ${organisation}. It cannot be used; upload a clean one.`,
  }),
}

const TEXTS: Record<Language, Texts> = { vi, en }
