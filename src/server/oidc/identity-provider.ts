import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  type ServerMetadata,
} from 'openid-client'
import { Refusal } from '../refusal.ts'
import { ANSWERS_WITHIN_S, guardedFetch } from './guarded-fetch.ts'
import { originsOf, redirectAddressOf, type OidcSettings } from './oidc-settings.ts'
import type { VisitSecrets } from './visits.ts'

/** A person as the identity provider has named them, verified. Its tokens end with this. */
export type Identified = {
  /** Its lasting name of the person (`sub`). */
  readonly identity: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly gaveSecondFactor: boolean
}

const KNOWN_FOR_MS = 3_600_000
const CLOCK_TOLERANCE_S = 60

/** The one identity provider: what it says of itself is asked when it is needed, and again after an hour. */
export class IdentityProvider {
  readonly settings: OidcSettings
  #known: { readonly at: number; readonly configuration: Promise<Configuration> } | undefined

  constructor(settings: OidcSettings) {
    this.settings = settings
  }

  /** The address at which the browser shows its person to the provider: code, PKCE (S256), state and nonce. */
  async wayThere({ state, nonce, challenge }: VisitSecrets): Promise<string> {
    const address = buildAuthorizationUrl(await this.#configuration(), {
      redirect_uri: redirectAddressOf(this.settings),
      scope: this.settings.scopes,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    return address.href
  }

  /** Who came back with this answer. The signature is checked by the provider's keys, whatever connection it came over. */
  async identified(answer: string, { state, nonce, verifier }: VisitSecrets): Promise<Identified> {
    const came = new URL(redirectAddressOf(this.settings))
    came.search = answer
    refuseStray(came.searchParams, state, this.settings.issuer)
    const configuration = await this.#configuration()
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
    const tokens = await authorizationCodeGrant(configuration, came, checks)
    const claims = tokens.claims()!
    const isToAsk = !(this.settings.accountAttribute in claims) && configuration.serverMetadata().userinfo_endpoint
    const further = isToAsk ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : {}
    const said = [claims['acr'], ...(Array.isArray(claims['amr']) ? (claims['amr'] as unknown[]) : [])]
    return {
      identity: claims.sub,
      attributes: { ...further, ...claims },
      gaveSecondFactor: said.some((one) => typeof one === 'string' && this.settings.secondFactors.includes(one)),
    }
  }

  /** Where the person can end their session at the provider, too; undefined where it has no such place. */
  async wayOut(): Promise<string | undefined> {
    const configuration = await this.#configuration()
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined
    const { client, home } = this.settings
    return buildEndSessionUrl(configuration, { client_id: client, post_logout_redirect_uri: `${home}/` }).href
  }

  /** What the provider says of itself, asked anew. */
  async described(): Promise<ServerMetadata> {
    this.#known = undefined
    return (await this.#configuration()).serverMetadata()
  }

  #configuration(): Promise<Configuration> {
    const now = performance.now()
    if (this.#known && now - this.#known.at < KNOWN_FOR_MS) return this.#known.configuration
    const known = { at: now, configuration: configurationOf(this.settings) }
    this.#known = known
    // What failed is asked again by the next one who needs it.
    known.configuration.catch(() => {
      if (this.#known === known) this.#known = undefined
    })
    return known.configuration
  }
}

/** An answer to another visit, or another provider's, is not even shown to ours. */
function refuseStray(said: URLSearchParams, state: string, issuer: string): void {
  if (said.getAll('state').join(' ') !== state) throw new Refusal('oidc-visit-not-valid')
  if (said.has('iss') && said.get('iss') !== issuer) throw new Refusal('oidc-wrong-issuer')
}

async function configurationOf(settings: OidcSettings): Promise<Configuration> {
  const { client, secret } = settings
  const server = await serverOf(settings)
  const methods = server.token_endpoint_auth_methods_supported
  // Basic is what every provider must know that says nothing of it (OpenID Connect Discovery, §3).
  const isBasic = methods === undefined || methods.includes('client_secret_basic')
  const proof = secret === undefined ? None() : isBasic ? ClientSecretBasic(secret) : ClientSecretPost(secret)
  const configuration = new Configuration(server, client, { [clockTolerance]: CLOCK_TOLERANCE_S }, proof)
  configuration[customFetch] = guardedFetch(originsOf(settings))
  configuration.timeout = ANSWERS_WITHIN_S
  enableNonRepudiationChecks(configuration)
  if (isPlain(settings.issuer)) allowInsecureRequests(configuration)
  return configuration
}

/** What the provider says of itself, where not all that is needed is told by hand, and over it what is. */
async function serverOf(settings: OidcSettings): Promise<ServerMetadata> {
  const { issuer, client, addresses } = settings
  const { authorization, token, keys, userInfo, signOut } = addresses
  const isAllTold = authorization !== undefined && token !== undefined && keys !== undefined
  const said = isAllTold
    ? { issuer }
    : (
        await discovery(new URL(issuer), client, undefined, None(), {
          [customFetch]: guardedFetch(originsOf(settings)),
          timeout: ANSWERS_WITHIN_S,
          execute: isPlain(issuer) ? [allowInsecureRequests] : [],
        })
      ).serverMetadata()
  const told: Partial<ServerMetadata> = {
    ...(authorization !== undefined && { authorization_endpoint: authorization }),
    ...(token !== undefined && { token_endpoint: token }),
    ...(keys !== undefined && { jwks_uri: keys }),
    ...(userInfo !== undefined && { userinfo_endpoint: userInfo }),
    ...(signOut !== undefined && { end_session_endpoint: signOut }),
  }
  return { ...said, ...told }
}

/** Without encryption: the configuration takes that of this machine only. */
function isPlain(address: string): boolean {
  return address.startsWith('http:')
}
