import { AuthorizationResponseError, ResponseBodyError } from 'openid-client'
import type { RefusalCode } from '#contract/refusal.ts'
import { Refusal } from '../refusal.ts'
import { NotTaken } from './guarded-fetch.ts'

export type WhyNotIdentified = RefusalCode & `oidc-${string}`

export type Log = { warn(details: object, message: string): void }

/** Does what asks the identity provider; what goes wrong there is logged by its kind, and refused in words for people. */
export async function orRefused<Result>(log: Log, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refusal) throw error
    const why = whyNotIdentified(error)
    log.warn({ why, reason: reasonOf(error) }, 'the identity provider')
    throw new Refusal(why)
  }
}

export function whyNotIdentified(error: unknown): WhyNotIdentified {
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied' ? 'oidc-cancelled' : 'oidc-declined'
  if (error instanceof ResponseBodyError) return 'oidc-declined'
  const chain = causesOf(error)
  if (chain.some((one) => one instanceof NotTaken)) return 'oidc-not-right'
  const codes = chain.map(codeOf)
  if (codes.includes(CLOCK)) return 'oidc-clock'
  if (codes.some((code) => COMPARED.includes(code))) return isOfIssuer(chain) ? 'oidc-wrong-issuer' : 'oidc-not-right'
  // What is no answer in the protocol's own words is the network's, or a provider that fails.
  const isAway = chain.some((one) => one instanceof TypeError) || codes.some((code) => AWAY.includes(code))
  return isAway ? 'oidc-unreachable' : 'oidc-not-right'
}

/** Names of kinds, never words of the answer: those may bear what nobody should read. */
export function reasonOf(error: unknown): string {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return spoken(error.error)
  const chain = causesOf(error)
  const refused = chain.find((one) => one instanceof NotTaken)
  return refused ? refused.message : chain.map(codeOf).filter(Boolean).join(' ') || (chain[0]?.name ?? 'unknown')
}

const CLOCK = 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'
const COMPARED = ['OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED']
const AWAY = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']

function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : []
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function isOfIssuer(chain: readonly Error[]): boolean {
  return chain.some(({ cause }) => {
    if (typeof cause !== 'object' || cause === null) return false
    return ('claim' in cause && cause.claim === 'iss') || ('attribute' in cause && cause.attribute === 'issuer')
  })
}

/** An error's name in the protocol is a few plain words; anything else is nobody's to read. */
function spoken(name: string): string {
  return /^[a-z_]{1,60}$/.test(name) ? name : 'unknown'
}
