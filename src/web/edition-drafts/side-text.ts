import { shownFormula } from '#domain/edition/formula/typed-formula.ts'
import { dateText } from '../edition/date-text.ts'
import { figure } from '../language.ts'
import { words } from './words.ts'

/** One side of what an edition says of itself; a kind or a code that is none stays as it is. */
export function headText(kind: string, side: string | undefined): string {
  const { choices, compare } = words
  if (kind === 'rank-by') return side === undefined ? words.facts.rankByUsual : named(choices.rankBy, side)
  if (side === undefined) return compare.nothing
  if (kind === 'completeness') return named(choices.completeness, side)
  return kind === 'issued-on' ? dateText(side) : side
}

/** One side of what a row says. */
export function sideText(kind: string, side: string | undefined): string {
  const { choices, compare } = words
  if (side === undefined) return kind === 'place' ? compare.topLevel : compare.nothing
  if (kind === 'max' || kind === 'limit') return figure(side)
  if (kind === 'rule') return shownFormula(side)
  if (kind === 'examples') return side.replaceAll('.', ',')
  if (kind === 'assessed-by') return named(choices.assessedBy, side)
  if (kind === 'outside') return named(choices.outside, side)
  if (kind === 'applies-to')
    return side
      .split(', ')
      .map((one) => named(choices.kind, one))
      .join(', ')
  return side
}

function named(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}
