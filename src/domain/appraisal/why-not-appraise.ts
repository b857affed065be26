import { z } from 'zod'
import type { SubmissionState } from '../submission/submission.ts'
import type { FindingPass, FindingState } from './finding.ts'
import { isAgreed, type LookAtCriterion } from './decided.ts'

/** What keeps somebody who is charged with a criterion from deciding of it. */
export const AppraisalRefusal = z.enum([
  'own-unit',
  'wrong-pass',
  'not-the-first-appraiser',
  'first-appraiser',
  'not-in-sample',
  'first-finding-missing',
  'nothing-to-settle',
  'blind-look-done',
])
export type AppraisalRefusal = z.infer<typeof AppraisalRefusal>

/** A finding as far as it matters who decided it. */
export type DecidedBy = LookAtCriterion & {
  readonly pass: FindingPass
  readonly state: FindingState
  readonly by: string
}

export type AppraisalQuestion = {
  readonly pass: FindingPass
  readonly account: string
  /** Somebody who works for the unit, or for who keeps its submission now. */
  readonly isOfUnit: boolean
  /** Who runs the round: settles what two looks disagree in. */
  readonly isAgency: boolean
  readonly state: SubmissionState
  readonly isSampled: boolean
  /** All on the criterion, of whatever pass. */
  readonly findings: readonly DecidedBy[]
}

/** Method §15.5–§15.7. Why somebody may not take this look at a criterion; undefined where they may. */
export function whyNotAppraise(question: AppraisalQuestion): AppraisalRefusal | undefined {
  const { pass, account, isOfUnit, isAgency, state, isSampled } = question
  if (isOfUnit) return 'own-unit'
  if ((pass === 'second') !== (state === 'second-appraisal')) return 'wrong-pass'
  if (isAgency && pass !== 'settling') return 'wrong-pass'
  const first = question.findings.find((one) => one.pass === 'first' && one.state !== 'withdrawn')
  const blind = question.findings.find((one) => one.pass === 'blind' && one.state !== 'withdrawn')
  switch (pass) {
    case 'first':
      if (blind?.by === account) return 'not-the-first-appraiser'
      return isSampled && first && first.by !== account ? 'not-the-first-appraiser' : undefined
    case 'blind':
      if (!isSampled) return 'not-in-sample'
      if (!first) return 'first-finding-missing'
      if (first.by === account) return 'first-appraiser'
      // Once it is there, both see both: it would be blind no more.
      return blind?.state === 'decided' ? 'blind-look-done' : undefined
    case 'settling': {
      if (!isAgency) return 'wrong-pass'
      const isSettled = question.findings.some((one) => one.pass === 'settling' && one.state !== 'withdrawn')
      return !isSettled && isAgreed(question.findings) !== false ? 'nothing-to-settle' : undefined
    }
    case 'second':
      return undefined
  }
}

/** The look that somebody would take: what the screen offers. */
export function passFor(question: Omit<AppraisalQuestion, 'pass'>): FindingPass {
  if (question.state === 'second-appraisal') return 'second'
  if (question.isAgency) return 'settling'
  const first = question.findings.find((one) => one.pass === 'first' && one.state !== 'withdrawn')
  return question.isSampled && first && first.by !== question.account ? 'blind' : 'first'
}

/** Method §15.6: whoever is to look blindly sees no other finding before both are there. */
export function hidesOthers(question: Omit<AppraisalQuestion, 'pass'>): boolean {
  return passFor(question) === 'blind' && isAgreed(question.findings) === undefined
}
