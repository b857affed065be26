import { MY_WORK } from '#text/my-work.ts'
import { momentText } from '#text/moment-text.ts'
import { periodText } from '#text/period-text.ts'
import { LANGUAGE } from '../language.ts'

export const words = MY_WORK[LANGUAGE]

/** A period inside a sentence: "năm 2022", "quý IV/2026". */
export function periodName(key: string): string {
  return periodText(key, LANGUAGE)
}

/** "23:59 ngày 28/09/2026". */
export function moment(at: string): string {
  return momentText(at, LANGUAGE)
}
