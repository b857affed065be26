import { z } from 'zod'

/** Which look at a criterion: the first; one that does not see it; what settles these; one after the explanation. */
export const FindingPass = z.enum(['first', 'blind', 'settling', 'second'])
export type FindingPass = z.infer<typeof FindingPass>

export const FindingDecision = z.enum(['accepted', 'corrected', 'points', 'refused'])
export type FindingDecision = z.infer<typeof FindingDecision>

/** To review: a number that it rests on changed under it. Withdrawn: taken back by whoever decides it anew. */
export const FindingState = z.enum(['decided', 'to-review', 'withdrawn'])
export type FindingState = z.infer<typeof FindingState>

/** Why something was not accepted as it was given; `other` says it in words. */
export const FindingReason = z.enum([
  'no-evidence',
  'evidence-expired',
  'evidence-does-not-show',
  'wrong-period',
  'wrong-number',
  'wrong-unit',
  'counted-twice',
  'not-this-unit',
  'other',
])
export type FindingReason = z.infer<typeof FindingReason>

/** A finding as far as it matters which one holds. */
export type FindingPlace = {
  readonly submission: string
  readonly node: string
  readonly pass: FindingPass
  readonly state: FindingState
}

/** What holds before what; a blind look never holds, it only tells whether the first can be relied on. */
const RANK = { blind: -1, first: 0, settling: 1, second: 2 } as const satisfies Record<FindingPass, number>

/** Of all findings on one criterion of one submission the one that holds (method §15.2). */
export function holding<F extends Pick<FindingPlace, 'pass' | 'state'>>(findings: readonly F[]): F | undefined {
  return findings
    .filter(({ pass, state }) => pass !== 'blind' && state !== 'withdrawn')
    .sort((a, b) => RANK[b.pass] - RANK[a.pass])[0]
}

/** The findings that hold, of any submissions and criteria. */
export function allHolding<F extends FindingPlace>(findings: readonly F[]): F[] {
  const places = new Map<string, F[]>()
  for (const one of findings) {
    const place = `${one.submission} ${one.node}`
    places.set(place, [...(places.get(place) ?? []), one])
  }
  return [...places.values()].flatMap((some) => holding(some) ?? [])
}

/** Corrections that count: of findings that hold, not taken back; of a number the last one (method §15.2). */
export function standingCorrections<C extends { readonly finding: string; readonly key: string }>(
  corrections: readonly C[],
  findings: readonly (FindingPlace & { readonly id: string })[],
): C[] {
  const held = new Set(allHolding(findings).map(({ id }) => id))
  const last = new Map<string, C>()
  for (const one of corrections) if (held.has(one.finding)) last.set(one.key, one)
  return [...last.values()]
}
