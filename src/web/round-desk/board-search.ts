import type { SubmissionState } from '#domain/submission/submission.ts'

/** Which members the board shows: a state, or what lacks. */
export const BOARD_FILTERS = [
  'chua-nop',
  'qua-han',
  'thieu-so',
  'cho-xac-nhan',
  'thieu-minh-chung',
  'chua-quyet-dinh',
  'draft',
  'submitted',
  'appraisal',
  'explanation',
  'second-appraisal',
  'council',
  'approved',
] as const satisfies readonly (
  | SubmissionState
  | 'chua-nop'
  | 'qua-han'
  | 'thieu-so'
  | 'cho-xac-nhan'
  | 'thieu-minh-chung'
  | 'chua-quyet-dinh'
)[]
export type BoardFilter = (typeof BOARD_FILTERS)[number]

export const BOARD_SORTS = ['don-vi', 'buoc', 'han', 'da-nhap', 'minh-chung', 'diem'] as const
export type BoardSort = (typeof BOARD_SORTS)[number]
