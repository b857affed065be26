import type { OidcFinding } from '#contract/oidc.ts'
import type { ServerMetadata } from 'openid-client'
import { ANSWERS_WITHIN_S, guardedFetch } from './guarded-fetch.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { originsOf } from './oidc-settings.ts'
import { reasonOf } from './why-not-identified.ts'

const MOST_CLOCK_DIFFERENCE_S = 60

/** Looks at all that signing in needs of the identity provider; changes nothing, and a failure is a finding. */
export async function examined(provider: IdentityProvider): Promise<OidcFinding[]> {
  const { issuer } = provider.settings
  const reached = await answered(provider, issuer)
  if (!('response' in reached)) return [{ code: 'reachable', state: 'broken', given: reached.reason }]
  const findings: OidcFinding[] = [
    { code: 'reachable', state: 'fine', given: new URL(issuer).host },
    clockOf(reached.response),
  ]
  const description = await provider.described().catch((error: unknown) => reasonOf(error))
  if (typeof description === 'string')
    return [...findings, { code: 'description', state: 'broken', given: description }]
  findings.push({ code: 'description', state: 'fine', given: description.issuer })
  return [...findings, addressesOf(provider, description), pkceOf(description), await keysOf(provider, description)]
}

type Answered = { readonly response: Response } | { readonly reason: string }

async function answered(provider: IdentityProvider, address: string): Promise<Answered> {
  const signal = AbortSignal.timeout(ANSWERS_WITHIN_S * 1000)
  const headers = { accept: 'application/json' }
  const options = { method: 'GET', headers, body: undefined, redirect: 'manual', signal } as const
  return guardedFetch(originsOf(provider.settings))(address, options).then(
    (response) => ({ response }),
    (error: unknown) => ({ reason: reasonOf(error) }),
  )
}

/** By the moment that every answer bears: tokens of a provider whose clock is ahead are not valid yet. */
function clockOf({ headers }: Response): OidcFinding {
  const there = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(there)) return { code: 'clock', state: 'remark', given: '' }
  const seconds = Math.round(Math.abs(there - Date.now()) / 1000)
  return { code: 'clock', state: seconds <= MOST_CLOCK_DIFFERENCE_S ? 'fine' : 'broken', given: String(seconds) }
}

/** Its places where we ask must be those that the configuration allows. */
function addressesOf({ settings }: IdentityProvider, server: ServerMetadata): OidcFinding {
  const asked = [server.token_endpoint, server.jwks_uri, server.userinfo_endpoint].filter((one) => one !== undefined)
  const isMissing = [server.authorization_endpoint, server.token_endpoint, server.jwks_uri].includes(undefined)
  const allowed = originsOf(settings)
  const elsewhere = asked.map((address) => new URL(address).origin).find((origin) => !allowed.has(origin))
  if (isMissing) return { code: 'addresses', state: 'broken', given: '' }
  return {
    code: 'addresses',
    state: elsewhere === undefined ? 'fine' : 'broken',
    given: elsewhere ?? new URL(asked[0]!).origin,
  }
}

function pkceOf({ code_challenge_methods_supported: methods }: ServerMetadata): OidcFinding {
  return { code: 'pkce', state: methods?.includes('S256') ? 'fine' : 'remark', given: methods?.join(', ') ?? '' }
}

async function keysOf(provider: IdentityProvider, { jwks_uri: address }: ServerMetadata): Promise<OidcFinding> {
  const reached = address === undefined ? { reason: '' } : await answered(provider, address)
  if (!('response' in reached)) return { code: 'keys', state: 'broken', given: reached.reason }
  const body: unknown = await reached.response.json().catch(() => undefined)
  const keys = typeof body === 'object' && body !== null && 'keys' in body && Array.isArray(body.keys) ? body.keys : []
  return { code: 'keys', state: keys.length > 0 ? 'fine' : 'broken', given: String(keys.length) }
}
