import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstLoad } from './first-load.ts'
import { openSite, signedIn, visit, type Site } from './site.ts'

const KB = 1024

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('the first load of a form is at most 350 KB, its fonts at most 120 KB', async () => {
  const reader = await visit(site)
  await signedIn(reader, 'cb.so-y-te')
  const { forms } = (await (await reader.page.request.get(`${site.url}/api/v1/forms`)).json()) as {
    forms: { edition: string; period: string; organisation: { id: string } }[]
  }
  const { edition, period, organisation } = forms[0]!
  await reader.go(`/nhap-so-lieu/${edition}?don-vi=${organisation.id}&ky=${period}`)
  await reader.page.locator('[data-cell]').first().waitFor()
  const { scripts, styles, fonts } = await firstLoad(reader.page)
  expect(scripts).toBeGreaterThan(100 * KB)
  expect(scripts + styles).toBeLessThanOrEqual(350 * KB)
  expect(fonts).toBeLessThanOrEqual(120 * KB)
  await reader.close()
})

test('the scripts of the public first page are at most 150 KB', async () => {
  const { page, go, close } = await visit(site)
  await go('/')
  await page.locator('table').first().waitFor()
  expect((await firstLoad(page)).scripts).toBeLessThanOrEqual(150 * KB)
  await close()
})
