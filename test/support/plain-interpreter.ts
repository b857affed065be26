import type { Formula } from '#domain/edition/formula/tree.ts'
import {
  isEqual,
  minus,
  NOUGHT,
  order,
  over,
  plus,
  rounded,
  times,
  UNIT,
  wholeBelow,
  fractionOf,
  type Fraction,
} from './fractions.ts'

/** What a letter is: a number, yes-no, the place of an option; absent when nobody supplied it. */
export type Plain = Fraction | boolean | { readonly slug: string; readonly place: number }

export type PlainScope = { readonly max: Fraction; readonly letters: ReadonlyMap<string, Plain> }

export type PlainResult =
  | { readonly kind: 'number'; readonly value: Fraction }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'choice'; readonly slug: string; readonly place: number }
  | { readonly kind: 'failed'; readonly missing: ReadonlySet<string>; readonly zero: ReadonlySet<Formula> }

/** The rules of the formula language said once more, as plainly as they can be; `cut` collects every RATIO that was cut. */
export function interpret(part: Formula, scope: PlainScope, cut: Set<Formula>): PlainResult {
  const inside = (one: Formula): PlainResult => interpret(one, scope, cut)
  switch (part.kind) {
    case 'number':
      return number(fractionOf(part.text))
    case 'max':
      return number(scope.max)
    case 'slug':
      return { kind: 'choice', slug: part.slug, place: -1 }
    case 'variable':
      return letter(scope.letters.get(part.name), part.name)
    case 'percent':
      return strict([part.operand], inside, ([x]) => number(over(x!, [100n, 1n])))
    case 'sign':
      return strict([part.operand], inside, ([x]) => number(part.operator === '-' ? minus(NOUGHT, x!) : x!))
    case 'binary':
      return binary(part, inside)
    case 'call':
      return call(part, inside, cut)
  }
}

type Inside = (part: Formula) => PlainResult

function binary(part: Formula & { kind: 'binary' }, inside: Inside): PlainResult {
  const { operator, left, right } = part
  const [x, y] = [inside(left), inside(right)]
  const failed = together([x, y])
  if (failed) return failed
  if (x.kind === 'choice' && y.kind === 'choice') return truth(x.slug === y.slug)
  const [a, b] = [valueOf(x), valueOf(y)]
  switch (operator) {
    case '+':
      return number(plus(a, b))
    case '-':
      return number(minus(a, b))
    case '*':
      return number(times(a, b))
    case '/':
      return isEqual(b, NOUGHT) ? zeroAt(right) : number(over(a, b))
    case '=':
      return truth(order(a, b) === 0)
    case '<>':
      return truth(order(a, b) !== 0)
    case '<':
      return truth(order(a, b) < 0)
    case '<=':
      return truth(order(a, b) <= 0)
    case '>':
      return truth(order(a, b) > 0)
    case '>=':
      return truth(order(a, b) >= 0)
  }
}

function call(part: Formula & { kind: 'call' }, inside: Inside, cut: Set<Formula>): PlainResult {
  const { name, operands } = part
  const [first, second, third] = operands as [Formula, Formula, Formula]
  const numbers = (then: (values: Fraction[]) => PlainResult): PlainResult => strict(operands, inside, then)
  switch (name) {
    case 'IF': {
      const condition = inside(first)
      return condition.kind === 'failed' ? condition : inside(isTrue(condition) ? second : third)
    }
    case 'LEVEL': {
      const choice = inside(first)
      return choice.kind === 'choice' ? inside(operands[1 + choice.place]!) : choice
    }
    case 'STEPS':
      return steps(operands, inside)
    case 'AND':
      return together(operands.map(inside)) ?? truth(!operands.map(inside).some((one) => !isTrue(one)))
    case 'OR':
      return together(operands.map(inside)) ?? truth(operands.map(inside).some(isTrue))
    case 'NOT': {
      const condition = inside(first)
      return condition.kind === 'failed' ? condition : truth(!isTrue(condition))
    }
    case 'MIN':
      return numbers((values) => number(values.sort(order)[0]!))
    case 'MAX':
      return numbers((values) => number(values.sort(order).at(-1)!))
    case 'SUM':
      return numbers((values) => number(values.reduce(plus)))
    case 'ABS':
      return numbers(([x]) => number(order(x!, NOUGHT) < 0 ? minus(NOUGHT, x!) : x!))
    case 'INT':
      return numbers(([x]) => number(wholeBelow(x!)))
    case 'ROUND':
      return numbers(([x, places]) => number(rounded(x!, Number(places![0] / places![1]))))
    case 'RATIO':
      return numbers(([share, whole]) => ratio(part, share!, whole!, cut))
    case 'SHARE':
      return numbers(([x, threshold]) => number(order(x!, threshold!) > 0 ? UNIT : over(x!, threshold!)))
  }
}

function ratio(part: Formula & { kind: 'call' }, share: Fraction, whole: Fraction, cut: Set<Formula>): PlainResult {
  if (isEqual(whole, NOUGHT)) return zeroAt(part.operands[1]!)
  const quotient = over(share, whole)
  if (order(quotient, UNIT) <= 0) return number(quotient)
  cut.add(part)
  return number(UNIT)
}

function steps(operands: readonly Formula[], inside: Inside): PlainResult {
  const x = inside(operands[0]!)
  if (x.kind === 'failed') return x
  const rest = operands.slice(1)
  while (rest.length > 1) {
    const [threshold, points] = rest.splice(0, 2) as [Formula, Formula]
    if (order(valueOf(x), valueOf(inside(threshold))) >= 0) return inside(points)
  }
  return inside(rest[0]!)
}

function letter(value: Plain | undefined, name: string): PlainResult {
  if (value === undefined) return { kind: 'failed', missing: new Set([name]), zero: new Set() }
  if (typeof value === 'boolean') return truth(value)
  return 'slug' in value ? { kind: 'choice', ...value } : number(value)
}

function strict(parts: readonly Formula[], inside: Inside, then: (values: Fraction[]) => PlainResult): PlainResult {
  const results = parts.map(inside)
  return together(results) ?? then(results.map(valueOf))
}

function together(results: readonly PlainResult[]): PlainResult | undefined {
  const failed = results.filter((one) => one.kind === 'failed')
  if (failed.length === 0) return undefined
  const missing = new Set(failed.flatMap((one) => [...one.missing]))
  return { kind: 'failed', missing, zero: new Set(failed.flatMap((one) => [...one.zero])) }
}

function number(value: Fraction): PlainResult {
  return { kind: 'number', value }
}

function truth(value: boolean): PlainResult {
  return { kind: 'truth', value }
}

function zeroAt(part: Formula): PlainResult {
  return { kind: 'failed', missing: new Set(), zero: new Set([part]) }
}

function isTrue(result: PlainResult): boolean {
  return result.kind === 'truth' && result.value
}

function valueOf(result: PlainResult): Fraction {
  if (result.kind === 'number') return result.value
  throw new Error(`a number was expected, not a ${result.kind}`)
}
