import type { InputOf } from '#contract/operation.ts'
import type { verdicts } from '#contract/verdicts.ts'

/** How the address writes which values are seen; without a word, those that wait. */
export const VERDICT_FILTERS = ['chua-xac-minh', 'da-doi', 'dung', 'chua-dung', 'tat-ca'] as const
export type VerdictFilter = (typeof VERDICT_FILTERS)[number]

export type VerdictSearch = {
  readonly period?: string | undefined
  readonly item?: string | undefined
  readonly filter?: VerdictFilter | undefined
  readonly query?: string | undefined
  readonly after?: string | undefined
}

type Asked = InputOf<typeof verdicts.listValuesToVerify>

export const STANDING_OF = {
  'chua-xac-minh': 'waiting',
  'da-doi': 'changed',
  dung: 'verified',
  'chua-dung': 'disputed',
} as const

export function askedFor({ period, item, filter, query, after }: VerdictSearch): Asked {
  const standing = filter === undefined ? 'open' : filter === 'tat-ca' ? undefined : STANDING_OF[filter]
  const asked = { period, item, standing, words: query, after }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && value !== ''))
}
