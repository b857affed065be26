import { compare, exactFromDecimal, multiply, roundHalfAway, type Exact } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import { evaluate } from '../edition/formula/evaluate.ts'
import { parseFormula } from '../edition/formula/parser.ts'
import { ONE } from '../exact.ts'
import type { DocumentFinding } from './document-finding.ts'
import type { ProgrammeDocument } from './document.ts'

/** Figures that follow from others: computed exactly, compared with the printed one at the decimals it is printed with. */
export function derivedFigures(document: ProgrammeDocument): DocumentFinding[] {
  return document.derived.flatMap((row): DocumentFinding[] => {
    const printed = document.figures.find((figure) => figure.id === row.printed)
    const computed = computedFigure(document, row.formula, row.letters)
    const at = { document: document.id, row: row.id, line: printed?.line ?? 0 }
    if (!printed || !computed)
      return [{ ...at, code: 'formula-fault', params: { formula: row.formula, fault: 'unknown-variable', at: 1 } }]
    const places = decimalsOf(printed.value)
    if (compare(roundHalfAway(computed, places), exactFromDecimal(printed.value)) === 0) return []
    return [
      {
        ...at,
        code: 'derived-differs',
        params: {
          shown: printed.printed,
          computed: toShortDecimal(asPrinted(roundHalfAway(computed, places + 2), printed.unit)),
          unit: printed.unit,
          formula: row.formula,
        },
      },
    ]
  })
}

/** Shares are printed as percentages. */
function asPrinted(value: Exact, unit: string): Exact {
  return unit === '%' ? multiply(value, exactFromDecimal('100')) : value
}

/** The exact value of a derivation, or undefined where a figure it reads is not there. */
export function computedFigure(
  document: ProgrammeDocument,
  text: string,
  letters: Readonly<Record<string, string>>,
): Exact | undefined {
  const { formula } = parseFormula(text)
  if (!formula) return undefined
  const given = (name: string): Exact | undefined => {
    const figure = document.figures.find((one) => one.id === letters[name])
    return figure && exactFromDecimal(figure.value)
  }
  const { outcome } = evaluate(formula, { max: ONE, given })
  return outcome.kind === 'number' ? outcome.value : undefined
}

function decimalsOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0
}
