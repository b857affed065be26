import { z } from 'zod'

export const LONGEST_REMARK = 2000
/** More people than these are an announcement, and no remark. */
export const MOST_MENTIONS = 20

/** What can be done in the thread of a figure. */
export const RemarkAct = z.enum(['said', 'resolved', 'reopened'])
export type RemarkAct = z.infer<typeof RemarkAct>

export const ThreadState = z.enum(['empty', 'open', 'resolved'])
export type ThreadState = z.infer<typeof ThreadState>

/** Method §7.11: how a thread stands is told by what was done last; whoever says something more opens it again. */
export function threadState(acts: readonly RemarkAct[]): ThreadState {
  const last = acts.at(-1)
  if (last === undefined) return 'empty'
  return last === 'resolved' ? 'resolved' : 'open'
}

/** Why an act is not open in a thread as it stands. */
export function whyNotAct(act: RemarkAct, state: ThreadState): 'wrong-state' | undefined {
  const from = { said: ThreadState.options, resolved: ['open'], reopened: ['resolved'] } as const
  return (from[act] as readonly ThreadState[]).includes(state) ? undefined : 'wrong-state'
}
