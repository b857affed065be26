import { exactFromDecimal } from '../../exact.ts'
import { toShortDecimal } from '../../exact-text.ts'
import type { Variable } from '../definition.ts'
import { parseFormula } from './parser.ts'
import type { Formula } from './tree.ts'

/**
 * What a rule computes, as a text to compare: the same for rules that differ in spaces, brackets, the writing of a
 * number or in the names of their letters. A text that is no formula means itself.
 */
export function meaningOf(text: string, variables: Readonly<Record<string, Variable>>): string {
  const { formula } = parseFormula(text)
  return formula ? written(formula, variables) : `? ${text.trim()}`
}

function written(formula: Formula, variables: Readonly<Record<string, Variable>>): string {
  const inner = (part: Formula): string => written(part, variables)
  switch (formula.kind) {
    case 'number':
      return toShortDecimal(exactFromDecimal(formula.text))
    case 'slug':
      return `"${formula.slug}"`
    case 'max':
      return 'max'
    case 'variable':
      return letterMeaning(formula.name, variables[formula.name])
    case 'percent':
      return `(${inner(formula.operand)})%`
    case 'sign':
      return `${formula.operator}(${inner(formula.operand)})`
    case 'binary':
      return `(${inner(formula.left)})${formula.operator}(${inner(formula.right)})`
    case 'call':
      return `${formula.name}(${formula.operands.map(inner).join(',')})`
  }
}

/** A letter means what it reads; one that is bound to nothing means its name. */
function letterMeaning(name: string, variable: Variable | undefined): string {
  if (variable?.item === undefined) return `<${name}>`
  return `<${[variable.item, variable.of, variable.combine, variable.period].join(' ')}>`
}
