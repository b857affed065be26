import { numberText } from '#text/language.ts'
import { WEB } from '#text/web.ts'
import { LANGUAGE } from './page-language.ts'

export { LANGUAGE }

export const text = WEB[LANGUAGE]

/** Decimal text or a count as the language writes it, with a true minus sign. */
export function figure(decimal: string | number): string {
  return numberText(String(decimal), LANGUAGE).replace('-', '−')
}

/** A name inside a sentence: "Sở, ban, ngành" becomes "sở, ban, ngành", "UBND cấp xã" stays. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
