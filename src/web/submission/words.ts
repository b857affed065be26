import type { WhyNotView } from '#contract/submission-views.ts'
import { momentText } from '#text/moment-text.ts'
import { REFUSALS } from '#text/refusals.ts'
import { SUBMISSION_CHECK } from '#text/submission-check.ts'
import { SUBMISSION_EXPLANATION } from '#text/submission-explanation.ts'
import { SUBMISSION } from '#text/submission.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = SUBMISSION[LANGUAGE]
export const checkWords = SUBMISSION_CHECK[LANGUAGE]
export const { explanation: explanationWords, whyLost: whyLostWords } = SUBMISSION_EXPLANATION[LANGUAGE]

/** "23:59 ngày 28/09/2026". */
export function moment(at: string): string {
  return momentText(at, LANGUAGE)
}

/** Why a move is not open: the sentence of the refusal, with the moment that decides. */
export function whyNotWords({ code, at }: WhyNotView): string {
  const sentence = REFUSALS[LANGUAGE][code]
  return at === undefined ? sentence : `${sentence} ${words.page.at(moment(at))}`
}
