import type { NodeStatus } from '#domain/scoring/status.ts'
import type { Language } from './language.ts'

/** What became of a node, in a word or two. */
export function statusText(status: NodeStatus, language: Language): string {
  return WORDS[status][language]
}

const WORDS = {
  scored: { vi: 'đã tính', en: 'scored' },
  capped: { vi: 'đã cắt', en: 'capped' },
  missing: { vi: 'thiếu số liệu', en: 'missing' },
  undefined: { vi: 'không tính được', en: 'undefined' },
  'not-applicable': { vi: 'không áp dụng', en: 'not applicable' },
  unscored: { vi: 'không tính điểm', en: 'unscored' },
  incomplete: { vi: 'chưa đủ số liệu', en: 'incomplete' },
} as const satisfies Record<NodeStatus, { vi: string; en: string }>
