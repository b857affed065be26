import { z } from 'zod'
import type { ValueContent } from './value-content.ts'

/** How a version came to be. */
export const ValueSource = z.enum(['typed', 'copied', 'imported', 'pushed', 'register', 'survey', 'probe', 'rolled-up'])
export type ValueSource = z.infer<typeof ValueSource>

/** How the latest version of a value stands (method §7.5). */
export const ValueState = z.enum(['declared', 'to-be-confirmed', 'cannot-provide', 'withdrawn', 'verified', 'disputed'])
export type ValueState = z.infer<typeof ValueState>

/** What a verifier says about exactly one version. */
export const Verdict = z.enum(['verified', 'disputed'])
export type Verdict = z.infer<typeof Verdict>

export type StatedVersion = { readonly id: string; readonly source: ValueSource; readonly content: ValueContent }

/**
 * Method §7.5. Confirmations and verdicts about other versions do not count, so that a new version starts anew;
 * `verdicts` stand in the order in which they were given, the last one rules.
 */
export function valueState(
  version: StatedVersion,
  confirmations: readonly { readonly version: string }[],
  verdicts: readonly { readonly version: string; readonly verdict: Verdict }[],
): ValueState {
  const { kind } = version.content
  if (kind === 'cannot-provide' || kind === 'withdrawn') return kind
  const isConfirmed = confirmations.some((one) => one.version === version.id)
  if (version.source === 'copied' && !isConfirmed) return 'to-be-confirmed'
  return [...verdicts].reverse().find((one) => one.version === version.id)?.verdict ?? 'declared'
}

/** Whether scoring may read the value; one that is disputed counts until it is replaced or corrected. */
export function counts(state: ValueState): boolean {
  return state === 'declared' || state === 'verified' || state === 'disputed'
}
