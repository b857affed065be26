import { plain, wordsOf } from './plain.ts'

/**
 * How two counted things stand to one another: the part is worded like the whole, it is the other way round, or they
 * are different things.
 */
export type Kinship = 'part-of-whole' | 'whole-of-part' | 'apart'

/** One number at two times is no part of itself. */
const EARLIER = /(?:nam|ky|quy|thang) (?:lien )?(?:truoc|goc)|cung ky/
const COUNTERS = /^(?:thong ke|xac dinh|tong|so|luong|cac|nhung|tat|ca|danh|muc|ty|le|%|\d+%|cua)$/

/** Judged by the words alone: equal heads, and what the one says beyond the other. */
export function kinship(part: string, whole: string): Kinship {
  if (headOf(part) !== headOf(whole) || EARLIER.test(plain(`${part} ${whole}`))) return 'apart'
  const [partWords, wholeWords] = [contentOf(part), contentOf(whole)]
  const isWider = isWithin(partWords, wholeWords) && !isWithin(wholeWords, partWords)
  return isWider ? 'whole-of-part' : 'part-of-whole'
}

/** The thing counted: the first two words after "tổng số", "số lượng" and the like; an abbreviation stands alone. */
export function headOf(phrase: string): string {
  const words = contentWords(phrase)
  const first = words[0] ?? ''
  const isAbbreviation = /^\p{Lu}{2,}\d?$/u.test(first)
  return wordsOf(isAbbreviation ? first : words.slice(0, 2).join(' ')).join(' ')
}

function contentWords(phrase: string): string[] {
  const words = phrase
    .replace(/\([^()]*\)/g, ' ')
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '')
  const skipped = words.findIndex((word, at) => !isCounter(word, words[at + 1]))
  return skipped < 0 ? [] : words.slice(skipped)
}

function isCounter(word: string, next: string | undefined): boolean {
  const folded = wordsOf(word)[0] ?? ''
  if ((folded === 'thong' && wordsOf(next ?? '')[0] === 'ke') || folded === 'ke') return true
  if ((folded === 'xac' && wordsOf(next ?? '')[0] === 'dinh') || folded === 'dinh') return true
  return COUNTERS.test(folded)
}

function contentOf(phrase: string): string[] {
  return wordsOf(contentWords(phrase).join(' '))
}

/** Every word of the one is in the other, as often. */
function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  const left = new Map<string, number>()
  for (const word of outer) left.set(word, (left.get(word) ?? 0) + 1)
  return inner.every((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  })
}
