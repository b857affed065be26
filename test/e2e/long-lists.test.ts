import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forms } from '#contract/forms.ts'
import type { Demonstration } from '#contract/demonstration.ts'
import type { OutputOf } from '#contract/operation.ts'
import { visitOf } from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, visit, type Site } from './site.ts'

/** The communes of the country. */
const COMMUNES = 3321
const MOST_ROWS = 100

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('the list of units shows at most 100 of 3,321, finds the others and goes through them by keyboard', async () => {
  const { page, go, close } = await visit(site)
  await withCommunes(page)
  await go('/don-vi?trang=34')
  const units = page.locator('main li')
  expect(await units.count()).toBeLessThanOrEqual(MOST_ROWS)
  await go('/don-vi')
  expect(await units.count()).toBe(MOST_ROWS)
  const ways = page.getByRole('navigation', { name: 'Trang của danh sách' })
  await ways.getByRole('button', { name: 'Trang sau' }).focus()
  await page.keyboard.press('Enter')
  await ways.getByText(/^101–200 trong 3\.\d{3}$/).waitFor()
  expect(new URL(page.url()).search).toBe('?trang=2')
  expect(await ways.evaluate((one) => one === document.activeElement)).toBe(true)
  expect(await units.count()).toBe(MOST_ROWS)
  await expectReadableForAll(page)
  await page.getByLabel('Tìm đơn vị').fill('xã thứ 3321')
  await page.getByRole('link', { name: 'Xã thứ 3321', exact: true }).waitFor()
  expect(await units.count()).toBe(1)
  await close()
})

test('a ranking of 3,321 is printed and drawn 100 at a time, places going on', async () => {
  const { page, go, close } = await visit(site)
  await withCommunes(page)
  await go('/?nhom=xa')
  expect(await page.locator('tbody tr').count()).toBe(MOST_ROWS)
  await page.getByRole('button', { name: 'Trang sau' }).first().click()
  await page
    .getByText(/^101–200 trong /)
    .first()
    .waitFor()
  expect(await page.locator('tbody tr').count()).toBe(MOST_ROWS)
  await close()
})

test('so are the forms of whoever looks after all units', async () => {
  const { page, go, close } = await visitOf(site, 'thuong-truc')
  await page.route(`**/api/v1${forms.listForms.path}`, async (route) => {
    const answer = await route.fetch()
    const given = (await answer.json()) as OutputOf<typeof forms.listForms>
    const [first] = given.forms
    const many = Array.from({ length: COMMUNES }, (_, at) => {
      const id = `${first!.organisation.id.slice(0, -4)}${String(at).padStart(4, '0')}`
      return { ...first!, organisation: { id, name: `Xã thứ ${at + 1}` } }
    })
    await route.fulfill({ response: answer, json: { forms: many } })
  })
  await go('/nhap-so-lieu')
  await page.getByText('1–100 trong 3.321').first().waitFor()
  expect(await page.locator('tbody tr').count()).toBe(MOST_ROWS)
  await page.getByRole('button', { name: 'Trang sau' }).last().click()
  await page.getByRole('link', { name: 'Xã thứ 101', exact: true }).waitFor()
  expect(await page.locator('tbody tr').count()).toBe(MOST_ROWS)
  await close()
})

/** The real answer, with so many communes more. */
async function withCommunes(page: Page): Promise<void> {
  await page.route('**/api/v1/demonstration', async (route) => {
    const answer = await route.fetch()
    const given = (await answer.json()) as Demonstration
    const { organisations } = given.organisations
    const commune = organisations.find(({ group }) => group === 'xa')!
    const more = Array.from({ length: COMMUNES }, (_, at) => ({
      ...commune,
      ...{ id: `xa-thu-${at + 1}`, name: `Xã thứ ${at + 1}` },
    }))
    const all = [...organisations.slice(0, given.members), ...more, ...organisations.slice(given.members)]
    const json = {
      ...given,
      members: given.members + COMMUNES,
      organisations: { ...given.organisations, organisations: all },
    }
    await route.fulfill({ response: answer, json })
  })
}
