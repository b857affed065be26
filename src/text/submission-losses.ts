import type { LiveLossCode } from '#domain/scoring/live-points.ts'
import type { LossCode } from '#domain/scoring/loss-reason.ts'
import { JUDGED_LOSSES } from './appraisal.ts'
import type { Language } from './language.ts'

/** Why a criterion of a scorecard has not its maximum, in a sentence; a card has the reason, not the numbers. */
export function lossText(code: LiveLossCode, language: Language): string {
  return (code in JUDGED_LOSSES ? JUDGED_LOSSES[code as keyof typeof JUDGED_LOSSES] : LOSSES[code as LossCode])[
    language
  ]
}

const LOSSES = {
  none: { vi: 'Đạt điểm tối đa.', en: 'Full points.' },
  'not-applicable': { vi: 'Không áp dụng cho đơn vị.', en: 'Does not apply to the organisation.' },
  unscored: { vi: 'Chỉ thu thập số liệu, không tính điểm.', en: 'Collected only, not scored.' },
  missing: { vi: 'Thiếu số liệu.', en: 'A number is missing.' },
  undefined: { vi: 'Không tính được: mẫu số bằng 0.', en: 'Cannot be computed: the divisor is 0.' },
  'answered-no': { vi: 'Trả lời là không có.', en: 'The answer is no.' },
  'lower-level': { vi: 'Chưa ở mức cao nhất của tiêu chí.', en: 'Not at the best level of the criterion.' },
  'share-of-whole': { vi: 'Tỷ lệ chưa đạt 100%.', en: 'The ratio has not reached 100%.' },
  'below-threshold': { vi: 'Dưới ngưỡng đủ điểm.', en: 'Below the threshold for full points.' },
  'threshold-not-reached': { vi: 'Dưới ngưỡng bắt đầu có điểm.', en: 'Below the threshold at which points begin.' },
  'count-below': { vi: 'Số lượng chưa đủ để đạt điểm tối đa.', en: 'Too few for full points.' },
  'rule-gives': { vi: 'Cách tính cho điểm thấp hơn tối đa.', en: 'The rule gives fewer points than the maximum.' },
} as const satisfies Record<LossCode, Record<Language, string>>
