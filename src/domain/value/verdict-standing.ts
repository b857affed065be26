import { z } from 'zod'
import type { Verdict } from './value-state.ts'

/** How a value stands to its verifier (method §7.14): no verdict yet, changed since one, or the last one's word. */
export const VerdictStanding = z.enum(['waiting', 'changed', 'verified', 'disputed'])
export type VerdictStanding = z.infer<typeof VerdictStanding>

/** `last`: what was said last of any version, and whether that is the latest one. */
export function verdictStanding(
  last: { readonly verdict: Verdict; readonly isOfLatest: boolean } | undefined,
): VerdictStanding {
  if (!last) return 'waiting'
  return last.isOfLatest ? last.verdict : 'changed'
}
