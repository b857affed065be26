import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { oidc } from '#contract/oidc.ts'
import { sessions } from '#contract/sessions.ts'
import { runIdentityProvider, type RunningProvider } from '#test/support/identity-provider.ts'
import {
  administrator,
  type House,
  invited,
  opened,
  openHouse,
  PASSWORD,
  refusalOf,
  type Visitor,
} from '#test/support/people.ts'

let provider: RunningProvider
let house: House
let admin: Visitor

beforeAll(async () => {
  provider = await runIdentityProvider()
  house = await openHouse({}, provider.settings())
  admin = await administrator(house)
})
afterAll(async () => {
  await house.close()
  await provider.close()
})

/** Somebody the provider knows by this name, as another of its own. */
function known(name: string, more: Record<string, unknown> = {}): void {
  provider.people.set(name, { sub: `id of ${name}`, preferred_username: name, ...more })
}

/** The whole way: there, in at the provider, and back. */
async function comesBack(visitor: Visitor, name: string): Promise<{ visit: string; answer: string }> {
  const { address, visit } = await visitor.call(oidc.beginOidc, {})
  return { visit, answer: answerOf(await provider.signIn(address, name)) }
}

const answerOf = (address: string): string => new URL(address).search.slice(1)

async function signIn(visitor: Visitor, name: string) {
  return visitor.call(oidc.finishOidc, await comesBack(visitor, name))
}

async function eventsOf(account: string) {
  const { db } = house.database
  const rows = await db
    .selectFrom('event')
    .select(['kind', 'body'])
    .where('stream', '=', `account:${account}`)
    .orderBy('sequence')
    .execute()
  return rows.map(({ kind, body }) => ({ kind, body: body as Record<string, unknown> }))
}

describe('the identity provider lets in', () => {
  test('an account of the name that it says, and links it: from then on the person counts, not the name', async () => {
    known('tran.van.an')
    const { id } = await opened(house, admin, 'tran.van.an')
    const visitor = house.visitor()
    expect(await signIn(visitor, 'tran.van.an')).toEqual({ secondFactor: 'none' })
    const { session } = await visitor.call(sessions.showSession, {})
    expect(session?.account.userName).toBe('tran.van.an')
    known('tran.van.an', { preferred_username: 'doi.ten.roi' })
    expect(await signIn(house.visitor(), 'tran.van.an')).toEqual({ secondFactor: 'none' })
    const told = await eventsOf(id)
    expect(told.map(({ kind }) => kind).slice(-3)).toEqual([
      'account.identity-linked',
      'account.signed-in',
      'account.signed-in',
    ])
    expect(told.at(-1)!.body).toMatchObject({ means: 'oidc', secondFactor: 'none' })
    expect(told.find(({ kind }) => kind === 'account.identity-linked')!.body).toEqual({ issuer: provider.issuer })
  })

  test('an invited account, which is open then; its link is void', async () => {
    known('moi.toi')
    const { id, token } = await invited(admin, 'moi.toi')
    expect(await signIn(house.visitor(), 'moi.toi')).toEqual({ secondFactor: 'none' })
    expect((await admin.call(accounts.showAccount, { account: id })).state).toBe('active')
    expect(await refusalOf(house.visitor().call(sessions.lookAtLink, { token }))).toBe('link-not-valid')
    expect((await eventsOf(id)).find(({ kind }) => kind === 'account.opened')!.body).toEqual({ means: 'oidc' })
  })

  test('whom an administrator has linked, whatever they are called there', async () => {
    known('079123456789', { preferred_username: 'cong-dan' })
    const { id } = await opened(house, admin, 'gan.tay')
    await admin.call(oidc.linkIdentity, { account: id, identity: 'id of 079123456789' })
    expect((await admin.call(oidc.showLinkedIdentity, { account: id })).linked?.issuer).toBe(provider.issuer)
    expect(await signIn(house.visitor(), '079123456789')).toEqual({ secondFactor: 'none' })
    const { id: other } = await opened(house, admin, 'nguoi.khac')
    const twice = admin.call(oidc.linkIdentity, { account: other, identity: 'id of 079123456789' })
    expect(await refusalOf(twice)).toBe('name-taken')
    await admin.call(oidc.linkIdentity, { account: id, identity: null })
    expect(await refusalOf(signIn(house.visitor(), '079123456789'))).toBe('oidc-account-unknown')
  })

  test('with a session that is told where to end the other one, too', async () => {
    known('ra.ve')
    await opened(house, admin, 'ra.ve')
    const visitor = house.visitor()
    await signIn(visitor, 'ra.ve')
    const { next } = await visitor.call(sessions.signOut, {})
    const { origin, searchParams } = new URL(next!)
    expect(origin).toBe(provider.issuer)
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'laban',
      post_logout_redirect_uri: 'http://127.0.0.1:9/',
    })
    expect(await visitor.call(sessions.showSession, {})).toMatchObject({ session: null })
    const byPassword = house.visitor()
    await byPassword.call(sessions.signIn, { userName: 'ra.ve', password: PASSWORD })
    expect(await byPassword.call(sessions.signOut, {})).toEqual({})
  })
})

describe('nobody is let in', () => {
  const refused = async (visitor: Visitor, name: string) => refusalOf(signIn(visitor, name))

  test('who has no account here; none is made', async () => {
    known('khong.co')
    expect(await refused(house.visitor(), 'khong.co')).toBe('oidc-account-unknown')
    expect(await admin.call(accounts.listAccounts, { words: 'khong.co' })).toMatchObject({ accounts: [] })
  })

  test.each([
    ['nguyễn.a', 'nguyen.a'],
    ['Đào.b', 'dao.b'],
  ])('%s is another person than %s', async (there, here) => {
    known(there)
    await opened(house, admin, here)
    expect(await refused(house.visitor(), there)).toBe('oidc-account-unknown')
  })

  test('whose account is disabled; the account’s history says that somebody tried', async () => {
    known('bi.khoa')
    const { id } = await opened(house, admin, 'bi.khoa')
    await admin.call(accounts.disableAccount, { account: id, reason: 'Thử' })
    expect(await refused(house.visitor(), 'bi.khoa')).toBe('oidc-account-disabled')
    expect((await eventsOf(id)).at(-1)).toEqual({ kind: 'account.sign-in-failed', body: { why: 'not-open' } })
  })

  test('who has got the name of somebody else at the provider', async () => {
    known('ten.cu')
    await opened(house, admin, 'ten.cu')
    await signIn(house.visitor(), 'ten.cu')
    provider.people.set('ten.cu', { sub: 'somebody else', preferred_username: 'ten.cu' })
    expect(await refused(house.visitor(), 'ten.cu')).toBe('oidc-linked-otherwise')
  })

  test('a service account', async () => {
    known('may.chu')
    await admin.call(accounts.inviteAccount, { userName: 'may.chu', displayName: 'Máy chủ', kind: 'service' })
    expect(await refused(house.visitor(), 'may.chu')).toBe('oidc-account-unknown')
  })
})

describe('an answer is refused', () => {
  beforeAll(async () => {
    known('nguoi.that')
    await opened(house, admin, 'nguoi.that')
  })

  const finish = (visitor: Visitor, input: { visit: string; answer: string }) =>
    refusalOf(visitor.call(oidc.finishOidc, input))

  test('the second time: the visit is over, and so is the code', async () => {
    const visitor = house.visitor()
    const back = await comesBack(visitor, 'nguoi.that')
    expect(await finish(visitor, back)).toBeUndefined()
    expect(await finish(house.visitor(), back)).toBe('oidc-visit-not-valid')
  })

  test('where the code was used already, by the provider', async () => {
    const first = await comesBack(house.visitor(), 'nguoi.that')
    const code = new URLSearchParams(first.answer).get('code')!
    expect(await finish(house.visitor(), first)).toBeUndefined()
    const second = await comesBack(house.visitor(), 'nguoi.that')
    const answer = new URLSearchParams(second.answer)
    answer.set('code', code)
    expect(await finish(house.visitor(), { ...second, answer: answer.toString() })).toBe('oidc-declined')
  })

  test('where it belongs to another browser’s visit: its state is not this one’s', async () => {
    const own = await comesBack(house.visitor(), 'nguoi.that')
    const { visit } = await house.visitor().call(oidc.beginOidc, {})
    expect(await finish(house.visitor(), { visit, answer: own.answer })).toBe('oidc-visit-not-valid')
  })

  test('where only its state was changed for the right one: PKCE binds the code to the visit that asked for it', async () => {
    const own = await comesBack(house.visitor(), 'nguoi.that')
    const other = await comesBack(house.visitor(), 'nguoi.that')
    const mixed = new URLSearchParams(other.answer)
    mixed.set('code', new URLSearchParams(own.answer).get('code')!)
    expect(await finish(house.visitor(), { visit: other.visit, answer: mixed.toString() })).toBe('oidc-declined')
  })

  test('after ten minutes', async () => {
    const back = await comesBack(house.visitor(), 'nguoi.that')
    await sql`update oidc_visit set begun_at = begun_at - interval '10 minutes'`.execute(house.database.db)
    expect(await finish(house.visitor(), back)).toBe('oidc-visit-not-valid')
  })

  test('that says the person cancelled', async () => {
    const { address, visit } = await house.visitor().call(oidc.beginOidc, {})
    const answer = answerOf(await provider.cancel(address))
    expect(await finish(house.visitor(), { visit, answer })).toBe('oidc-cancelled')
  })

  test('that says anything else went wrong, in the provider’s words, which are not repeated', async () => {
    const { address, visit } = await house.visitor().call(oidc.beginOidc, {})
    const state = new URL(address).searchParams.get('state')!
    const said = { error: 'server_error', error_description: '<b>mật khẩu</b>', state, iss: provider.issuer }
    const visitor = house.visitor()
    expect(await finish(visitor, { visit, answer: new URLSearchParams(said).toString() })).toBe('oidc-declined')
    expect(visitor.last().body).not.toContain('<b>')
  })

  test('that names another issuer', async () => {
    const back = await comesBack(house.visitor(), 'nguoi.that')
    const answer = new URLSearchParams(back.answer)
    answer.set('iss', 'https://elsewhere.example')
    expect(await finish(house.visitor(), { ...back, answer: answer.toString() })).toBe('oidc-wrong-issuer')
  })

  test.each(['', 'code=', 'state=1&state=2', '%E0%A4%A', 'code=a#fragment', '?code=a', 'code=a&state=\u0000'])(
    'that is %j',
    async (answer) => {
      const { visit } = await house.visitor().call(oidc.beginOidc, {})
      expect(['bad-input', 'oidc-visit-not-valid']).toContain(await finish(house.visitor(), { visit, answer }))
    },
  )
})

test('every visit asks for a code with PKCE, and each with other secrets', async () => {
  const ways = await Promise.all([1, 2].map(() => house.visitor().call(oidc.beginOidc, {})))
  const asked = ways.map(({ address }) => Object.fromEntries(new URL(address).searchParams))
  for (const one of asked)
    expect(one).toMatchObject({
      response_type: 'code',
      client_id: 'laban',
      redirect_uri: 'http://127.0.0.1:9/dang-nhap/mot-lan',
      scope: 'openid profile email',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
  for (const key of ['state', 'nonce', 'code_challenge']) expect(asked[0]![key]).not.toBe(asked[1]![key])
})

test('failures that somebody could make on purpose block the address, as those with passwords do', async () => {
  const visitor = house.visitor('10.7.7.7')
  const codes = []
  const never = { visit: 'x'.repeat(43), answer: 'code=x' }
  for (let number = 1; number <= 51; number += 1) codes.push(await refusalOf(visitor.call(oidc.finishOidc, never)))
  expect(codes.indexOf('too-many-requests')).toBeGreaterThanOrEqual(50)
})

test('neither codes nor tokens nor secrets are in the log or the database', async () => {
  known('khong.ghi')
  await opened(house, admin, 'khong.ghi')
  const visitor = house.visitor()
  const back = await comesBack(visitor, 'khong.ghi')
  await visitor.call(oidc.finishOidc, back)
  const code = new URLSearchParams(back.answer).get('code')!
  const { rows } = await sql<{ text: string }>`
    select coalesce(string_agg(t.text, ' '), '') as text from (
      select row_to_json(oidc_visit)::text as text from oidc_visit union all
      select row_to_json(linked_identity)::text from linked_identity union all
      select row_to_json(event)::text from event union all select row_to_json(session)::text from session) t
  `.execute(house.database.db)
  for (const secret of [code, back.visit, 'chi-la-bi-mat-cua-bai-thu', 'eyJ'])
    expect([house.log(), rows[0]!.text].map((text) => text.includes(secret))).toEqual([false, false])
})
