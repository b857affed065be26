import { holding, type FindingDecision, type FindingPass, type FindingState } from './finding.ts'

/** A finding as two looks are compared: what was decided, and the criterion's points by it alone, as a fraction. */
export type LookAtCriterion = {
  readonly pass: FindingPass
  readonly state: FindingState
  readonly decision: FindingDecision
  readonly result: string | undefined
}

/**
 * Method §15.6. Whether the first and the blind look say the same: the same decision with the same points. Undefined
 * while one of them is not there.
 */
export function isAgreed(findings: readonly LookAtCriterion[]): boolean | undefined {
  const [first, blind] = (['first', 'blind'] as const).map((pass) =>
    findings.find((one) => one.pass === pass && one.state === 'decided'),
  )
  if (!first || !blind) return undefined
  return first.decision === blind.decision && first.result === blind.result
}

/** Method §15.2, §15.6. True where nothing is left to be decided of a criterion. */
export function isDecided(findings: readonly LookAtCriterion[], isSampled: boolean): boolean {
  const held = holding(findings)
  if (held?.state !== 'decided') return false
  return !isSampled || held.pass !== 'first' || isAgreed(findings) === true
}
