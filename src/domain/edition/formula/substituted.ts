import { toShortDecimal } from '../../exact-text.ts'
import type { Exact } from '../../exact.ts'
import { isChoice, isNumber, type Given } from './given.ts'
import type { Notation } from './notation.ts'
import { printFormula } from './printer.ts'
import type { Formula } from './tree.ts'

export type Numbers = {
  readonly max: Exact
  readonly given: (name: string) => Given | undefined
  readonly notation: Notation
}

/** The formula as text with the values put in; letters without a value stay letters. */
export function substituted(formula: Formula, numbers: Numbers): string {
  return printFormula(put(formula, numbers), numbers.notation)
}

/** Numbers are put in as they print, also those that are no plain decimals ("2/3"), which the tree cannot hold. */
function put(part: Formula, numbers: Numbers): Formula {
  switch (part.kind) {
    case 'max':
      return { kind: 'number', text: toShortDecimal(numbers.max), at: part.at }
    case 'variable':
      return putLetter(part, numbers)
    case 'percent':
    case 'sign':
      return { ...part, operand: put(part.operand, numbers) }
    case 'binary':
      return { ...part, left: put(part.left, numbers), right: put(part.right, numbers) }
    case 'call':
      return { ...part, operands: part.operands.map((operand) => put(operand, numbers)) }
    default:
      return part
  }
}

function putLetter(part: Formula & { kind: 'variable' }, numbers: Numbers): Formula {
  const given = numbers.given(part.name)
  if (given === undefined) return part
  if (isNumber(given)) return { kind: 'number', text: toShortDecimal(given), at: part.at }
  if (isChoice(given)) return { kind: 'slug', slug: given.slug, at: part.at }
  return { kind: 'variable', name: given ? '1' : '0', at: part.at }
}
