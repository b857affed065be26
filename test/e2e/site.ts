import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { openDatabase, type Database, type Tx } from '#db/database.ts'
import { normalPassword } from '#domain/account/password.ts'
import type { Demonstration } from '#contract/demonstration.ts'
import { createApp } from '#server/create-app.ts'
import { fileStore } from '#server/evidence/file-store.ts'
import type { Examined } from '#server/examination/look.ts'
import { createMetrics } from '#server/operation/metrics.ts'
import type { OidcSettings } from '#server/oidc/oidc-settings.ts'
import { readContent, type ServedContent } from '#server/served-content.ts'
import { passwordHash } from '#server/sessions/password-hash.ts'
import { SESSION_SETTINGS, type SessionSettings } from '#server/sessions/session-settings.ts'
import { WEB } from '#scripts/build-web.ts'
import { systemPart } from '#scripts/system-parts.ts'
import { freshDatabase } from '#test/support/database/database.ts'
import { templateContent } from '#test/support/template-content.ts'

export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const
export type Size = keyof typeof SIZES

/** The real server over a database of its own, the built pages, and a browser. */
export type AnySite = {
  readonly url: string
  readonly database: Database
  readonly content: ServedContent
  readonly browser: Browser
  readonly close: () => Promise<void>
  readonly checkpoints: { readonly folder: string; readonly keysFolder: string }
}

/** One with the demonstration. */
export type Site = AnySite & { readonly content: { readonly demonstration: Demonstration } }

const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// A trial, as `npm start` makes it: nobody is made to set up a second factor.
const TRIAL: SessionSettings = { ...SESSION_SETTINGS, demandSecondFactorOf: [] }

// Answers come as late as by a slow line, each by chance: what reads a page before it is there, fails.
const LATE_MS = Number(process.env['LABAN_TEST_LATE'] ?? 0)

/**
 * `oidcSettings`: who is believed; it knows the site by its port, which is chosen before. `more`: writes what the
 * template has not, before its content is read.
 */
export type SiteWish = {
  readonly web?: string
  readonly port?: number
  readonly oidcSettings?: OidcSettings
  readonly examined?: Partial<Examined>
  readonly more?: (tx: Tx) => Promise<void>
}

export async function openSite(sessionSettings: Partial<SessionSettings> = {}, wish: SiteWish = {}): Promise<Site> {
  const site = await siteOver('demo', sessionSettings, wish)
  return { ...site, content: withDemonstration(site.content) }
}

/** As a province begins: the documents and editions are there, and nobody's results. */
export function openSiteWithoutResults(): Promise<AnySite> {
  return siteOver('content', {}, {})
}

/** As an installation begins: nothing has been loaded, and nobody is there. */
export function openEmptySite(): Promise<AnySite> {
  return siteOver('empty', {}, {})
}

async function siteOver(
  template: 'demo' | 'content' | 'empty',
  sessionSettings: Partial<SessionSettings>,
  { web = WEB, port = 0, oidcSettings, examined = {}, more }: SiteWish,
): Promise<AnySite> {
  const fresh = await freshDatabase(template)
  const database = openDatabase(fresh.url, { most: 10 })
  const dataFolder = mkdtempSync(join(tmpdir(), 'laban-site-'))
  const checkpoints = { folder: dataFolder, keysFolder: dataFolder }
  if (more) await database.db.transaction().execute(more)
  const content = await (more ? readContent(database.db) : templateContent(template, database))
  const { app } = await createApp({
    database,
    content,
    secret: randomBytes(32),
    sessionSettings: { ...TRIAL, ...sessionSettings },
    help: HELP,
    oidcSettings,
    connections: 10,
    rates: { requests: 0, signIns: 0, tokens: 0 },
    metrics: createMetrics({ pool: database.pool, now: () => new Date() }),
    files: {
      store: fileStore(join(dataFolder, 'files')),
      scanner: undefined,
      office: undefined,
      largest: 100 * 1024 * 1024,
    },
    checkpoints,
    examined: { LABAN_DATA: dataFolder, LABAN_CHECKPOINTS: dataFolder, LABAN_MODE: 'trial', ...examined },
    dataFolder,
    web,
    logLevel: 'error',
  })
  if (LATE_MS > 0) app.addHook('onSend', () => pause(Math.random() * LATE_MS))
  const url = await app.listen({ host: '127.0.0.1', port })
  const browser = await chromium.launch({ executablePath: systemPart('chromium'), args: BROWSER_ARGS })
  return {
    url,
    database,
    content,
    checkpoints,
    browser,
    close: async () => {
      await browser.close()
      await app.close()
      await database.close()
      await fresh.drop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

function withDemonstration(content: ServedContent): Site['content'] {
  const { demonstration } = content
  if (!demonstration) throw new Error('the template has no demonstration')
  return { ...content, demonstration }
}

/** Ends what never would; how long a page takes on somebody's machine is no test. */
export const HANGS_AFTER_MS = 200_000

/** Without it every page would first fetch all that is kept for working offline. */
const NO_WORKER = 'Service Worker registration blocked by Playwright'

/** A page of its own, with what went wrong in it. */
export type Visit = {
  readonly site: AnySite
  readonly page: Page
  readonly troubles: string[]
  readonly go: (path: string) => Promise<void>
  readonly close: () => Promise<void>
}

export async function visit(site: AnySite, size: Size = 'desk'): Promise<Visit> {
  const context = await site.browser.newContext({ viewport: SIZES[size], locale: 'vi-VN', serviceWorkers: 'block' })
  return visitWith(site, context)
}

/** A further page of a browser that may have others open. */
export async function visitWith(site: AnySite, context: BrowserContext): Promise<Visit> {
  const page = await context.newPage()
  page.setDefaultTimeout(HANGS_AFTER_MS)
  const troubles: string[] = []
  page.on('console', (message) => {
    const isTrouble = message.type() === 'error' || message.type() === 'warning'
    if (isTrouble && message.text() !== NO_WORKER) troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith('data:'))
      troubles.push(`elsewhere: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`)
  })
  return {
    site,
    page,
    troubles,
    go: async (path) => {
      await page.goto(site.url + path)
      await page.locator('h1').first().waitFor({ state: 'attached' })
      await settled(page)
      await page.evaluate(() => document.fonts.ready)
    },
    close: () => context.close(),
  }
}

/** The page has what it asked for, and nothing is drawn as a skeleton any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { state, options } = __TSR_ROUTER__
    const isLoaded = state.status === 'idle' && options.context.queries.isFetching() === 0
    return isLoaded && document.querySelector('[class*=skeleton]') === null
  })
}

// In the browser the router lays itself here.
declare const __TSR_ROUTER__: {
  readonly state: { readonly status: string }
  readonly options: { readonly context: { readonly queries: { readonly isFetching: () => number } } }
}

/** Whom every page says to ask. */
export const HELP = 'Phòng Chuyển đổi số, 0234 3 123 456'

export const PASSWORD = 'thuyền ngủ say trên bến vắng 7'

/** Opens an account of the demonstration with `PASSWORD`, and signs the visit in: its pages have the cookie. */
export async function signedIn({ site, page }: Visit, userName: string): Promise<void> {
  await openAccount(site, userName)
  const answer = await page.request.post(`${site.url}/api/v1/session`, { data: { userName, password: PASSWORD } })
  if (!answer.ok()) throw new Error(`${userName} is not let in: ${await answer.text()}`)
}

/** Gives an account of the demonstration `PASSWORD`, as if its owner had used the link. */
export async function openAccount({ database: { db } }: AnySite, userName: string): Promise<void> {
  passwordsHash ??= passwordHash(normalPassword(PASSWORD))
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ password_hash: await passwordsHash, state: 'active' })
    .where('user_name', '=', userName)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Error(`the demonstration has no account ${userName}`)
}

let passwordsHash: Promise<string> | undefined

/** "−1.234,56" → -123456: a printed figure in hundredths, read without floating point. */
export function hundredths(printed: string): bigint {
  const plain = printed.trim().replace('−', '-').replace('+', '').replaceAll('.', '')
  const [whole = '0', rest = ''] = plain.replace('-', '').split(',')
  const size = BigInt(whole) * 100n + BigInt(rest.padEnd(2, '0'))
  return plain.startsWith('-') ? -size : size
}
