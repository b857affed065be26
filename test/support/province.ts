import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { type Client, clientOf } from '#contract/client.ts'
import { type Database, openDatabase, type Tx } from '#db/database.ts'
import { createApp } from '#server/create-app.ts'
import type { Files } from '#server/evidence/deps.ts'
import { fileStore } from '#server/evidence/file-store.ts'
import type { Examined } from '#server/examination/look.ts'
import type { Scanner } from '#server/evidence/scanner.ts'
import { createMetrics } from '#server/operation/metrics.ts'
import type { OidcSettings } from '#server/oidc/oidc-settings.ts'
import { readContent, type ServedContent } from '#server/served-content.ts'
import { SESSION_COOKIE } from '#server/session-cookie.ts'
import { openSession } from '#server/sessions/new-session.ts'
import { SESSION_SETTINGS } from '#server/sessions/session-settings.ts'
import { freshDatabase } from './database/database.ts'
import { templateContent } from './template-content.ts'

/** The whole server over a demonstration province of its own. */
export type Province = {
  readonly database: Database
  readonly app: FastifyInstance
  readonly content: ServedContent
  readonly files: Files
  /** Where its checkpoints and their key would be. */
  readonly checkpoints: { readonly folder: string; readonly keysFolder: string }
  /** The id of an organisation by the name that content has for it. */
  readonly organisation: (slug: string) => string
  /** A caller signed in to an account of the demonstration. */
  readonly as: (userName: string) => Promise<Caller>
  /** A caller whose session somebody else opened. */
  readonly with: (cookie: string) => Caller
  readonly nobody: Caller
  /** Another server over the same database and files: what only the first one remembers, it does not know. */
  readonly secondServer: () => Promise<FastifyInstance>
  readonly close: () => Promise<void>
}

export type Caller = {
  readonly call: Client
  /** The last answer as it came. */
  readonly last: () => LightMyRequestResponse
  readonly cookie: string
}

const LARGEST_FILE = 100 * 1024 * 1024
const SETTINGS = { ...SESSION_SETTINGS, refusalTakesMs: 0, demandSecondFactorOf: [] }

/**
 * `web`: the folder of built pages; without one there are none. `scanner`: who looks into files; by default nobody. `office`: LibreOffice, by
 * default none. `examined`: what of the configuration an examination is to read otherwise.
 * `more`: writes what the demonstration has not, before its content is read.
 */
export async function openProvince({
  web = 'no-pages',
  scanner,
  office,
  largest = LARGEST_FILE,
  examined = {},
  oidcSettings,
  more,
}: {
  readonly web?: string
  readonly scanner?: Scanner
  readonly office?: string
  readonly largest?: number
  readonly examined?: Partial<Examined>
  readonly oidcSettings?: OidcSettings
  readonly more?: (tx: Tx) => Promise<void>
} = {}): Promise<Province> {
  const fresh = await freshDatabase('demo')
  const database = openDatabase(fresh.url, { most: 8 })
  if (more) await database.db.transaction().execute(more)
  const content = await (more ? readContent(database.db) : templateContent('demo', database))
  const folder = await mkdtemp(join(tmpdir(), 'laban-files-'))
  await mkdir(join(folder, 'files'))
  const files: Files = { store: fileStore(join(folder, 'files')), scanner, office, largest }
  const opened = () =>
    createApp({
      database,
      content,
      secret: randomBytes(32),
      sessionSettings: SETTINGS,
      oidcSettings,
      connections: 8,
      rates: { requests: 0, signIns: 0, tokens: 0 },
      metrics: createMetrics({ now: () => new Date() }),
      files,
      checkpoints: { folder, keysFolder: folder },
      examined: { LABAN_DATA: folder, LABAN_CHECKPOINTS: folder, LABAN_MODE: 'trial', ...examined },
      dataFolder: tmpdir(),
      web,
      logLevel: 'error',
    })
  const { app } = await opened()
  const rows = await database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const ids = new Map(rows.map(({ id, slug }) => [slug, id]))
  return {
    database,
    app,
    content,
    files,
    checkpoints: { folder, keysFolder: folder },
    organisation: (slug) => {
      const id = ids.get(slug)
      if (!id) throw new Error(`no organisation ${slug}`)
      return id
    },
    as: async (userName) => callerOf(app, await sessionOf(database, userName)),
    with: (cookie) => callerOf(app, cookie),
    nobody: callerOf(app, ''),
    secondServer: async () => (await opened()).app,
    close: async () => {
      await app.close()
      await database.close()
      await fresh.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Opens the account and a session of it, as the one-time link would. */
async function sessionOf({ db }: Database, userName: string): Promise<string> {
  const { id } = await db
    .updateTable('account')
    .set({ state: 'active' })
    .where('user_name', '=', userName)
    .returning('id')
    .executeTakeFirstOrThrow()
  const { token } = await db.transaction().execute((tx) => openSession(tx, id, {}, SETTINGS))
  return `${SESSION_COOKIE}=${token}`
}

function callerOf(app: FastifyInstance, cookie: string): Caller {
  let last: LightMyRequestResponse
  const call = clientOf('', async (url, { method, headers, body }) => {
    const response = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...headers, ...(cookie !== '' && { cookie }) },
      ...(body !== undefined && { payload: body }),
    })
    last = response
    return { ok: response.statusCode < 400, status: response.statusCode, json: () => response.json() }
  })
  return { call, last: () => last, cookie }
}

/** How a call was refused, with its details; undefined where it was not. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; details: unknown } | undefined> {
  return call.then(
    () => undefined,
    ({ code, details }: { code: string; details: unknown }) => ({ code, details }),
  )
}
