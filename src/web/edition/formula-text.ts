import type { Formula } from '#domain/edition/formula/tree.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import { LANGUAGE } from '../language.ts'

const NOTATION = LANGUAGE === 'vi' ? 'vietnamese' : 'canonical'

/** A rule as the language writes formulas. */
export function formulaText(formula: Formula): string {
  return printFormula(formula, NOTATION)
}

/** The same with what stands for its letters; texts in quotes stay. */
export function formulaWith(formula: Formula, standsFor: (letter: string) => string): string {
  return formulaText(formula).replace(/"[^"]*"|\b(max|[a-z]\d?)\b/g, (whole, letter?: string) =>
    letter === undefined ? whole : standsFor(letter),
  )
}
