import type { Config } from '../config.ts'

/** Addresses of the identity provider that are told by hand, in place of what it says of itself. */
export type OidcAddresses = Readonly<
  Partial<Record<'authorization' | 'token' | 'keys' | 'userInfo' | 'signOut', string>>
>

/** Which identity provider is believed, as whom we come to it, and how its people are our accounts. */
export type OidcSettings = {
  readonly issuer: string
  readonly client: string
  readonly secret?: string | undefined
  readonly scopes: string
  /** The attribute that names the account at the first sign-in. */
  readonly accountAttribute: string
  /** Values of `amr` or `acr` by which the provider says that a second factor was given; none: ours is asked. */
  readonly secondFactors: readonly string[]
  readonly button?: string | undefined
  readonly addresses: OidcAddresses
  /** Our own origin. */
  readonly home: string
}

/** The page at which the browser comes back: registered at the identity provider letter by letter. */
const RETURN_PATH = '/dang-nhap/mot-lan'

export function redirectAddressOf({ home }: Pick<OidcSettings, 'home'>): string {
  return home + RETURN_PATH
}

/** Whom we ask: the issuer, and whatever is told by hand. */
export function originsOf({ issuer, addresses }: Pick<OidcSettings, 'issuer' | 'addresses'>): ReadonlySet<string> {
  return new Set([issuer, ...Object.values(addresses)].map((address) => new URL(address).origin))
}

/** Undefined where no identity provider is set up; what was checked with the configuration needs no second word. */
export function oidcSettingsOf(config: Config): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client, BASE_URL: home } = config
  if (issuer === undefined || client === undefined || home === undefined) return undefined
  return {
    issuer,
    client,
    home,
    secret: config.OIDC_CLIENT_SECRET,
    scopes: config.OIDC_SCOPES,
    accountAttribute: config.OIDC_ACCOUNT_CLAIM,
    secondFactors: config.OIDC_SECOND_FACTOR,
    button: config.OIDC_BUTTON,
    addresses: {
      ...told('authorization', config.OIDC_AUTHORIZATION_URL),
      ...told('token', config.OIDC_TOKEN_URL),
      ...told('keys', config.OIDC_KEYS_URL),
      ...told('userInfo', config.OIDC_USERINFO_URL),
      ...told('signOut', config.OIDC_SIGN_OUT_URL),
    },
  }
}

function told(name: keyof OidcAddresses, address: string | undefined): OidcAddresses {
  return address === undefined ? {} : { [name]: address }
}
