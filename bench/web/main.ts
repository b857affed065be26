import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type CDPSession, type Page, type Request } from 'playwright-core'
import { buildWeb } from '../../scripts/build-web.ts'
import { systemPart } from '../../scripts/system-parts.ts'
import { firstLoad } from '../../test/e2e/first-load.ts'
import { CRITERIA } from './edition.ts'
import { openSite, type Site } from './site.ts'

/** One line of the report. */
export type Measured = {
  readonly what: string
  readonly figure: string
  readonly limit: string
  readonly reached: boolean
}

export const LIMITS = {
  usableMs: 2000,
  keyMs: 50,
  saveBytes: 2048,
  paintMs: 2500,
  publicScriptBytes: 150 * 1024,
  entryBytes: 350 * 1024,
  fontBytes: 120 * 1024,
} as const

/** An office's old machine, and a commune's line of 10 Mbps. */
const SLOW_DOWN = 4
const LINE = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 }
const TURNS = 5
const KEYS = 60
const KEY_EVERY_MS = 120
/** So many keys make one number. */
const DIGITS = 3
const WINDOW = { width: 1366, height: 768 }
const IN_PAGE = fileURLToPath(new URL('in-page.js', import.meta.url))

export async function measured(): Promise<Measured[]> {
  await buildWeb()
  const site = await openSite()
  const browser = await chromium.launch({ executablePath: systemPart('chromium'), args: ['--no-sandbox'] })
  try {
    return [...(await formFigures(browser, site)), ...(await publicFigures(browser, site))]
  } finally {
    await browser.close()
    await site.close()
  }
}

async function formFigures(browser: Browser, site: Site): Promise<Measured[]> {
  const { page, close } = await slowPage(browser)
  const [name, value] = site.officer.cookie.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: site.url }])
  const opened: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) opened.push(await openedWithin(page, site))
  const { scripts, styles, fonts } = await firstLoad(page)
  const saves = savesOf(page)
  const painted = await keysPainted(page)
  const bytes = await Promise.all(await saves.atLeastOne())
  await close()
  const { usableMs, keyMs, saveBytes, entryBytes, fontBytes } = LIMITS
  return [
    atMost(
      `a form of ${CRITERIA} criteria, from its data to its first cell (median of ${TURNS})`,
      middle(opened),
      usableMs,
      'ms',
    ),
    atMost(`a key to the frame that shows it (p95 of ${painted.length})`, share(painted, 0.95), keyMs, 'ms'),
    atMost(`one autosave with its heads (largest of ${bytes.length})`, Math.max(...bytes), saveBytes, 'bytes'),
    atMost('the first load of that form, scripts and styles as sent', scripts + styles, entryBytes, 'bytes'),
    atMost('its fonts', fonts, fontBytes, 'bytes'),
  ]
}

async function openedWithin(page: Page, { url, form }: Site): Promise<number> {
  await page.goto('about:blank')
  await page.goto(url + form)
  await page.locator('input[data-cell]').first().focus()
  return page.evaluate<number>('measured.sinceData()')
}

async function keysPainted(page: Page): Promise<number[]> {
  await page.evaluate('measured.watchKeys()')
  for (let key = 1; key <= KEYS; key += 1) {
    await page.keyboard.press(String(1 + (key % 9)))
    await page.waitForTimeout(KEY_EVERY_MS)
    if (key % DIGITS === 0) await page.keyboard.press('Enter')
  }
  return page.evaluate<number[]>('measured.keys')
}

/** The sizes of what is saved from here on. */
function savesOf(page: Page) {
  const sizes: Promise<number>[] = []
  const size = async (request: Request): Promise<number> => {
    // What is still on its way when the page is closed is none.
    const sent = await request.sizes().catch(() => undefined)
    return sent ? sent.requestBodySize + sent.requestHeadersSize : 0
  }
  page.on('requestfinished', (request) => {
    if (request.method() === 'PUT') sizes.push(size(request))
  })
  return {
    atLeastOne: async () => {
      if (sizes.length === 0) await page.waitForEvent('requestfinished', (request) => request.method() === 'PUT')
      return sizes
    },
  }
}

async function publicFigures(browser: Browser, site: Site): Promise<Measured[]> {
  const paints: number[] = []
  let scripts = 0
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { page, session, close } = await slowPage(browser)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', LINE)
    await page.goto(`${site.url}/`)
    await page.locator('h1').waitFor()
    await page.waitForLoadState('networkidle')
    paints.push(await page.evaluate<number>('measured.largestPaint()'))
    scripts = (await firstLoad(page)).scripts
    await close()
  }
  const { paintMs, publicScriptBytes } = LIMITS
  return [
    atMost(
      `the largest paint of the public first page over 10 Mbps (median of ${TURNS})`,
      middle(paints),
      paintMs,
      'ms',
    ),
    atMost('the scripts of that page as sent', scripts, publicScriptBytes, 'bytes'),
  ]
}

type SlowPage = { readonly page: Page; readonly session: CDPSession; readonly close: () => Promise<void> }

async function slowPage(browser: Browser): Promise<SlowPage> {
  const context = await browser.newContext({ viewport: WINDOW, locale: 'vi-VN', serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.addInitScript({ path: IN_PAGE })
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
  return { page, session, close: () => context.close() }
}

function atMost(what: string, figure: number, most: number, unit: string): Measured {
  return { what, figure: `${figure.toFixed(0)} ${unit}`, limit: `≤ ${most} ${unit}`, reached: figure <= most }
}

function middle(figures: readonly number[]): number {
  return share(figures, 0.5)
}

function share(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}
