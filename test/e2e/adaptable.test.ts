import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HELP, openSite, signedIn, visit, type Site, type Visit } from './site.ts'

let site: Site
let reader: Visit

beforeAll(async () => {
  site = await openSite()
  reader = await visit(site)
  await signedIn(reader, 'cb.so-y-te')
})
afterAll(async () => {
  await reader.close()
  await site.close()
})

const FORM = '/nhap-so-lieu/hue-2020?ky=2022'
const PAGES = ['/', '/don-vi/so-y-te', FORM] as const

test('in the colours that the reader sets, bars, fields and the place in the navigation are still told apart', async () => {
  const { page, go } = reader
  await page.emulateMedia({ forcedColors: 'active' })
  await go(FORM)
  const [bar, fill] = await page.evaluate(() => {
    const found = document.querySelector('main [class*="fill"]')!
    const ground = (element: Element): string => getComputedStyle(element).backgroundColor
    return [ground(found.parentElement!), ground(found)]
  })
  expect(fill).not.toBe(bar)
  const [here, elsewhere, paper] = await page.evaluate(() => {
    const edge = (element: Element): string => getComputedStyle(element).borderLeftColor
    const [current, other] = ['[aria-current="page"]', 'a:not([aria-current])'].map((one) =>
      document.querySelector(`nav ${one}`)!,
    )
    return [edge(current!), edge(other!), getComputedStyle(document.body).backgroundColor]
  })
  expect(here).not.toBe(elsewhere)
  expect(elsewhere).toBe(paper)
  const frame = page.locator('main input').first()
  expect(await frame.evaluate((field) => getComputedStyle(field).borderTopWidth)).not.toBe('0px')
  await page.emulateMedia({ forcedColors: 'none' })
})

test('who asks for less motion sees none', async () => {
  const { page, go } = reader
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await go('/')
  const moving = await page.evaluate(
    () => [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s').length,
  )
  expect(moving).toBe(0)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
})

test.each(PAGES)(
  '%s twice as large, or with the spacing that the reader sets, is whole and not wider than the window',
  async (path) => {
    const { page, go } = reader
    await go(path)
    // 200 % in a window of 1366 points.
    await page.setViewportSize({ width: 683, height: 384 })
    expect(await widerThanWindow(page)).toBe(false)
    await page.setViewportSize({ width: 1366, height: 768 })
    // WCAG 2.2, 1.4.12.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
      )
      document.adoptedStyleSheets = [sheet]
    })
    expect(await widerThanWindow(page)).toBe(false)
    expect(await cutTexts(page)).toEqual([])
    expect(await page.locator('footer').textContent()).toContain(HELP)
  },
)

test('the other language is one press away and keeps the page; it is all in that language, and there is a way back', async () => {
  const { page, go, troubles } = reader
  await go('/don-vi?tim=y+te')
  // By the key: what is still being loaded above it moves it from under the mouse.
  await page.getByRole('button', { name: 'English' }).press('Enter')
  await page.getByRole('link', { name: 'Ranking', exact: true }).waitFor()
  expect([new URL(page.url()).search, await page.locator('html').getAttribute('lang')]).toEqual(['?tim=y+te', 'en'])
  expect(await page.getByRole('searchbox').last().inputValue()).toBe('y te')
  await go(FORM)
  expect(await page.title()).toMatch(/2022/)
  await page.getByRole('button', { name: 'Tiếng Việt' }).press('Enter')
  await page.getByRole('link', { name: 'Xếp hạng', exact: true }).waitFor()
  expect(troubles).toEqual([])
})

function widerThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
}

/** Lines of which the lower part is hidden. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => one.children.length === 0 && (one.textContent ?? '').trim() !== '' && one.clientHeight > 1)
      .filter((one) => getComputedStyle(one).overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 2)
      .map((one) => one.textContent.trim()),
  )
}
