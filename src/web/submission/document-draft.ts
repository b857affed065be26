import { LARGEST_AT_ONCE } from '#contract/evidence.ts'
import { sizeText } from '#text/language.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { LANGUAGE } from '../language.ts'
import type { Fault } from '../sign-in/use-faults.ts'
import { checkWords } from './words.ts'

/** The paper that the head signed, as an officer describes it. */
export type DocumentDraft = {
  readonly number: string
  readonly date: string
  readonly signer: string
  readonly signerTitle: string
  readonly file?: File | undefined
}

export type SignedPaper = {
  readonly number: string
  readonly date: string
  readonly signer: string
  readonly signerTitle: string
  readonly file: File
}

export const FIELDS = {
  number: 'van-ban-so',
  date: 'van-ban-ngay',
  signer: 'van-ban-nguoi-ky',
  signerTitle: 'van-ban-chuc-vu',
  file: 'van-ban-tep',
} as const satisfies Record<keyof DocumentDraft, string>

const drafts = new Map<string, DocumentDraft>()

/** What was filled in stays while the pages are open: mending a number loses nothing. */
export function keptDraft(key: string): DocumentDraft {
  return drafts.get(key) ?? { number: '', date: '', signer: '', signerTitle: '' }
}

export function keepDraft(key: string, draft: DocumentDraft | undefined): void {
  if (draft) drafts.set(key, draft)
  else drafts.delete(key)
}

/** What is filled in as it is sent, or what is wrong with it; `today` is a day in Vietnam. */
export function paperOf(draft: DocumentDraft, today: string): { paper?: SignedPaper; faults: Fault[] } {
  const { errors } = checkWords
  const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const [number, signer, signerTitle] = [plain(draft.number), plain(draft.signer), plain(draft.signerTitle)]
  const date = dayOf(draft.date)
  const { file } = draft
  const faults: Fault[] = [
    ...(number === '' ? [{ field: FIELDS.number, words: errors.number }] : []),
    ...(date === undefined ? [{ field: FIELDS.date, words: errors.date }] : []),
    ...(date !== undefined && date > today ? [{ field: FIELDS.date, words: errors.dateAhead }] : []),
    ...(signer === '' ? [{ field: FIELDS.signer, words: errors.signer }] : []),
    ...(signerTitle === '' ? [{ field: FIELDS.signerTitle, words: errors.signerTitle }] : []),
    ...(file === undefined ? [{ field: FIELDS.file, words: errors.file }] : []),
    ...(file !== undefined && file.size > LARGEST_AT_ONCE
      ? [{ field: FIELDS.file, words: errors.tooLarge(sizeText(file.size, LANGUAGE)) }]
      : []),
  ]
  if (faults.length > 0 || date === undefined || file === undefined) return { faults }
  return { paper: { number, date, signer, signerTitle, file }, faults }
}
