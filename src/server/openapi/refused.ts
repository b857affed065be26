import { isReading, type Operation } from '#contract/operation.ts'
import { rightFor } from '#contract/token-rights.ts'
import type { Problem, RefusalCode } from '#contract/refusal.ts'
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
  if (permits !== 'public') yield* tokenRefusals(operation)
  yield 'too-many-requests'
  yield 'internal'
  yield 'unavailable'
}

/** What a program reads that calls by a token. */
export const OF_TOKENS = [
  'two-credentials',
  'token-not-valid',
  'token-expired',
  'token-revoked',
  'token-account-disabled',
  'token-without-role',
  'token-without-second-factor',
] as const satisfies readonly RefusalCode[]

function* tokenRefusals(operation: Operation): Generator<ProblemCode> {
  yield* OF_TOKENS
  yield rightFor(operation) === 'never' ? 'never-by-token' : 'beyond-token'
}
