import { isReading, type Operation } from '#contract/operation.ts'
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

function* implied(operation: Operation): Generator<ProblemCode> {
  const { method, permits, about, from, beforeSecondFactor, input, answers } = operation
  if (!isReading(method) || Object.keys(input.shape).length > 0) yield 'bad-input'
  if (!isReading(method)) yield 'foreign-origin'
  if (permits !== 'public') yield 'not-signed-in'
  if (permits !== 'public' && !beforeSecondFactor) yield 'second-factor-needed'
  if (typeof permits === 'object') yield 'not-permitted'
  if (about) yield 'not-found'
  if (from) yield 'wrong-state'
  if (!isReading(method)) yield 'too-large'
  if (answers) yield 'upload-version'
  yield 'too-many-requests'
  yield 'internal'
  yield 'unavailable'
}
