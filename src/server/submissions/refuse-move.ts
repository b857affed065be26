import type { WhyNotView } from '#contract/submission-views.ts'
import type { WhyNot } from '#domain/submission/why-not.ts'
import { Refusal } from '../refusal.ts'
import type { StoredSubmission } from './stored-submission.ts'

/** Refuses a submission that is not the one the caller saw. */
export function refuseStale({ version, state }: StoredSubmission, seen: number): void {
  if (version !== seen) throw new Refusal('stale', undefined, { current: { version, state } })
}

/** Refuses a move that is not open, with what its sentence names. */
export function refuseMove(why: WhyNot | undefined): void {
  if (!why) return
  const { code, params, at } = whyNotView(why)
  throw new Refusal(code, undefined, { ...params, ...(at !== undefined && { at }) })
}

export function whyNotView({ code, params, at }: WhyNot): WhyNotView {
  return { code, params: { ...params }, ...(at !== undefined && { at: new Date(at).toISOString() }) }
}
