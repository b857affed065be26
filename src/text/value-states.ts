import type { MissingLetterCode } from '#domain/scoring/live-points.ts'
import type { ClaimRefusal, ClaimState } from '#domain/value/applicability.ts'
import type { NotCopiedCode } from '#domain/value/copied-forward.ts'
import type { PartNote } from '#domain/value/given-values.ts'
import type { ValueState } from '#domain/value/value-state.ts'
import type { MissingCode, MissingValue } from '#domain/value/why-missing.ts'
import type { Bilingual, Language } from './language.ts'
import { periodText } from './period-text.ts'
import { shown } from './shown.ts'

/** How a value stands, in a word or two. */
export function valueStateText(state: ValueState, language: Language): string {
  return STATES[state][language]
}

/** How a claim that a criterion does not apply stands, in a word or two. */
export function claimStateText(state: ClaimState, language: Language): string {
  return CLAIMS[state][language]
}

/** Why there is no number; `named` writes the providers or organisations that lack by their names. */
export function missingText(missing: MissingValue, named: (id: string) => string, language: Language): string {
  const lacking = (missing.lacking ?? []).map((id) => shown(named(id), LONGEST_NAME)).join(', ')
  const params = {
    lacking,
    period: periodText(missing.period, language),
    reason: shown(missing.reason, LONGEST_REASON),
  }
  return MISSING[missing.code][language](params)
}

/** What is remarkable about the parts of a number. */
export function partNoteText({ code, parts }: PartNote, named: (id: string) => string, language: Language): string {
  return PART_NOTES[code][language]({ parts: parts.map((id) => shown(named(id), LONGEST_NAME)).join(', ') })
}

/** Why a letter of a criterion has no number, where nothing more is known about the value itself. */
export function missingLetterText(code: MissingLetterCode, language: Language): string {
  return MISSING_LETTERS[code][language]
}

export function notCopiedText(code: NotCopiedCode, language: Language): string {
  return NOT_COPIED[code][language]
}

export function claimRefusalText(code: ClaimRefusal, language: Language): string {
  return CLAIM_REFUSALS[code][language]
}

/** Said of a criterion that a unit claims does not apply, until that is decided. */
export const AWAITING_ACCEPTANCE = {
  vi: 'Đã đề nghị không áp dụng, chờ chấp nhận: đến lúc đó tính như thiếu số liệu.',
  en: 'Claimed not to apply, awaiting acceptance: until then it scores as missing.',
} as const satisfies Record<Language, string>

const LONGEST_NAME = 200
const LONGEST_REASON = 1000

type Words = Readonly<Record<Language, string>>

const STATES = {
  declared: { vi: 'đã khai', en: 'declared' },
  'to-be-confirmed': { vi: 'chờ xác nhận', en: 'to be confirmed' },
  'cannot-provide': { vi: 'không cung cấp được', en: 'cannot be provided' },
  withdrawn: { vi: 'đã rút lại', en: 'withdrawn' },
  verified: { vi: 'đã xác minh', en: 'verified' },
  disputed: { vi: 'bị nghi vấn', en: 'disputed' },
} as const satisfies Record<ValueState, Words>

const CLAIMS = {
  claimed: { vi: 'chờ chấp nhận', en: 'awaiting acceptance' },
  accepted: { vi: 'đã chấp nhận', en: 'accepted' },
  refused: { vi: 'không chấp nhận', en: 'refused' },
  withdrawn: { vi: 'đã rút lại', en: 'withdrawn' },
} as const satisfies Record<ClaimState, Words>

const MISSING = {
  'nothing-given': { vi: (p) => `Chưa có số liệu ${p['period']}.`, en: (p) => `Nothing was given for ${p['period']}.` },
  'to-be-confirmed': {
    vi: (p) => `Số liệu ${p['period']} chép từ kỳ trước, chờ xác nhận. Xem lại rồi bấm xác nhận, hoặc nhập số mới.`,
    en: (p) =>
      `The value of ${p['period']} was copied and is to be confirmed. Check and confirm it, or enter a new one.`,
  },
  'cannot-provide': {
    vi: (p) => `Đơn vị không cung cấp được số liệu ${p['period']}: ${p['reason']}`,
    en: (p) => `The unit cannot provide the value of ${p['period']}: ${p['reason']}`,
  },
  'parts-missing': {
    vi: (p) => `Số liệu ${p['period']} còn thiếu phần của: ${p['lacking']}.`,
    en: (p) => `Parts of ${p['period']} are missing from: ${p['lacking']}.`,
  },
  'predecessors-missing': {
    vi: (p) => `Thiếu số phát sinh ${p['period']} trước khi sắp xếp của: ${p['lacking']}.`,
    en: (p) => `What came up in ${p['period']} before the change is missing from: ${p['lacking']}.`,
  },
  'shares-missing': {
    vi: (p) => `Chưa nêu tỷ lệ chia khi tách đơn vị nên chưa tính được số phát sinh ${p['period']}.`,
    en: (p) => `The shares of the split are not stated, so the flow of ${p['period']} is not known.`,
  },
} as const satisfies Record<MissingCode, Bilingual>

const PART_NOTES = {
  'part-not-expected': {
    vi: (p) => `Không cộng phần của ${p['parts']}: không còn là đơn vị cung cấp vào ngày cuối kỳ.`,
    en: (p) => `The part of ${p['parts']} is left out: not a provider on the period's last day.`,
  },
  'undivided-and-parts': {
    vi: (p) => `Có cả số chung và phần của ${p['parts']}: đang dùng số chung. Giữ một cách khai.`,
    en: (p) => `Both an undivided number and parts of ${p['parts']} were given; the undivided one is read. Keep one.`,
  },
} as const satisfies Record<PartNote['code'], Bilingual>

const MISSING_LETTERS = {
  'no-value': { vi: 'chưa có số liệu', en: 'no value yet' },
  'no-subject': { vi: 'không xác định được đơn vị có số liệu này', en: 'nobody is known to have this value' },
  'not-fixed-yet': { vi: 'số của nhóm chưa chốt', en: "the group's figures are not fixed yet" },
} as const satisfies Record<MissingLetterCode, Words>

const NOT_COPIED = {
  'item-unknown': { vi: 'Số liệu không còn trong danh mục.', en: 'The item is no longer in the catalogue.' },
  'not-a-stock': {
    vi: 'Số phát sinh và số luỹ kế bắt đầu lại mỗi kỳ nên không chép.',
    en: 'Flows and cumulatives begin anew, so they are not copied.',
  },
  points: { vi: 'Điểm được chấm lại mỗi kỳ nên không chép.', en: 'Points are given anew, so they are not copied.' },
  'other-kind-of-period': {
    vi: 'Chỉ chép giữa hai kỳ cùng loại (năm sang năm, quý sang quý).',
    en: 'Copies go between periods of one kind only (year to year, quarter to quarter).',
  },
  'not-earlier': {
    vi: 'Chỉ chép từ kỳ trước sang kỳ sau.',
    en: 'Copies go from an earlier period to a later one only.',
  },
  'cannot-provide': {
    vi: 'Kỳ trước không cung cấp được nên không có số để chép.',
    en: 'It could not be provided then, so there is nothing to copy.',
  },
  withdrawn: {
    vi: 'Số của kỳ trước đã rút lại nên không có số để chép.',
    en: 'The earlier value was withdrawn, so there is nothing to copy.',
  },
  'to-be-confirmed': {
    vi: 'Số của kỳ trước chưa được xác nhận nên không chép tiếp.',
    en: 'The earlier value was never confirmed, so it is not copied on.',
  },
  disputed: { vi: 'Số của kỳ trước đang bị nghi vấn nên không chép.', en: 'The earlier value is disputed.' },
  'already-given': { vi: 'Kỳ này đã có số liệu.', en: 'There is a value for this period already.' },
} as const satisfies Record<NotCopiedCode, Words>

const CLAIM_REFUSALS = {
  'not-a-leaf': {
    vi: 'Mục này gồm nhiều tiêu chí; đề nghị không áp dụng ở từng tiêu chí bên dưới.',
    en: 'This row holds several criteria; claim each of those below that does not apply.',
  },
  'leaf-unscored': {
    vi: 'Tiêu chí này không tính điểm nên không cần đề nghị.',
    en: 'This criterion is not scored, so there is nothing to claim.',
  },
  'not-applicable-already': {
    vi: 'Phiên bản đã quy định tiêu chí này không áp dụng cho loại đơn vị này.',
    en: 'The edition says already that this criterion does not apply to this kind of organisation.',
  },
  'already-claimed': {
    vi: 'Đã có đề nghị đang chờ chấp nhận; rút đề nghị đó trước khi đề nghị lại.',
    en: 'A claim is awaiting acceptance; withdraw it before claiming again.',
  },
  'already-accepted': {
    vi: 'Đề nghị không áp dụng đã được chấp nhận.',
    en: 'The claim that it does not apply has been accepted.',
  },
  'nothing-claimed': {
    vi: 'Chưa có đề nghị không áp dụng cho tiêu chí này.',
    en: 'Nobody has claimed that this criterion does not apply.',
  },
  'already-decided': {
    vi: 'Đề nghị này đã được xử lý hoặc đã rút; tải lại trang để xem kết quả.',
    en: 'This claim has been decided or withdrawn; reload the page to see how.',
  },
  'reason-needed': { vi: 'Ghi rõ lý do.', en: 'Write down the reason.' },
} as const satisfies Record<ClaimRefusal, Words>
