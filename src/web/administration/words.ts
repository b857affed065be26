import { ADMINISTRATION } from '#text/administration.ts'
import { momentText } from '#text/moment-text.ts'
import { LANGUAGE } from '../language.ts'

export const words = ADMINISTRATION[LANGUAGE]

/** "23:59 ngày 28/09/2026". */
export function moment(at: string): string {
  return momentText(at, LANGUAGE)
}
