import type { OverviewRow } from '#contract/overview.ts'
import { compare, exactFromDecimal, subtract, toDecimal } from '#domain/exact.ts'
import { INDEX_DECIMALS } from '#domain/scoring/published.ts'
import { figure } from '../language.ts'
import { words } from './words.ts'

export type Way = 'up' | 'down' | 'same' | 'none'

/** A change in words with its arrow; colour is never alone. */
export type Movement = { readonly way: Way; readonly said: string }

/** Fewer is better: place 3 after place 5 is up by 2. */
export function movementOf({ place, before }: Pick<OverviewRow, 'place' | 'before'>): Movement {
  if (place === undefined) return { way: 'none', said: words.heat.none }
  if (before?.place === undefined) return { way: 'none', said: words.ranking.fresh }
  const by = before.place - place
  if (by === 0) return { way: 'same', said: words.ranking.same }
  return by > 0
    ? { way: 'up', said: words.ranking.up(figure(by)) }
    : { way: 'down', said: words.ranking.down(figure(-by)) }
}

export function indexChange(now: string | undefined, before: string | undefined): Movement {
  if (now === undefined || before === undefined) return { way: 'none', said: words.groups.noneBefore }
  const change = subtract(exactFromDecimal(now), exactFromDecimal(before))
  const sign = compare(change, exactFromDecimal('0'))
  if (sign === 0) return { way: 'same', said: words.groups.same }
  const by = figure(toDecimal(change, INDEX_DECIMALS).replace('-', ''))
  return sign > 0 ? { way: 'up', said: words.groups.up(by) } : { way: 'down', said: words.groups.down(by) }
}
