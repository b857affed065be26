import type { ValueSource } from '#domain/value/value-state.ts'
import { EDITION_EDITOR } from './edition-editor.ts'
import { ENTRY } from './entry.ts'
import type { Language } from './language.ts'
import { ROLES } from './roles.ts'

/**
 * What the codes in events are called, by the detail they stand in; such a detail has no other values that people read.
 */
export function eventCodeText(detail: string, code: string, language: Language): string | undefined {
  const words: Readonly<Record<string, string>> | undefined = codesOf(language)[detail]
  return words && (words[code] ?? '')
}

function codesOf(language: Language): Record<string, Readonly<Record<string, string>>> {
  const sources: Record<ValueSource, string> = ENTRY[language].details.sources
  return { source: sources, role: ROLES[language], kind: kinds(language), ...CODES[language] }
}

function kinds(language: Language): Readonly<Record<string, string>> {
  return { ...EDITION_EDITOR[language].choices.kind, ...KINDS[language] }
}

const KINDS = {
  vi: {
    ...{ head: 'thủ trưởng', deputy: 'cấp phó', 'focal-officer': 'cán bộ đầu mối', staff: 'cán bộ' },
    ...{ 'committee-member': 'uỷ viên', off: 'nghỉ', worked: 'làm bù', 'service-account': 'tài khoản hệ thống' },
    person: 'người',
  },
  en: {
    ...{ head: 'head', deputy: 'deputy', 'focal-officer': 'focal officer', staff: 'staff' },
    ...{ 'committee-member': 'committee member', off: 'off', worked: 'worked', 'service-account': 'service account' },
    person: 'person',
  },
} as const

const CODES = {
  vi: {
    state: {
      ...{ draft: 'dự thảo', open: 'đang mở', closed: 'đã đóng', claimed: 'chờ chấp nhận' },
      ...{ accepted: 'đã chấp nhận', refused: 'không chấp nhận', withdrawn: 'đã rút', submitted: 'đã nộp' },
      ...{ waiting: 'chờ quét', clean: 'sạch', quarantined: 'cách ly', approved: 'đã phê duyệt' },
      ...{ appraisal: 'đang thẩm định', explanation: 'đang giải trình', council: 'đã trình Hội đồng' },
      ...{ 'second-appraisal': 'đang thẩm định lần hai', 'in-force': 'đang dùng', unscanned: 'chưa quét' },
      ...{ invited: 'chưa mở', active: 'đang dùng', disabled: 'đã khoá' },
    },
    measure: { points: 'điểm', index: 'chỉ số', place: 'hạng' },
  },
  en: {
    state: {
      ...{ draft: 'draft', open: 'open', closed: 'closed', claimed: 'awaiting acceptance' },
      ...{ accepted: 'accepted', refused: 'refused', withdrawn: 'withdrawn', submitted: 'submitted' },
      ...{ waiting: 'to be scanned', clean: 'clean', quarantined: 'quarantined', approved: 'approved' },
      ...{ appraisal: 'under appraisal', explanation: 'being explained', council: 'before the council' },
      ...{ 'second-appraisal': 'under second appraisal', 'in-force': 'in force', unscanned: 'not scanned' },
      ...{ invited: 'invited', active: 'active', disabled: 'disabled' },
    },
    measure: { points: 'points', index: 'index', place: 'place' },
  },
} as const
