import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an identity provider that lies, errs or is broken does otherwise than a right one. */
export type Lie = {
  /** Over the right claims of the token. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly isSignedByAnother?: true
  readonly isUnsigned?: true
  /** Over the right description. */
  readonly description?: Readonly<Record<string, unknown>>
  /** Answers at the place of the tokens instead of it. */
  readonly tokens?: (response: ServerResponse) => void
}

export type LyingProvider = {
  readonly issuer: string
  lie: Lie
  /** The paths that were asked for. */
  readonly asked: string[]
  /** The answer with which a browser comes back, by the address at which it was sent. */
  readonly answerTo: (address: string) => string
  readonly close: () => Promise<void>
}

const KEY = { kid: 'k1', alg: 'RS256', use: 'sig' }

/** A provider of a few lines on this machine, which says of everybody that they are `sub`. */
export async function runLyingProvider(client: string): Promise<LyingProvider> {
  const [own, another] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }))
  const nonces = new Map<string, string>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname
    asked.push(path)
    if (path === '/.well-known/openid-configuration')
      return json(response, { ...described(), ...provider.lie.description })
    if (path === '/keys') return json(response, { keys: [{ ...own!.publicKey.export({ format: 'jwk' }), ...KEY }] })
    if (path !== '/tokens') return void response.writeHead(404).end()
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (provider.lie.tokens) return provider.lie.tokens(response)
      const code = new URLSearchParams(Buffer.concat(parts).toString()).get('code')!
      const now = Math.floor(Date.now() / 1000)
      const right = { iss: provider.issuer, aud: client, sub: 'sub', iat: now, exp: now + 300, nonce: nonces.get(code) }
      const claims = { ...right, preferred_username: 'mot.nguoi', ...provider.lie.claims }
      const key = provider.lie.isSignedByAnother ? another!.privateKey : own!.privateKey
      const token = tokenOf(claims, provider.lie.isUnsigned ? undefined : key)
      return json(response, { access_token: 'a', token_type: 'Bearer', id_token: token })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const described = () => ({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/tokens`,
    jwks_uri: `${issuer}/keys`,
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256'],
  })
  const provider: LyingProvider = {
    issuer,
    lie: {},
    asked,
    answerTo: (address) => {
      const { searchParams } = new URL(address)
      const code = createHash('sha256').update(address).digest('hex')
      nonces.set(code, searchParams.get('nonce')!)
      return new URLSearchParams({ code, state: searchParams.get('state')! }).toString()
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return provider
}

function json(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}

function tokenOf(claims: object, key: KeyObject | undefined): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ ...KEY, ...(key === undefined && { alg: 'none' }) })}.${part(claims)}`
  return `${signed}.${key === undefined ? '' : sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}
