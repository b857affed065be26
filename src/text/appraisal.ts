import type { DecisionFaultCode } from '#domain/appraisal/decision-faults.ts'
import type { FindingDecision, FindingPass, FindingReason, FindingState } from '#domain/appraisal/finding.ts'
import type { LiveLossCode } from '#domain/scoring/live-points.ts'
import type { LossCode } from '#domain/scoring/loss-reason.ts'
import { numberText, type Bilingual } from './language.ts'

type Sentences = { readonly vi: string; readonly en: string }

/** Why something was not accepted, as it is chosen from a list. */
export const FINDING_REASONS = {
  'no-evidence': { vi: 'Không có minh chứng', en: 'No evidence' },
  'evidence-expired': { vi: 'Minh chứng hết hiệu lực', en: 'Evidence that is not in force any more' },
  'evidence-does-not-show': { vi: 'Minh chứng không thể hiện số liệu', en: 'The evidence does not show the number' },
  'wrong-period': { vi: 'Số liệu không thuộc kỳ đánh giá', en: 'A number of another period' },
  'wrong-number': { vi: 'Số liệu không đúng', en: 'The number is not right' },
  'wrong-unit': { vi: 'Sai đơn vị tính', en: 'A wrong unit of measure' },
  'counted-twice': { vi: 'Tính trùng', en: 'Counted twice' },
  'not-this-unit': { vi: 'Không phải việc của đơn vị này', en: 'Not this organisation’s' },
  other: { vi: 'Lý do khác', en: 'Another reason' },
} as const satisfies Record<FindingReason, Sentences>

export const FINDING_DECISIONS = {
  accepted: { vi: 'Chấp nhận', en: 'Accepted' },
  corrected: { vi: 'Sửa số liệu', en: 'Number corrected' },
  points: { vi: 'Cho điểm', en: 'Points given' },
  refused: { vi: 'Không công nhận', en: 'Refused' },
} as const satisfies Record<FindingDecision, Sentences>

export const FINDING_PASSES = {
  first: { vi: 'Thẩm định lần đầu', en: 'First look' },
  blind: { vi: 'Thẩm định độc lập', en: 'Blind look' },
  settling: { vi: 'Phân xử', en: 'Settling' },
  second: { vi: 'Thẩm định sau giải trình', en: 'Look after the explanation' },
} as const satisfies Record<FindingPass, Sentences>

export const FINDING_STATES = {
  decided: { vi: 'Đã có kết quả', en: 'Decided' },
  'to-review': { vi: 'Cần xem lại', en: 'To review' },
  withdrawn: { vi: 'Đã rút kết quả', en: 'Finding withdrawn' },
} as const satisfies Record<FindingState, Sentences>

/** Why a criterion has not its maximum, where it is not the rule that says so. */
export const JUDGED_LOSSES = {
  'awaiting-acceptance': { vi: 'Chờ chấp nhận không áp dụng.', en: 'Waiting for “not applicable” to be accepted.' },
  refused: { vi: 'Không công nhận khi thẩm định.', en: 'Refused in the appraisal.' },
  'points-given': { vi: 'Điểm do người thẩm định cho.', en: 'Points given by the appraiser.' },
} as const satisfies Record<Exclude<LiveLossCode, LossCode>, Sentences>

/** What keeps a decision from being taken, with what to do about it. */
export const DECISION_FAULTS = {
  'not-scored': {
    vi: () => 'Tiêu chí này không tính điểm nên không thẩm định.',
    en: () => 'This criterion is not scored and is not appraised.',
  },
  'reason-needed': {
    vi: () => 'Chọn hoặc ghi lý do khi không chấp nhận nguyên số liệu.',
    en: () => 'Choose or write a reason wherever the number is not accepted as it is.',
  },
  'words-needed': { vi: () => 'Ghi rõ lý do khác là gì.', en: () => 'Write what the other reason is.' },
  'correction-needed': { vi: () => 'Nhập số liệu đúng.', en: () => 'Give the number as it should be.' },
  'correction-out-of-place': {
    vi: () => 'Chỉ nhập số liệu mới khi chọn sửa số liệu.',
    en: () => 'A new number belongs only to a correction.',
  },
  'correction-not-read': {
    vi: ({ item }) => `Tiêu chí này không đọc số liệu «${item}» của đối tượng hoặc kỳ đã chọn.`,
    en: ({ item }) => `This criterion does not read “${item}” of that organisation or period.`,
  },
  'correction-twice': {
    vi: () => 'Một số liệu được sửa hai lần. Bỏ bớt một.',
    en: () => 'One number is corrected twice. Leave one out.',
  },
  'correction-not-fitting': {
    vi: ({ item }) => `Số liệu mới của «${item}» không hợp lệ.`,
    en: ({ item }) => `The new number of “${item}” does not fit.`,
  },
  'points-needed': { vi: () => 'Nhập số điểm.', en: () => 'Give the points.' },
  'points-out-of-place': {
    vi: () => 'Chỉ nhập điểm khi chọn cho điểm.',
    en: () => 'Points belong only to the decision to give points.',
  },
  'not-a-points-criterion': {
    vi: () => 'Không nhập điểm tay ở tiêu chí này: sửa số liệu, điểm được tính lại.',
    en: () => 'Points are not given by hand here: correct the number, and the points follow.',
  },
  'points-out-of-range': {
    vi: ({ max }) => `Điểm phải từ 0 đến ${numberText(String(max), 'vi')}.`,
    en: ({ max }) => `Points must lie between 0 and ${numberText(String(max), 'en')}.`,
  },
  'too-many-decimals': {
    vi: () => 'Điểm có nhiều nhất 2 chữ số thập phân.',
    en: () => 'Points have 2 decimals at most.',
  },
  'penalty-not-refused': {
    vi: () => 'Điểm phạt không từ chối được: sửa số liệu.',
    en: () => 'A penalty is not refused: correct the number.',
  },
} as const satisfies Record<DecisionFaultCode, Bilingual>
