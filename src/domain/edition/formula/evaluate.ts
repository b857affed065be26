import * as exact from '../../exact.ts'
import { ONE, ZERO, type Exact } from '../../exact.ts'
import { isChoice, isNumber, type Given } from './given.ts'
import type { ArithmeticOperator, ComparisonOperator, Formula } from './tree.ts'
import { isComparison } from './tree.ts'

/** What a formula reads: its criterion's maximum and its letters; `undefined` for a letter without an accepted value. */
export type Scope = { readonly max: Exact; readonly given: (name: string) => Given | undefined }

/** Method §3.1–3.2: letters without a value and divisors that are 0, all of them. */
export type Failure = { readonly missing: readonly string[]; readonly zeroDivisors: readonly Formula[] }

export type Outcome =
  | { readonly kind: 'number'; readonly value: Exact }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'choice'; readonly slug: string; readonly position: number }
  | ({ readonly kind: 'failed' } & Failure)

/** A part of the formula and what became of it, innermost first; parts of branches not taken do not appear. */
export type Step = { readonly part: Formula; readonly outcome: Outcome }

export type Evaluation = {
  readonly outcome: Outcome
  /** Every RATIO whose part exceeded its whole and was cut to 1 (method §3.4). */
  readonly cut: readonly Formula[]
  readonly steps: readonly Step[]
}

/** Evaluates a checked formula in exact rationals (method §2, §3, §5.2). */
export function evaluate(formula: Formula, scope: Scope): Evaluation {
  const run = new Run(scope)
  const outcome = run.of(formula)
  return { outcome, cut: run.cut, steps: run.steps }
}

class Run {
  readonly cut: Formula[] = []
  readonly steps: Step[] = []
  private readonly scope: Scope

  constructor(scope: Scope) {
    this.scope = scope
  }

  of(part: Formula): Outcome {
    const outcome = this.outcome(part)
    this.steps.push({ part, outcome })
    return outcome
  }

  private outcome(part: Formula): Outcome {
    switch (part.kind) {
      case 'number':
        return number(exact.exactFromDecimal(part.text))
      case 'max':
        return number(this.scope.max)
      case 'slug':
        return { kind: 'choice', slug: part.slug, position: -1 }
      case 'variable':
        return this.variable(part.name)
      case 'percent':
        return this.numbers([part.operand], ([value]) => number(exact.divide(value!, HUNDRED)))
      case 'sign':
        return this.numbers([part.operand], ([value]) => number(part.operator === '-' ? exact.negate(value!) : value!))
      case 'binary':
        return this.binary(part)
      case 'call':
        return this.call(part)
    }
  }

  private variable(name: string): Outcome {
    const given = this.scope.given(name)
    if (given === undefined) return { kind: 'failed', missing: [name], zeroDivisors: [] }
    if (isNumber(given)) return number(given)
    return isChoice(given) ? { kind: 'choice', ...given } : truth(given)
  }

  private binary(part: Formula & { kind: 'binary' }): Outcome {
    if (isComparison(part.operator)) return this.comparison(part, part.operator)
    // A sum of a thousand terms leans to the left: it is gone through in a loop, since calls would fill the stack.
    const links = [part]
    for (let left = part.left; left.kind === 'binary' && !isComparison(left.operator); left = left.left)
      links.push(left)
    let outcome = this.of(links.at(-1)!.left)
    for (const link of links.reverse()) {
      outcome = linked(link, link.operator as ArithmeticOperator, outcome, this.of(link.right))
      if (link !== part) this.steps.push({ part: link, outcome })
    }
    return outcome
  }

  private comparison(part: Formula & { kind: 'binary' }, operator: ComparisonOperator): Outcome {
    const [left, right] = [this.of(part.left), this.of(part.right)]
    const failed = failures([left, right])
    if (failed) return failed
    if (left.kind === 'choice' && right.kind === 'choice')
      return truth((left.slug === right.slug) === (operator === '='))
    return truth(holds(operator, exact.compare(numberOf(left), numberOf(right))))
  }

  private call(part: Formula & { kind: 'call' }): Outcome {
    const [first, second, third] = part.operands
    switch (part.name) {
      case 'IF':
        return this.chosen(first!, (condition) => (condition.kind === 'truth' && condition.value ? second! : third!))
      case 'LEVEL':
        return this.chosen(first!, (choice) => part.operands[choice.kind === 'choice' ? choice.position + 1 : 0]!)
      case 'STEPS':
        return this.steps_(part.operands)
      case 'AND':
        return this.truths(part.operands, (all) => all.every(Boolean))
      case 'OR':
        return this.truths(part.operands, (all) => all.some(Boolean))
      case 'NOT':
        return this.truths(part.operands, ([value]) => !value)
      case 'MIN':
        return this.numbers(part.operands, (values) => number(values.reduce(exact.lesser)))
      case 'MAX':
        return this.numbers(part.operands, (values) => number(values.reduce(exact.greater)))
      case 'SUM':
        return this.numbers(part.operands, (values) => number(values.reduce(exact.add)))
      case 'ABS':
        return this.numbers(part.operands, ([value]) => number(exact.greater(value!, exact.negate(value!))))
      case 'INT':
        return this.numbers(part.operands, ([value]) => number(exact.floor(value!)))
      case 'ROUND':
        return this.numbers(part.operands, ([value, places]) =>
          number(exact.roundHalfAway(value!, Number(places!.numerator))),
        )
      case 'RATIO':
        return this.ratio(part)
      case 'SHARE':
        return this.numbers(part.operands, ([value, threshold]) =>
          number(exact.lesser(ONE, exact.divide(value!, threshold!))),
        )
    }
  }

  private ratio(part: Formula & { kind: 'call' }): Outcome {
    return this.numbers(part.operands, ([share, whole]) => {
      if (exact.isZero(whole!)) return zeroDivisor(part.operands[1]!)
      const quotient = exact.divide(share!, whole!)
      if (exact.compare(quotient, ONE) <= 0) return number(quotient)
      this.cut.push(part)
      return number(ONE)
    })
  }

  /** Method §3: IF, LEVEL and STEPS are lazy; only the condition and the chosen branch count. */
  private chosen(condition: Formula, branch: (outcome: Outcome) => Formula): Outcome {
    const outcome = this.of(condition)
    return outcome.kind === 'failed' ? outcome : this.of(branch(outcome))
  }

  private steps_(operands: readonly Formula[]): Outcome {
    const value = this.of(operands[0]!)
    if (value.kind === 'failed') return value
    for (let at = 1; at + 1 < operands.length; at += 2) {
      const threshold = this.of(operands[at]!)
      if (threshold.kind === 'failed') return threshold
      if (exact.compare(numberOf(value), numberOf(threshold)) >= 0) return this.of(operands[at + 1]!)
    }
    return this.of(operands[operands.length - 1]!)
  }

  private numbers(parts: readonly Formula[], then: (values: Exact[]) => Outcome): Outcome {
    const outcomes = parts.map((part) => this.of(part))
    return failures(outcomes) ?? then(outcomes.map(numberOf))
  }

  private truths(parts: readonly Formula[], then: (values: boolean[]) => boolean): Outcome {
    const outcomes = parts.map((part) => this.of(part))
    return failures(outcomes) ?? truth(then(outcomes.map((outcome) => outcome.kind === 'truth' && outcome.value)))
  }
}

const HUNDRED: Exact = { numerator: 100n, denominator: 1n }

function number(value: Exact): Outcome {
  return { kind: 'number', value }
}

function truth(value: boolean): Outcome {
  return { kind: 'truth', value }
}

function zeroDivisor(part: Formula): Outcome {
  return { kind: 'failed', missing: [], zeroDivisors: [part] }
}

function numberOf(outcome: Outcome): Exact {
  return outcome.kind === 'number' ? outcome.value : ZERO
}

/** All failures of several operands as one, or nothing when all succeeded. */
function failures(outcomes: readonly Outcome[]): Outcome | undefined {
  const failed = outcomes.filter((outcome) => outcome.kind === 'failed')
  if (failed.length === 0) return undefined
  return {
    kind: 'failed',
    missing: [...new Set(failed.flatMap((one) => one.missing))],
    zeroDivisors: failed.flatMap((one) => one.zeroDivisors),
  }
}

function linked(
  part: Formula & { kind: 'binary' },
  operator: ArithmeticOperator,
  left: Outcome,
  right: Outcome,
): Outcome {
  const failed = failures([left, right])
  if (failed) return failed
  const [a, b] = [numberOf(left), numberOf(right)]
  return operator === '/' && exact.isZero(b) ? zeroDivisor(part.right) : number(arithmetic(operator, a, b))
}

function arithmetic(operator: ArithmeticOperator, left: Exact, right: Exact): Exact {
  switch (operator) {
    case '+':
      return exact.add(left, right)
    case '-':
      return exact.subtract(left, right)
    case '*':
      return exact.multiply(left, right)
    case '/':
      return exact.divide(left, right)
  }
}

function holds(operator: ComparisonOperator, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}
