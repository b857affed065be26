import type { Operation } from '#contract/operation.ts'
import type { Problem } from '#contract/refusal.ts'
import { STATUS } from '../refusal.ts'

export type ProblemCode = Problem['code']

/** How an operation may be refused, by status: what it says itself, and what any operation of its kind may answer. */
export function refusedBy(operation: Operation): ReadonlyMap<number, readonly ProblemCode[]> {
  const codes = new Set<ProblemCode>([...operation.refusals, ...implied(operation)])
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const status = code === 'internal' ? 500 : STATUS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b))
}

function* implied({ method, permits, about, from, beforeSecondFactor, input }: Operation): Generator<ProblemCode> {
  if (method !== 'GET' || Object.keys(input.shape).length > 0) yield 'bad-input'
  if (method !== 'GET') yield 'foreign-origin'
  if (permits !== 'public') yield 'not-signed-in'
  if (permits !== 'public' && !beforeSecondFactor) yield 'second-factor-needed'
  if (typeof permits === 'object') yield 'not-permitted'
  if (about) yield 'not-found'
  if (from) yield 'wrong-state'
  if (method !== 'GET') yield 'too-large'
  yield 'too-many-requests'
  yield 'internal'
  yield 'unavailable'
}
