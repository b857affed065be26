import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider, type Configuration } from 'oidc-provider'
import type { OidcSettings } from '#server/oidc/oidc-settings.ts'

export const CLIENT = 'laban'
export const CLIENT_SECRET = 'chi-la-bi-mat-cua-bai-thu'

/** A person as the identity provider knows them. */
export type Known = { readonly sub: string } & Readonly<Record<string, unknown>>

/** A real OpenID provider on this machine, and what a person does there. */
export type RunningProvider = {
  readonly issuer: string
  /** Settings of a La Bàn that believes it. */
  readonly settings: (more?: Partial<OidcSettings>) => OidcSettings
  /** The people who can sign in there, by the name they type. */
  readonly people: Map<string, Known>
  /** Does at the provider what a person with a browser does; gives the address at which that browser comes back. */
  readonly signIn: (address: string, name: string) => Promise<string>
  readonly cancel: (address: string) => Promise<string>
  readonly server: Server
  readonly close: () => Promise<void>
}

/** `home`: the origin of the La Bàn that is registered there. `amr`: how it says that people were asked. */
export async function runIdentityProvider({
  home = 'http://127.0.0.1:9',
  amr = ['pwd'],
  more = {},
}: {
  readonly home?: string
  readonly amr?: readonly string[]
  readonly more?: Partial<Configuration>
} = {}): Promise<RunningProvider> {
  const people = new Map<string, Known>()
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, configurationOf(home, people, more))
  provider.on('server_error', (_ctx, error) => console.error(error))
  const answered = provider.callback()
  server.on('request', (request, response) => {
    void (request.url?.startsWith('/interaction/')
      ? interact(request, response, { provider, people, amr })
      : answered(request, response))
  })
  return {
    issuer,
    people,
    server,
    settings: (rest = {}) => ({
      issuer,
      client: CLIENT,
      secret: CLIENT_SECRET,
      scopes: 'openid profile email',
      accountAttribute: 'preferred_username',
      secondFactors: [],
      addresses: {},
      home,
      ...rest,
    }),
    signIn: (address, name) => walked(issuer, address, { login: name }),
    cancel: (address) => walked(issuer, address, { cancel: 'yes' }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function configurationOf(home: string, people: Map<string, Known>, more: Partial<Configuration>): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${home}/dang-nhap/mot-lan`],
        post_logout_redirect_uris: [`${home}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: {
      openid: ['sub', 'amr'],
      profile: ['preferred_username', 'name'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['only of tests'] },
    findAccount: (_ctx, sub) => {
      const known = [...people.values()].find((one) => one.sub === sub)
      return known && { accountId: sub, claims: () => ({ ...known }) }
    },
    loadExistingGrant: async (ctx) => {
      const { oidc } = ctx
      const grant = new oidc.provider.Grant({ clientId: CLIENT, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    ...more,
  }
}

type Inside = {
  readonly provider: Provider
  readonly people: ReadonlyMap<string, Known>
  readonly amr: readonly string[]
}

/** The provider's own page: a name and two buttons, and what comes of them. */
async function interact(
  request: IncomingMessage,
  response: ServerResponse,
  { provider, people, amr }: Inside,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(PAGE)
    return
  }
  const sent = new URLSearchParams(await textOf(request))
  const person = people.get(sent.get('login') ?? '')
  const result =
    sent.has('cancel') || !person
      ? { error: 'access_denied', error_description: 'nobody came' }
      : { login: { accountId: person.sub, amr: [...amr] } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

const PAGE = `<!doctype html><html lang="vi"><title>Hệ thống định danh của tỉnh</title>
<h1>Hệ thống định danh của tỉnh</h1>
<form method="post"><label>Tài khoản <input name="login" autofocus></label> <button>Đồng ý</button></form>
<form method="post"><button name="cancel" value="yes">Huỷ</button></form></html>`

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

const MOST_STEPS = 10

/** Follows the provider's redirects with its cookies until one leads away from it. */
async function walked(issuer: string, address: string, sent: Record<string, string>): Promise<string> {
  const cookies = new Map<string, string>()
  let next = address
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const isForm = new URL(next).pathname.startsWith('/interaction/')
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(isForm && { method: 'POST', body: new URLSearchParams(sent) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split(/=(.*)/s)
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`the provider answered ${response.status}: ${await response.text()}`)
    next = new URL(location, issuer).href
    if (!next.startsWith(issuer)) return next
  }
  throw new Error('the provider leads in circles')
}
