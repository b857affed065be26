import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { oidc } from '#contract/oidc.ts'
import { sessions } from '#contract/sessions.ts'
import { runLyingProvider, type Lie, type LyingProvider } from '#test/support/lying-provider.ts'
import { administrator, type House, opened, openHouse, refusalOf, type Visitor } from '#test/support/people.ts'
import type { OidcSettings } from './oidc-settings.ts'

let provider: LyingProvider
let house: House
let admin: Visitor

const settings = (more: Partial<OidcSettings> = {}): OidcSettings => ({
  issuer: provider.issuer,
  client: 'laban',
  scopes: 'openid',
  accountAttribute: 'preferred_username',
  secondFactors: ['mfa'],
  addresses: {},
  home: 'http://127.0.0.1:9',
  ...more,
})

beforeAll(async () => {
  provider = await runLyingProvider('laban')
  house = await openHouse({ demandSecondFactorOf: [] }, settings())
  admin = await administrator(house)
  await opened(house, admin, 'mot.nguoi')
})
afterEach(() => {
  provider.lie = {}
})
afterAll(async () => {
  await house.close()
  await provider.close()
})

async function signIn(lie: Lie, at = house): Promise<string | undefined> {
  const visitor = at.visitor()
  const { address, visit } = await visitor.call(oidc.beginOidc, {})
  provider.lie = lie
  return refusalOf(visitor.call(oidc.finishOidc, { visit, answer: provider.answerTo(address) }))
}

test('a provider that says nothing wrong is believed', async () => {
  expect(await signIn({})).toBeUndefined()
})

const now = Math.floor(Date.now() / 1000)

describe('not believed is a token', () => {
  test.each<[string, Lie, string]>([
    ['signed with another key', { isSignedByAnother: true }, 'oidc-not-right'],
    ['signed by nobody', { isUnsigned: true }, 'oidc-not-right'],
    ['for another visit', { claims: { nonce: 'another' } }, 'oidc-not-right'],
    ['for no visit', { claims: { nonce: undefined } }, 'oidc-not-right'],
    ['for another client', { claims: { aud: 'another' } }, 'oidc-not-right'],
    ['of nobody', { claims: { sub: undefined } }, 'oidc-not-right'],
    ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }, 'oidc-wrong-issuer'],
    ['that ended an hour ago', { claims: { iat: now - 7200, exp: now - 3600 } }, 'oidc-clock'],
    ['that begins in an hour', { claims: { nbf: now + 3600 } }, 'oidc-clock'],
  ])('%s', async (_, lie, why) => {
    expect(await signIn(lie)).toBe(why)
  })

  test('that ended within the minute by which clocks may differ is', async () => {
    expect(await signIn({ claims: { iat: now - 300, exp: Math.floor(Date.now() / 1000) - 30 } })).toBeUndefined()
  })
})

describe('an answer in place of the tokens is refused', () => {
  test.each<[string, NonNullable<Lie['tokens']>, string]>([
    ['longer than any', (response) => void response.end(`{"a":"${'x'.repeat(600_000)}"}`), 'oidc-not-right'],
    ['a page', (response) => void response.setHeader('content-type', 'text/html').end('<h1>'), 'oidc-unreachable'],
    ['broken off', (response) => void response.writeHead(200).write('{', () => response.destroy()), 'oidc-unreachable'],
    ['a failure', (response) => void response.writeHead(502).end(), 'oidc-unreachable'],
    ['a way elsewhere', (response) => void response.writeHead(307, { location: '/keys' }).end(), 'oidc-unreachable'],
  ])('%s', async (_, tokens, why) => {
    expect(await signIn({ tokens })).toBe(why)
  })
})

describe('a description', () => {
  const begin = async (lie: Lie, more: Partial<OidcSettings> = {}) => {
    const other = await openHouse({}, settings(more))
    provider.lie = lie
    try {
      const visitor = other.visitor()
      const begun = await visitor.call(oidc.beginOidc, {})
      return await visitor.call(oidc.finishOidc, { visit: begun.visit, answer: provider.answerTo(begun.address) })
    } finally {
      await other.close()
    }
  }

  test('of another issuer is not used', async () => {
    expect(await refusalOf(begin({ description: { issuer: 'https://elsewhere.example' } }))).toBe('oidc-wrong-issuer')
  })

  test('cannot send us elsewhere: only the issuer and what the configuration names is asked', async () => {
    const elsewhere = await runLyingProvider('laban')
    for (const place of ['token_endpoint', 'jwks_uri'])
      expect(await refusalOf(begin({ description: { [place]: `${elsewhere.issuer}/tokens` } }))).toBe('oidc-not-right')
    expect(elsewhere.asked).toEqual([])
    await elsewhere.close()
  })

  test('is not asked for where all places are told by hand', async () => {
    const { issuer } = provider
    const addresses = { authorization: `${issuer}/auth`, token: `${issuer}/tokens`, keys: `${issuer}/keys` }
    provider.asked.length = 0
    expect(await refusalOf(begin({}, { addresses }))).toBe('oidc-account-unknown')
    expect(provider.asked).toEqual(['/tokens', '/keys'])
  })

  test('of nobody there: the provider is away, and asked again by the next', async () => {
    const gone = await runLyingProvider('laban')
    await gone.close()
    const other = await openHouse({}, settings({ issuer: gone.issuer }))
    const visitor = other.visitor()
    expect(await refusalOf(visitor.call(oidc.beginOidc, {}))).toBe('oidc-unreachable')
    expect(visitor.last().statusCode).toBe(503)
    await other.close()
  })
})

describe('a second factor', () => {
  test('given at the provider is not asked for again, also of a role that must have one', async () => {
    const strict = await openHouse({ demandSecondFactorOf: ['administrator'] }, settings())
    const first = await administrator(strict)
    const { session } = await first.call(sessions.showSession, {})
    const name = session!.account.userName
    const states = []
    for (const claims of [{ amr: ['pwd', 'mfa'] }, { acr: 'mfa' }, { amr: ['pwd'] }, { amr: 'mfa' }]) {
      const visitor = strict.visitor()
      const { address, visit } = await visitor.call(oidc.beginOidc, {})
      provider.lie = { claims: { preferred_username: name, ...claims } }
      const { secondFactor } = await visitor.call(oidc.finishOidc, { visit, answer: provider.answerTo(address) })
      states.push(secondFactor)
    }
    expect(states).toEqual(['given', 'given', 'to-set-up', 'to-set-up'])
    await strict.close()
  })
})

describe('a mail address', () => {
  test('names an account where the provider has verified it, and only one has it', async () => {
    const post = await openHouse({}, settings({ accountAttribute: 'email' }))
    const manager = await administrator(post)
    const invite = (userName: string, email: string) =>
      manager.call(accounts.inviteAccount, { userName, displayName: 'Lê Văn B', email })
    await invite('le.van.b', 'b@tinh.example')
    await invite('mot', 'hai@tinh.example')
    await invite('hai', 'hai@tinh.example')
    const claims = (email: string, verified: unknown) => ({
      claims: { sub: `of ${email} ${String(verified)}`, email, email_verified: verified },
    })
    expect(await signIn(claims('b@tinh.example', false), post)).toBe('oidc-account-unknown')
    expect(await signIn(claims('b@tinh.example', 'true'), post)).toBe('oidc-account-unknown')
    expect(await signIn(claims('hai@tinh.example', true), post)).toBe('oidc-account-unknown')
    expect(await signIn(claims('b@tinh.example', true), post)).toBeUndefined()
    await post.close()
  })
})

describe('an administrator', () => {
  test('is told what a sign-in would need, and what is broken', async () => {
    const { findings } = await admin.call(oidc.examineOidc, {})
    expect(findings.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'reachable fine',
      'clock fine',
      'description fine',
      'addresses fine',
      'pkce fine',
      'keys fine',
    ])
    expect(findings.at(-1)!.given).toBe('1')
    provider.lie = { description: { jwks_uri: 'https://elsewhere.example/keys' } }
    const broken = (await admin.call(oidc.examineOidc, {})).findings.filter(({ state }) => state === 'broken')
    expect(broken).toEqual([
      { code: 'addresses', state: 'broken', given: 'https://elsewhere.example' },
      { code: 'keys', state: 'broken', given: 'elsewhere: https://elsewhere.example' },
    ])
    provider.lie = {}
    await admin.call(oidc.examineOidc, {})
  })

  test('tests the whole way: what came, whom it would let in; nobody is let in and nothing linked', async () => {
    const { address, visit } = await admin.call(oidc.beginOidcTest, {})
    provider.lie = { claims: { sub: 'not linked', preferred_username: 'thu.nghiem', nhom: ['a', 'b'] } }
    const input = { visit, answer: provider.answerTo(address) }
    expect(await refusalOf(house.visitor().call(oidc.finishOidc, input))).toBe('oidc-visit-not-valid')
    await opened(house, admin, 'thu.nghiem')
    const cookie = admin.cookie()
    const told = await admin.call(oidc.finishOidcTest, input)
    expect(told.match).toMatchObject({ userName: 'thu.nghiem', by: 'user-name', isLinkedOtherwise: false })
    expect(told.attributes).toContainEqual({ name: 'nhom', value: '["a","b"]' })
    expect(told.attributes.map(({ name }) => name)).not.toContain('nonce')
    expect(admin.cookie()).toBe(cookie)
    const links = await house.database.db.selectFrom('linked_identity').select('identity').execute()
    expect(links).not.toContainEqual({ identity: 'not linked' })
  })

  test('is shown the settings without the secret', async () => {
    const shown = await admin.call(oidc.showOidc, {})
    expect(shown.settings).toMatchObject({
      redirectAddress: 'http://127.0.0.1:9/dang-nhap/mot-lan',
      hasSecret: false,
      accountAttribute: 'preferred_username',
    })
  })
})
