import type { EvidenceKind } from '#domain/evidence/evidence.ts'
import { dayOf } from './typed-day.ts'

export type FileNameFacts = { readonly number?: string; readonly issuedOn?: string }

/** Kinds of documents as they are abbreviated (Decree 30/2020/NĐ-CP, annex III), by how file names write them. */
const ABBREVIATIONS = 'NQ QĐ CT QC TC TB HD CTr KH PA ĐA BC BB TTr CĐ GUQ GM GGT PG PC PB CV TT NĐ'.split(' ')
const BY_PLAIN = new Map(ABBREVIATIONS.map((one) => [plain(one), one]))

/** Since then there are documents of this state. */
const FIRST_DAY = '1945-09-02'

/** "12-QD-SYT (15.3.2022).pdf" → 12/QĐ-SYT, 2022-03-15: what a file's name says plainly, for a person to confirm. */
export function factsOfFileName(fileName: string): FileNameFacts {
  const name = fileName.normalize('NFC').replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const number = numberIn(name)
  const issuedOn = dayIn(name)
  return { ...(number !== undefined && { number }), ...(issuedOn !== undefined && { issuedOn }) }
}

/** A picture is what a camera or a screen gives; a table of figures is neither document nor picture. */
export function kindOfFile(fileName: string, mediaType: string): EvidenceKind {
  if (mediaType.startsWith('image/')) return factsOfFileName(fileName).number === undefined ? 'picture' : 'document'
  return /\.(xlsx|ods)$/i.test(fileName) ? 'other' : 'document'
}

function numberIn(name: string): string | undefined {
  const [, digits, kind, rest] =
    /(?:^|[^\d])(\d{1,5})[-_ .]+(\p{L}{2,3})((?:[-_]\p{Lu}{2,})*)(?![\p{L}\d])/u.exec(name) ?? []
  const known = kind === undefined ? undefined : BY_PLAIN.get(plain(kind))
  return known === undefined ? undefined : `${digits}/${known}${rest!.replaceAll('_', '-')}`
}

function dayIn(name: string): string | undefined {
  const typed = /(?:^|[^\d])(\d{1,2}[-._]\d{1,2}[-._]\d{4})(?!\d)/.exec(name)?.[1]
  const day = typed === undefined ? undefined : dayOf(typed.replaceAll('_', '-'))
  return day !== undefined && day >= FIRST_DAY ? day : undefined
}

function plain(word: string): string {
  return word.toUpperCase().replaceAll('Đ', 'D')
}
