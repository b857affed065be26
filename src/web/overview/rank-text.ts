import type { NationalStanding } from '#contract/overview.ts'
import { figure } from '../language.ts'
import { words } from './words.ts'

/** "18/63"; "18" where nobody says how many were ranked. */
export function rankText({ place, of }: Pick<NationalStanding['places'][number], 'place' | 'of'>): string {
  return words.national.rank(figure(place), of === undefined ? undefined : figure(of))
}
