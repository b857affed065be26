import type { z } from 'zod'
import { compare, exactFromDecimal, multiply, roundHalfAway, toDecimal } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import { computedFigure } from './check-derived.ts'
import type { Derived, Figure, ProgrammeDocument } from './document.ts'

/** A figure that follows from others of the document, beside what the document prints for it. */
export type FollowingFigure = {
  readonly derived: z.infer<typeof Derived>
  readonly printed: z.infer<typeof Figure>
  /** The figures it follows from, by their letters. */
  readonly from: readonly { readonly letter: string; readonly figure: z.infer<typeof Figure> }[]
  /** The exact result as decimal text at the printed decimals, a share as a percentage. */
  readonly computed: string
  readonly agrees: boolean
}

export function followingFigures(document: ProgrammeDocument): FollowingFigure[] {
  const figures = new Map(document.figures.map((figure) => [figure.id, figure]))
  return document.derived.flatMap((derived) => {
    const printed = figures.get(derived.printed)
    const exact = computedFigure(document, derived.formula, derived.letters)
    if (!printed || !exact) return []
    const places = printed.value.split('.')[1]?.length ?? 0
    const rounded = roundHalfAway(exact, places)
    const isShare = printed.unit === '%'
    const computed = isShare
      ? toDecimal(multiply(rounded, exactFromDecimal('100')), Math.max(0, places - 2))
      : toShortDecimal(rounded)
    const from = Object.entries(derived.letters).flatMap(([letter, id]) => {
      const figure = figures.get(id)
      return figure ? [{ letter, figure }] : []
    })
    return [{ derived, printed, from, computed, agrees: compare(rounded, exactFromDecimal(printed.value)) === 0 }]
  })
}
