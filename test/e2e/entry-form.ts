import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { hundredths, signedIn, visit, type Site, type Size, type Visit } from './site.ts'

export const OFFICER = 'cb.so-y-te'
/** 1.1.1: MIN(max; n), a point for each conference, at most 5. Two were attended the year before. */
export const CONFERENCES = 'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du'
/** 1.2.2: MIN(max; MIN(3; n1) + MIN(1; n2/3)). */
export const MEETINGS = 'so-cuoc-hop-chuyen-doi-so-do-chu-tich-ubnd-tinh-chu-tri-da-tham-gia'
export const DEPUTY_MEETINGS = 'so-cuoc-hop-chuyen-doi-so-do-pho-chu-tich-ubnd-tinh-chu-tri-da-tham-gia'

/** Where somebody with one form is led. */
export async function onlyFormOf(site: Site, userName: string): Promise<string> {
  const visitor = await visitOf(site, userName)
  await visitor.go('/nhap-so-lieu')
  await visitor.page.waitForURL(/don-vi=.*ky=/)
  const { pathname, search } = new URL(visitor.page.url())
  await visitor.close()
  return pathname + search
}

/** A form as somebody sees it, with its rows. */
export async function openedForm(site: Site, userName: string, path: string, size?: Size): Promise<Visit> {
  const visitor = await visitOf(site, userName, size)
  await visitor.go(path)
  await visitor.page.locator('[data-row]').first().waitFor()
  return visitor
}

export async function visitOf(site: Site, userName: string, size: Size = 'desk'): Promise<Visit> {
  const visitor = await visit(site, size)
  await signedIn(visitor, userName)
  return visitor
}

/** Waits longer than a busy machine takes. */
export function eventually<Found>(look: () => Promise<Found>) {
  return expect.poll(look, { timeout: 20_000 })
}

export function field(page: Page, item: string) {
  return page.locator(`[id="o-${item}"]`)
}

export function row(page: Page, item: string) {
  return page.locator(`[data-row="${item}"]`)
}

/** Waits for the words beside a field. */
export function stands(page: Page, item: string, words: RegExp) {
  return eventually(() => page.locator(`[id="trang-thai-${item}"]`).textContent()).toMatch(words)
}

export const SAVED = /đã lưu lúc \d\d:\d\d/

export async function enter(page: Page, item: string, text: string): Promise<void> {
  await field(page, item).fill(text)
  await stands(page, item, SAVED)
}

export async function total(page: Page): Promise<bigint> {
  return hundredths((await page.locator('[data-total]').textContent())!.split(' / ')[0]!)
}
