import { DECIMAL_MARK, SEPARATOR, type Notation } from './notation.ts'
import { isComparison, type BinaryOperator, type Formula } from './tree.ts'

/** Prints a tree with no bracket too many. Method §2.1: reading the print gives the same tree, in both notations. */
export function printFormula(formula: Formula, notation: Notation = 'canonical'): string {
  switch (formula.kind) {
    case 'number':
      return formula.text.replace('.', DECIMAL_MARK[notation])
    case 'slug':
      return `"${formula.slug}"`
    case 'max':
      return 'max'
    case 'variable':
      return formula.name
    case 'percent':
      return `${bracketed(formula.operand, PERCENT, notation)}%`
    case 'sign':
      return `${formula.operator}${bracketed(formula.operand, SIGN, notation)}`
    case 'binary':
      return printBinary(formula, notation)
    case 'call':
      return `${formula.name}(${formula.operands.map((operand) => printFormula(operand, notation)).join(`${SEPARATOR[notation]} `)})`
  }
}

const [COMPARISON, SUM, PRODUCT, SIGN, PERCENT, PRIMARY] = [1, 2, 3, 4, 5, 6] as const

function printBinary(formula: Formula & { kind: 'binary' }, notation: Notation): string {
  const binding = bindingOf(formula)
  const left = bracketed(formula.left, isComparison(formula.operator) ? SUM : binding, notation)
  const right = bracketed(formula.right, binding + 1, notation)
  return binding === PRODUCT ? `${left}${formula.operator}${right}` : `${left} ${formula.operator} ${right}`
}

function bracketed(formula: Formula, least: number, notation: Notation): string {
  const text = printFormula(formula, notation)
  return bindingOf(formula) < least ? `(${text})` : text
}

function bindingOf(formula: Formula): number {
  if (formula.kind === 'binary') return bindingOfOperator(formula.operator)
  if (formula.kind === 'sign') return SIGN
  return formula.kind === 'percent' ? PERCENT : PRIMARY
}

function bindingOfOperator(operator: BinaryOperator): number {
  if (isComparison(operator)) return COMPARISON
  return operator === '+' || operator === '-' ? SUM : PRODUCT
}
