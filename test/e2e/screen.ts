import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectFitOn } from './fit-for-all.ts'
import type { ScreenSite } from './screen-site.ts'
import { signedIn, visit, type AnySite, type Visit } from './site.ts'

/** Where a state of a screen is seen: the address, by whom, and what is done there. */
export type Opening = {
  readonly path: string
  readonly as?: string
  /** Read where nothing has been loaded yet. */
  readonly isNothingLoaded?: true
  readonly act?: (page: Page) => Promise<void>
}

type State = (site: ScreenSite) => Opening | Promise<Opening>

/** The states of one route. A screen that cannot be empty, or asks the server for nothing, says why instead. */
export type Screen = {
  readonly filled: State
  readonly empty: State | { readonly never: string }
  /** What is asked of the server fails, but for the session; `filled` is where. */
  readonly error: 'answers fail' | State | { readonly never: string }
}

export type StateName = keyof Screen

/** Who has been let in stays so for all screens: one browser context for each account. */
export class Readers {
  readonly #visits = new Map<string, Promise<Visit>>()

  of(site: AnySite, as: string | undefined): Promise<Visit> {
    const key = `${site.url} ${as ?? ''}`
    const found = this.#visits.get(key) ?? opened(site, as)
    this.#visits.set(key, found)
    return found
  }

  async close(): Promise<void> {
    for (const reader of this.#visits.values()) await (await reader).close()
  }
}

async function opened(site: AnySite, as: string | undefined): Promise<Visit> {
  const reader = await visit(site)
  if (as !== undefined) await signedIn(reader, as)
  return reader
}

/** Where the pictures go, when `npm run screens` asks for them. */
const PICTURES = process.env['LABAN_SCREENS']

type Seen = {
  readonly site: () => ScreenSite
  readonly readers: Readers
  readonly route: string
  readonly screen: Screen
}

/** Expects a state of a screen whole, alone (nothing from elsewhere), quiet, readable for all; a filled one on a phone, too. */
export async function expectFitState({ site: house, readers, route, screen }: Seen, name: StateName): Promise<void> {
  const state = screen[name]
  if (typeof state === 'object') return
  const site = house()
  const isFailing = state === 'answers fail'
  const opening = await (isFailing ? screen.filled : state)(site)
  const reader = await readers.of(opening.isNothingLoaded ? site.nothingLoaded : site.loaded, opening.as)
  const { page, troubles } = reader
  if (isFailing) await page.route(ANSWERS, (asked) => asked.fulfill(FAILED))
  try {
    troubles.length = 0
    await loadedAnew(reader, opening.path)
    if (isFailing) await page.locator('main [role=alert]').first().waitFor()
    else await opening.act?.(page)
    await expectFitOn(page, name === 'filled' ? ['desk', 'phone'] : ['desk'], (size) =>
      picture(page, `${route} ${name} ${size}`),
    )
    expect(troubles.filter((trouble) => name === 'filled' || !isToldAnswer(trouble))).toEqual([])
    expect(await page.title()).toMatch(/ – La Bàn$/)
    // Nothing there, or nothing let in, would be fit, too.
    if (name === 'filled') expect(await page.locator('h1').first().textContent()).not.toMatch(/^(Không|Chưa) /)
  } finally {
    await page.unroute(ANSWERS)
  }
}

/** What follows # alone would load nothing; otherwise the way over another page only starts the browser's process anew. */
async function loadedAnew({ page, go }: Visit, path: string): Promise<void> {
  if (path.includes('#')) await page.goto('about:blank')
  await go(path)
}

const ANSWERS = /\/api\/v1\/(?!session$)/
const FAILED = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    ...{ type: 'about:blank', status: 500, code: 'internal', requestId: 'req-1' },
    title: 'Máy chủ gặp lỗi.',
    titles: { vi: 'Máy chủ gặp lỗi.', en: 'The server failed.' },
  }),
}

/** The browser's own line about an answer that the page tells in words. */
function isToldAnswer(trouble: string): boolean {
  return /^\d\d\d: |^console: Failed to load resource/.test(trouble)
}

/** Every address pattern of the router's tree, as the built pages have it. */
export async function routesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(__TSR_ROUTER__.routesByPath).sort())
}

// In the browser the router lays itself here.
declare const __TSR_ROUTER__: { readonly routesByPath: Readonly<Record<string, unknown>> }

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return
  mkdirSync(PICTURES, { recursive: true })
  const file = name.replaceAll('/', ' ').replaceAll('$', '').trim().replaceAll(/\s+/g, '-')
  await page.screenshot({ path: join(PICTURES, `${file}.png`), fullPage: true })
}
