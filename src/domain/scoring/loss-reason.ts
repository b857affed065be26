import * as exact from '../exact.ts'
import { ONE, type Exact } from '../exact.ts'
import { constant } from '../edition/formula/checker.ts'
import type { Evaluation, Outcome } from '../edition/formula/evaluate.ts'
import { isComparison, variablesOf, type Formula } from '../edition/formula/tree.ts'
import type { Leaf } from '../edition/outline.ts'
import type { LeafOutcome } from './leaf-outcome.ts'

/** Why a leaf has fewer points than its maximum; the sentence is in `src/text`. */
export const LOSS_CODES = [
  'none',
  'not-applicable',
  'unscored',
  'missing',
  'undefined',
  'answered-no',
  'lower-level',
  'share-of-whole',
  'below-threshold',
  'threshold-not-reached',
  'count-below',
  'rule-gives',
] as const
export type LossCode = (typeof LOSS_CODES)[number]

export type LossReason = {
  readonly code: LossCode
  /** Letters named by the reason: those missing, the divisor, the answer. */
  readonly letters: readonly string[]
  /** What was reached and what would have been needed, where the rule has such figures. */
  readonly reached?: Exact | undefined
  readonly needed?: Exact | undefined
  /** For a level: the places of the chosen option; the best is 0. */
  readonly level?: number | undefined
}

/** Reads the reason off the rule's shape and its evaluation. */
export function lossReason(leaf: Leaf, outcome: LeafOutcome): LossReason {
  if (outcome.status === 'not-applicable' || outcome.status === 'unscored') return { code: outcome.status, letters: [] }
  if (outcome.failure && outcome.status === 'missing') return { code: 'missing', letters: outcome.failure.missing }
  if (outcome.failure) return { code: 'undefined', letters: outcome.failure.zeroDivisors.flatMap(variablesOf) }
  if (exact.compare(outcome.points, leaf.most) >= 0) return { code: 'none', letters: [] }
  return shapeReason(leaf.formula!, outcome.evaluation!)
}

function shapeReason(rule: Formula, evaluation: Evaluation): LossReason {
  const part = rule.kind === 'binary' && rule.operator === '*' ? scaledPart(rule) : rule
  if (part.kind === 'call' && part.name === 'IF') return branchReason(part, evaluation)
  if (part.kind === 'call' && part.name === 'LEVEL') return levelReason(part, evaluation)
  if (part.kind === 'call' && part.name === 'SHARE') {
    return {
      code: 'below-threshold',
      letters: variablesOf(part),
      reached: valueOf(part.operands[0]!, evaluation),
      needed: constant(part.operands[1]!),
    }
  }
  if (part.kind === 'call' && part.name === 'RATIO') {
    return { code: 'share-of-whole', letters: variablesOf(part), reached: valueOf(part, evaluation), needed: ONE }
  }
  if (part.kind === 'call' && part.name === 'MIN') return countReason(part, evaluation)
  return { code: 'rule-gives', letters: variablesOf(rule), reached: valueOf(rule, evaluation) }
}

/** The factor of a product that holds the rule: `RATIO(b, a)*max` is about the ratio. */
function scaledPart(rule: Formula & { kind: 'binary' }): Formula {
  return variablesOf(rule.left).length > 0 ? rule.left : rule.right
}

function branchReason(part: Formula & { kind: 'call' }, evaluation: Evaluation): LossReason {
  const [condition, , otherwise] = part.operands as [Formula, Formula, Formula]
  const isTrue = outcomeOf(condition, evaluation)
  if (isTrue?.kind === 'truth' && !isTrue.value && variablesOf(otherwise).length > 0)
    return shapeReason(otherwise, evaluation)
  if (condition.kind === 'variable') return { code: 'answered-no', letters: [condition.name] }
  if (condition.kind === 'binary' && isComparison(condition.operator)) {
    const [reached, needed] = [valueOf(condition.left, evaluation), valueOf(condition.right, evaluation)]
    return { code: 'threshold-not-reached', letters: variablesOf(condition), reached, needed }
  }
  return { code: 'rule-gives', letters: variablesOf(part), reached: valueOf(part, evaluation) }
}

function levelReason(part: Formula & { kind: 'call' }, evaluation: Evaluation): LossReason {
  const chosen = outcomeOf(part.operands[0]!, evaluation)
  return {
    code: 'lower-level',
    letters: variablesOf(part.operands[0]!),
    level: chosen?.kind === 'choice' ? chosen.position : undefined,
  }
}

/** MIN(max, n) and its like: one count, each worth the same, so many would fill the maximum. */
function countReason(part: Formula & { kind: 'call' }, evaluation: Evaluation): LossReason {
  const letters = variablesOf(part)
  const rule = part.operands.find((operand) => variablesOf(operand).length > 0)
  const cap = part.operands.find((operand) => operand.kind === 'max')
  const reached = rule && valueOf(rule, evaluation)
  if (letters.length !== 1 || !cap || !reached || !rule || !isSlope(rule))
    return { code: 'rule-gives', letters, reached }
  const count = valueOf({ kind: 'variable', name: letters[0]!, at: rule.at }, evaluation)
  const max = valueOf(cap, evaluation)
  const needed =
    count && max && !exact.isZero(count) && !exact.isZero(reached)
      ? exact.divide(exact.multiply(max, count), reached)
      : undefined
  return { code: 'count-below', letters, reached: count, needed }
}

function isSlope(rule: Formula): boolean {
  if (rule.kind === 'variable') return true
  return rule.kind === 'binary' && (rule.operator === '*' || rule.operator === '/') && variablesOf(rule).length === 1
}

function valueOf(part: Formula, evaluation: Evaluation): Exact | undefined {
  const outcome = outcomeOf(part, evaluation)
  return outcome?.kind === 'number' ? outcome.value : undefined
}

function outcomeOf(part: Formula, evaluation: Evaluation): Outcome | undefined {
  const step = evaluation.steps.find((one) => one.part === part)
  return (
    step ??
    evaluation.steps.find(
      (one) => one.part.kind === 'variable' && part.kind === 'variable' && one.part.name === part.name,
    )
  )?.outcome
}
