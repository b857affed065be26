import { ENTRY } from '#text/entry.ts'
import { ENTRY_ACTS } from '#text/entry-acts.ts'
import { periodText } from '#text/period-text.ts'
import { LANGUAGE } from '../language.ts'

export const words = ENTRY[LANGUAGE]
export const acts = ENTRY_ACTS[LANGUAGE]

/** A period inside a sentence: "năm 2022", "quý IV/2026". */
export function periodName(key: string): string {
  return periodText(key, LANGUAGE)
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
