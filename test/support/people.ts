import { Writable } from 'node:stream'
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { generateSync } from 'otplib'
import { accounts } from '#contract/accounts.ts'
import { oidc } from '#contract/oidc.ts'
import { apiTokens } from '#contract/api-tokens.ts'
import { type Client, clientOf } from '#contract/client.ts'
import { sessions } from '#contract/sessions.ts'
import { type Database, openDatabase } from '#db/database.ts'
import { firstAdministrator } from '#server/accounts/first-administrator.ts'
import { accountHandlers } from '#server/accounts/handlers.ts'
import { apiTokenHandlers } from '#server/api-tokens/handlers.ts'
import { bind } from '#server/bind.ts'
import { oidcHandlers } from '#server/oidc/handlers.ts'
import { IdentityProvider } from '#server/oidc/identity-provider.ts'
import type { OidcSettings } from '#server/oidc/oidc-settings.ts'
import { answerProblems } from '#server/problems.ts'
import { actorOfRequest } from '#server/sessions/actor.ts'
import { refuseForeignOrigins } from '#server/sessions/foreign-origin.ts'
import { sessionHandlers } from '#server/sessions/handlers.ts'
import { SESSION_SETTINGS, type SessionSettings } from '#server/sessions/session-settings.ts'
import { targetIn } from '#server/target.ts'
import { freshDatabase } from './database/database.ts'

export const PASSWORD = 'thuyền ngủ say trên bến vắng 7'
export const OTHER_PASSWORD = 'bốn mùa hoa nở trên đồi cao 9'

/** A server of sessions and accounts over a database of its own. */
export type House = {
  readonly database: Database
  readonly app: FastifyInstance
  /** What it has logged, at the lowest level. */
  readonly log: () => string
  readonly visitor: (address?: string) => Visitor
  readonly close: () => Promise<void>
}

/** A browser: it keeps its cookie, and calls through the real client. */
export type Visitor = {
  readonly call: Client
  /** The last answer as it came. */
  readonly last: () => LightMyRequestResponse
  readonly cookie: () => string | undefined
  readonly takeCookie: (cookie: string | undefined) => void
}

export async function openHouse(settings: Partial<SessionSettings> = {}, oidcSettings?: OidcSettings): Promise<House> {
  const fresh = await freshDatabase('empty')
  const database = openDatabase(fresh.url, { most: 8 })
  const lines: string[] = []
  const stream = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) })
  const app = fastify({ logger: { level: 'trace', stream } })
  const sessionSettings = { ...SESSION_SETTINGS, refusalTakesMs: 0, demandSecondFactorOf: [], ...settings }
  const provider = oidcSettings && new IdentityProvider(oidcSettings)
  const deps = { db: database.db, secret: Buffer.alloc(32, 7), sessionSettings, oidc: provider }
  const doors = { actorOf: actorOfRequest(database.db, sessionSettings), targetOf: targetIn(database.db) }
  answerProblems(app)
  refuseForeignOrigins(app)
  bind(app, sessions, sessionHandlers(deps), doors)
  bind(app, accounts, accountHandlers(deps), doors)
  bind(app, oidc, oidcHandlers({ ...deps, provider, log: app.log }), doors)
  bind(app, apiTokens, apiTokenHandlers(deps), doors)
  return {
    database,
    app,
    log: () => lines.join(''),
    visitor: (address) => visitorOf(app, address),
    close: async () => {
      await app.close()
      await database.close()
      await fresh.drop()
    },
  }
}

function visitorOf(app: FastifyInstance, remoteAddress = '10.0.0.1'): Visitor {
  let cookie: string | undefined
  let last: LightMyRequestResponse
  const call = clientOf('', async (url, { method, headers, body }) => {
    last = await app.inject({
      method: method as 'GET',
      url,
      remoteAddress,
      headers: { ...headers, 'sec-fetch-site': 'same-origin', ...(cookie !== undefined && { cookie }) },
      ...(body !== undefined && { payload: body }),
    })
    const given = last.headers['set-cookie']
    if (typeof given === 'string') cookie = given.includes('Max-Age=0') ? undefined : given.split(';')[0]
    const response = last
    return { ok: response.statusCode < 400, status: response.statusCode, json: () => response.json() }
  })
  return { call, last: () => last, cookie: () => cookie, takeCookie: (next) => (cookie = next) }
}

/** The administrator of the first start, who has opened the account. */
export async function administrator(house: House): Promise<Visitor> {
  const first = await firstAdministrator(house.database.db)
  const visitor = house.visitor()
  await visitor.call(sessions.openByLink, { token: first!.link.token, password: PASSWORD })
  return visitor
}

export type Person = { readonly id: string; readonly token: string }

/** Somebody invited by the administrator; their link is still unused. */
export async function invited(admin: Visitor, userName: string, displayName = 'Nguyễn Văn A'): Promise<Person> {
  const { account, link } = await admin.call(accounts.inviteAccount, { userName, displayName })
  return { id: account, token: link!.token }
}

/** Somebody with an open account, signed in where they opened it. */
export async function opened(
  house: House,
  admin: Visitor,
  userName: string,
): Promise<Visitor & { readonly id: string }> {
  const { id, token } = await invited(admin, userName)
  const visitor = house.visitor()
  await visitor.call(sessions.openByLink, { token, password: PASSWORD })
  return { ...visitor, id }
}

/** The code that a device shows, some seconds from now. */
export function codeOf(secret: string, secondsFromNow = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + secondsFromNow })
}

/** How a call was refused; undefined where it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    (error: { code: string }) => error.code,
  )
}
