import type { Language } from './language.ts'

const vi = {
  lacks: (code: string) => `Tiêu chí ${code} còn thiếu minh chứng.`,
  lacksKinds: (code: string, kinds: string) => `Tiêu chí ${code} còn thiếu: ${kinds}.`,
  section: (count: string) => `thiếu ${count} minh chứng`,
  criterion: 'thiếu minh chứng',
  loading: 'đang tải minh chứng',
}

/** What a form says of evidence at once: the other sentences come with what adds and shows documents. */
export const LACKING_EVIDENCE: Record<Language, typeof vi> = {
  vi,
  en: {
    lacks: (code) => `Criterion ${code} still lacks evidence.`,
    lacksKinds: (code, kinds) => `Criterion ${code} still lacks: ${kinds}.`,
    section: (count) => `${count} without evidence`,
    criterion: 'no evidence yet',
    loading: 'loading the evidence',
  },
}
