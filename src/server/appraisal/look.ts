import type { OutlineNode } from '#domain/edition/outline.ts'
import {
  passFor,
  whyNotAppraise,
  type AppraisalQuestion,
  type AppraisalRefusal,
  type DecidedBy,
} from '#domain/appraisal/why-not-appraise.ts'
import type { FindingPass } from '#domain/appraisal/finding.ts'
import { isDecided } from '#domain/appraisal/decided.ts'
import { appraisal } from '#contract/appraisal.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import type { Actor } from '../call.ts'
import { isOfUnit } from '../submissions/whose.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import { isSampled } from './criterion.ts'
import type { StoredFinding } from './stored-finding.ts'

/** Somebody in front of one criterion of a submission, with all findings on it. */
export type Question<Found extends DecidedBy = StoredFinding> = Omit<AppraisalQuestion, 'pass' | 'findings'> & {
  readonly findings: readonly Found[]
}

export function questionOf<Found extends DecidedBy>(
  actor: Actor,
  submission: StoredSubmission,
  node: OutlineNode,
  findings: readonly Found[],
): Question<Found> {
  return {
    account: actor.account,
    isOfUnit: isOfUnit(actor, submission),
    isAgency: !isCharged(actor, submission, node.code),
    state: submission.state,
    isSampled: isSampled(submission, node.code),
    findings,
  }
}

/** Charged with the criterion as an appraiser. */
export function isCharged(
  { grants }: Pick<Actor, 'grants'>,
  { keeper, round }: StoredSubmission,
  node: string,
): boolean {
  const target = { organisation: keeper, edition: round.edition, node }
  return whyNotPermitted(appraisal.acceptUnchanged.permits, grants, target) === undefined
}

/** True for who may decide at all: appraisers of the criterion, and who runs the round. */
export function mayDecideEver(
  { grants }: Pick<Actor, 'grants'>,
  { keeper, round }: StoredSubmission,
  node: string,
): boolean {
  const target = { organisation: keeper, edition: round.edition, node }
  return whyNotPermitted(appraisal.decideFinding.permits, grants, target) === undefined
}

export function offeredPass(question: Question): { pass: FindingPass; whyNot?: AppraisalRefusal } {
  const pass = passFor(question)
  const whyNot = whyNotAppraise({ ...question, pass })
  return { pass, ...(whyNot && { whyNot }) }
}

/** Method §15.2, §15.6: nothing is left to be decided. */
export function isDone({ findings, isSampled: sampled }: Question<DecidedBy>): boolean {
  return isDecided(findings, sampled)
}
