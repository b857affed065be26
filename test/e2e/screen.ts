import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectReadableForAll } from './fit-for-all.ts'
import type { ScreenSite } from './screen-site.ts'
import { signedIn, visit, type AnySite, type Size, type Visit } from './site.ts'

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

/** Who has been let in stays so for all screens: one browser context for each account and size. */
export class Readers {
  readonly #visits = new Map<string, Promise<Visit>>()

  of(site: AnySite, size: Size, as: string | undefined): Promise<Visit> {
    const key = `${site.url} ${size} ${as ?? ''}`
    const found = this.#visits.get(key) ?? opened(site, size, as)
    this.#visits.set(key, found)
    return found
  }

  async close(): Promise<void> {
    for (const reader of this.#visits.values()) await (await reader).close()
  }
}

async function opened(site: AnySite, size: Size, as: string | undefined): Promise<Visit> {
  const reader = await visit(site, size)
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

/** Expects a state of a screen whole (no sideways scroll), alone (nothing from elsewhere), quiet, readable for all. */
export async function expectFitState(
  { site: house, readers, route, screen }: Seen,
  name: StateName,
  size: Size,
): Promise<void> {
  const state = screen[name]
  if (typeof state === 'object') return
  const site = house()
  const isFailing = state === 'answers fail'
  const opening = await (isFailing ? screen.filled : state)(site)
  const reader = await readers.of(opening.isNothingLoaded ? site.nothingLoaded : site.loaded, size, opening.as)
  const { page, troubles } = reader
  if (isFailing) await page.route(ANSWERS, (asked) => asked.fulfill(FAILED))
  try {
    // Another address with the same path would not be loaded anew.
    await page.goto('about:blank')
    troubles.length = 0
    await reader.go(opening.path)
    await settled(page)
    if (isFailing) await page.locator('main [role=alert]').first().waitFor()
    else await opening.act?.(page)
    await picture(page, `${route} ${name} ${size}`)
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(content, 'width of the page').toBeLessThanOrEqual(window)
    await expectReadableForAll(page)
    expect(troubles.filter((trouble) => name === 'filled' || !isToldAnswer(trouble))).toEqual([])
    expect(await page.title()).toMatch(/ – La Bàn$/)
    // Nothing there, or nothing let in, would be fit, too.
    if (name === 'filled') expect(await page.locator('h1').first().textContent()).not.toMatch(/^(Không|Chưa) /)
  } finally {
    await page.unroute(ANSWERS)
  }
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

/** The page has what it asked for, and nothing is drawn as a skeleton any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { state, options } = __TSR_ROUTER__
    const isLoaded = state.status === 'idle' && options.context.queries.isFetching() === 0
    return isLoaded && document.querySelector('[class*=skeleton]') === null
  })
}

/** Every address pattern of the router's tree, as the built pages have it. */
export async function routesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(__TSR_ROUTER__.routesByPath).sort())
}

// In the browser the router lays itself here.
declare const __TSR_ROUTER__: {
  readonly routesByPath: Readonly<Record<string, unknown>>
  readonly state: { readonly status: string }
  readonly options: { readonly context: { readonly queries: { readonly isFetching: () => number } } }
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return
  mkdirSync(PICTURES, { recursive: true })
  const file = name.replaceAll('/', ' ').replaceAll('$', '').trim().replaceAll(/\s+/g, '-')
  await page.screenshot({ path: join(PICTURES, `${file}.png`), fullPage: true })
}
