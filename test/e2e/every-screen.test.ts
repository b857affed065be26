import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectFitForAll, expectReadableForAll } from './fit-for-all.ts'
import { openScreenSite, type ScreenSite } from './screen-site.ts'
import { expectFitState, Readers, routesOf, type Screen } from './screen.ts'
import { SCREENS_ADMINISTRATION } from './screens-administration.ts'
import { SCREENS_OF_HISTORY } from './screens-audit.ts'
import { SCREENS_DESK } from './screens-desk.ts'
import { SCREENS_EDITIONS } from './screens-editions.ts'
import { SCREENS_OF_FORM_FILES } from './screens-form-files.ts'
import { SCREENS_FOR_ALL } from './screens-for-all.ts'
import { SCREENS_GRID } from './screens-grid.ts'
import { SCREENS_OF_LEADERS } from './screens-leaders.ts'
import { SCREENS_OF_SYSTEM } from './screens-system.ts'
import { SCREENS_OF_OIDC } from './screens-oidc.ts'
import { SCREENS_OF_VERIFIERS } from './screens-verdicts.ts'
import { SCREENS_SIGNED_IN } from './screens-signed-in.ts'
import { openSiteWithoutResults, visit, type AnySite } from './site.ts'

const SCREENS: Record<string, Screen> = {
  ...SCREENS_FOR_ALL,
  ...SCREENS_SIGNED_IN,
  ...SCREENS_ADMINISTRATION,
  ...SCREENS_DESK,
  ...SCREENS_EDITIONS,
  ...SCREENS_GRID,
  ...SCREENS_OF_LEADERS,
  ...SCREENS_OF_HISTORY,
  ...SCREENS_OF_FORM_FILES,
  ...SCREENS_OF_SYSTEM,
  ...SCREENS_OF_OIDC,
  ...SCREENS_OF_VERIFIERS,
}

/** States of a screen that its route alone does not tell. */
const FURTHER = [
  '/?nhom=xa',
  '/?tim=khong-co-don-vi-nao',
  '/don-vi/so-y-te/tieu-chi/1.2.1',
  '/don-vi/so-y-te/tieu-chi/4.2.8?thu=so-giao-dich-chia-se-du-lieu-cua-tinh.900',
  '/bo-chi-so/hue-2020?muc=chung&chi-dong=phat-hien',
  '/don-vi/khong-co',
]

let site: ScreenSite
const readers = new Readers()

beforeAll(async () => {
  site = await openScreenSite()
})
afterAll(async () => {
  await readers.close()
  await site.close()
})

test('every route of the router has its three states here', async () => {
  const { page, go } = await readers.of(site.loaded, undefined)
  await go('/')
  const routes = await routesOf(page)
  expect(routes.filter((route) => !(route in SCREENS))).toEqual([])
  expect(Object.keys(SCREENS).filter((route) => !routes.includes(route))).toEqual([])
})

describe.each(Object.entries(SCREENS))('%s', (route, screen) => {
  const expectFit = expectFitState.bind(undefined, { route, screen, site: () => site, readers })

  test('filled opens whole, alone, and readable for all, on a desk and on a phone', () => expectFit('filled'))
  test.each(['empty', 'error'] as const)('%s on a desk, too', (state) => expectFit(state))
})

test.each(FURTHER)('%s, too', async (path) => {
  await expectFitForAll(await readers.of(site.loaded, undefined), path)
})

test('no page is wider than a window of 320 px', async () => {
  const { page, go, close } = await visit(site.loaded, 'phone')
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['/', '/don-vi/so-y-te', '/don-vi/so-y-te/tieu-chi/5.9.1', '/bo-chi-so/hue-2020']) {
    await go(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
  await close()
})

test('a server that fails is told in words, with a way on', async () => {
  const { page, close } = await visit(site.loaded)
  await page.route('**/api/v1/demonstration', (route) => route.abort())
  await page.goto(`${site.loaded.url}/`)
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('Không nối được tới máy chủ')
  await page.unroute('**/api/v1/demonstration')
  await page.getByRole('button', { name: 'Tải lại' }).click()
  await page.getByRole('heading', { level: 1, name: /Xếp hạng/ }).waitFor()
  await close()
})

describe('a province that has published nothing', () => {
  let unpublished: AnySite
  beforeAll(async () => {
    unpublished = await openSiteWithoutResults()
  })
  afterAll(() => unpublished.close())

  test.each(['/', '/don-vi', '/don-vi/so-y-te'])('says so at %s, and where to go instead', async (path) => {
    const { page, go, close } = await visit(unpublished)
    await go(path)
    expect(await page.locator('h1').textContent()).toBe('Chưa có kết quả được công bố')
    await expectReadableForAll(page)
    await page.locator('main').getByRole('link', { name: 'Bộ chỉ số' }).click()
    await page.waitForURL(`${unpublished.url}/bo-chi-so`)
    await close()
  })
})
