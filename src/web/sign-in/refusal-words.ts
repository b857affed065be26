import { CallError } from '#contract/client.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, WeakPasswordCode } from '#domain/account/password.ts'
import { REFUSALS } from '#text/refusals.ts'
import { figure, LANGUAGE } from '../language.ts'
import { words } from './words.ts'

/** Why a call did not go through, in a sentence for the person who made it. */
export function refusalWords(error: unknown): string {
  const code = error instanceof CallError ? error.code : 'internal'
  if (code === 'unreachable') return words.errors.unreachable
  return code === 'weak-password' ? weakWords(error) : REFUSALS[LANGUAGE][code]
}

/** Seconds until another try is let through; undefined where the refusal knows of none. */
export function waitSeconds(error: unknown): number | undefined {
  const seconds = error instanceof CallError ? detail(error, 'retryAfterSeconds') : undefined
  return typeof seconds === 'number' ? seconds : undefined
}

function weakWords(error: unknown): string {
  const reason = WeakPasswordCode.safeParse(error instanceof CallError ? detail(error, 'reason') : undefined)
  if (!reason.success) return REFUSALS[LANGUAGE]['weak-password']
  const limit = reason.data === 'too-long' ? LONGEST_PASSWORD : SHORTEST_PASSWORD
  return words.errors.weak[reason.data](figure(limit))
}

function detail({ details }: CallError, key: string): unknown {
  return typeof details === 'object' && details !== null ? (details as Record<string, unknown>)[key] : undefined
}
