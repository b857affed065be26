import { figure, text } from '../language.ts'
import type { Lacks } from '../province/lacks.ts'

/** What is not there, in a few words; undefined when nothing is lacking. */
export function lacksSentence(lacks: Lacks): string | undefined {
  const parts = [
    lacks.missingItems > 0 ? text.ranking.missing(figure(lacks.missingItems)) : undefined,
    lacks.undefined > 0 ? text.ranking.undefined(figure(lacks.undefined)) : undefined,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(', ')
}
