import type { FastifyInstance } from 'fastify'
import { chromium, type Browser, type Page } from 'playwright-core'
import { createApp } from '#server/create-app.ts'
import { readContent, type ServedContent } from '#server/served-content.ts'
import { buildWeb, WEB } from '#scripts/build-web.ts'
import { systemPart } from '#scripts/system-parts.ts'

export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const
export type Size = keyof typeof SIZES

/** The real server with the built pages, and a browser. */
export type Site = {
  readonly url: string
  readonly content: ServedContent
  readonly browser: Browser
  readonly close: () => Promise<void>
}

const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function openSite(): Promise<Site> {
  await buildWeb()
  const content = readContent()
  const app: FastifyInstance = await createApp({ content, web: WEB, logLevel: 'error' })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await chromium.launch({ executablePath: systemPart('chromium'), args: BROWSER_ARGS })
  return {
    url,
    content,
    browser,
    close: async () => {
      await browser.close()
      await app.close()
    },
  }
}

/** A page of its own, with what went wrong in it. */
export type Visit = {
  readonly page: Page
  readonly troubles: string[]
  readonly go: (path: string) => Promise<void>
  readonly close: () => Promise<void>
}

export async function visit(site: Site, size: Size = 'desk'): Promise<Visit> {
  const context = await site.browser.newContext({ viewport: SIZES[size], locale: 'vi-VN' })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`)
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
    page,
    troubles,
    go: async (path) => {
      await page.goto(site.url + path)
      await page.locator('h1').first().waitFor({ state: 'attached' })
      await page.evaluate(() => document.fonts.ready)
    },
    close: () => context.close(),
  }
}

/** "−1.234,56" → -123456: a printed figure in hundredths, read without floating point. */
export function hundredths(printed: string): bigint {
  const plain = printed.trim().replace('−', '-').replace('+', '').replaceAll('.', '')
  const [whole = '0', rest = ''] = plain.replace('-', '').split(',')
  const size = BigInt(whole) * 100n + BigInt(rest.padEnd(2, '0'))
  return plain.startsWith('-') ? -size : size
}
