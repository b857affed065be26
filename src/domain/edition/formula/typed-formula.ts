import { parseFormula, type Parsed } from './parser.ts'
import { printFormula } from './printer.ts'

/** A rule as somebody types it: in the Vietnamese form, or, where it is none, in the canonical one. */
export function readTyped(text: string): Parsed {
  const vietnamese = parseFormula(text, 'vietnamese')
  if (vietnamese.formula) return vietnamese
  const canonical = parseFormula(text, 'canonical')
  return canonical.formula ? canonical : vietnamese
}

/** The rule as an edition keeps it: canonical; what is no formula yet is kept as it was typed. */
export function keptFormula(typed: string): string {
  const { formula } = readTyped(typed)
  return formula ? printFormula(formula) : typed
}

/** The rule as it is shown to be typed on: in the Vietnamese form where it is a formula. */
export function shownFormula(kept: string): string {
  const { formula } = parseFormula(kept)
  return formula ? printFormula(formula, 'vietnamese') : kept
}
