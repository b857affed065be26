import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectFitForAll, expectReadableForAll } from './fit-for-all.ts'
import { openSite, openSiteWithoutResults, visit, type AnySite, type Site, type Size, type Visit } from './site.ts'

const SCREENS = [
  '/',
  '/?nhom=xa',
  '/?tim=khong-co-don-vi-nao',
  '/don-vi',
  '/don-vi/so-y-te',
  '/don-vi/so-y-te/tieu-chi/5.9.1',
  '/don-vi/so-y-te/tieu-chi/1.2.1',
  '/don-vi/so-y-te/tieu-chi/4.2.8?thu=so-giao-dich-chia-se-du-lieu-cua-tinh.900',
  '/bo-chi-so',
  '/bo-chi-so/hue-2020',
  '/bo-chi-so/hue-2020?muc=5.8.1',
  '/bo-chi-so/hue-2020?muc=chung&chi-dong=phat-hien',
  '/don-vi/khong-co',
]

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

describe.each<Size>(['desk', 'phone'])('on a %s', (size) => {
  let reader: Visit
  beforeAll(async () => {
    reader = await visit(site, size)
  })
  afterAll(() => reader.close())

  test.each(SCREENS)('%s opens whole, alone, and readable for all', async (path) => {
    await expectFitForAll(reader, path)
  })
})

test('no page is wider than a window of 320 px', async () => {
  const { page, go, close } = await visit(site, 'phone')
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['/', '/don-vi/so-y-te', '/don-vi/so-y-te/tieu-chi/5.9.1', '/bo-chi-so/hue-2020']) {
    await go(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
  await close()
})

test('a server that fails is told in words, with a way on', async () => {
  const { page, close } = await visit(site)
  await page.route('**/api/v1/demonstration', (route) => route.abort())
  await page.goto(`${site.url}/`)
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
