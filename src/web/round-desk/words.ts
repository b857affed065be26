import { APPRAISAL_PROGRESS } from '#text/appraisal-progress.ts'
import { HANDOVER } from '#text/handover.ts'
import { momentText } from '#text/moment-text.ts'
import { ROUND_DESK } from '#text/round-desk.ts'
import { ROUND_PLAN } from '#text/round-plan.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = ROUND_DESK[LANGUAGE]
export const planWords = ROUND_PLAN[LANGUAGE]
export const progressWords = APPRAISAL_PROGRESS[LANGUAGE]
export const handoverWords = HANDOVER[LANGUAGE]

/** "23:59 ngày 28/09/2026". */
export function moment(at: string): string {
  return momentText(at, LANGUAGE)
}
