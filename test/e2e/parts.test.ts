import { afterAll, beforeAll, expect, test } from 'vitest'
import { field, OFFICER, onlyFormOf, openedForm, row, SAVED, stands, visitOf } from './entry-form.ts'
import { expectFitForAll } from './fit-for-all.ts'
import { openSite, type Site } from './site.ts'

const COMPANIES = ['doanh-nghiep-vien-thong-a', 'doanh-nghiep-vien-thong-b']
/** An item of a unit's form, of which two companies each give a part here. */
const IN_PARTS = 'so-van-ban-di-cap-huyen'

let site: Site
let form: string

beforeAll(async () => {
  site = await openSite()
  // Before anybody asks: who provides what is kept for some seconds.
  const companies = await nowInParts()
  form = await onlyFormOf(site, OFFICER)
  await givePart(companies[0]!)
})
afterAll(() => site.close())

test('a provider gives its own part', async () => {
  const { page, go, close } = await visitOf(site, 'sl.doanh-nghiep-vien-thong-c')
  await go('/nhap-so-lieu?ky=2022')
  const cell = page.locator('input[data-cell]').first()
  await cell.fill('123.456')
  await page.getByText(SAVED).waitFor()
  await page.reload()
  await cell.waitFor()
  expect(await cell.inputValue()).toBe('123.456')
  await close()
})

test('the unit sees who gave a part and who has not, and types nothing there', async () => {
  const officer = await openedForm(site, OFFICER, form)
  const { page, close } = officer
  await stands(page, IN_PARTS, /1\/2 đơn vị đã cung cấp/)
  expect(await row(page, IN_PARTS).getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/: 1\.234$/),
    expect.stringMatching(/: chưa cung cấp$/),
  ])
  expect(await field(page, IN_PARTS).count()).toBe(0)
  await row(page, IN_PARTS).hover()
  expect(await row(page, IN_PARTS).getByRole('button').count()).toBe(0)
  await close()
})

test('what a provider may enter is readable for all', async () => {
  const provider = await visitOf(site, 'sl.doanh-nghiep-vien-thong-a')
  await expectFitForAll(provider, '/nhap-so-lieu?ky=2022')
  await provider.close()
})

/** Makes the item one that comes in parts, of each company one. */
async function nowInParts(): Promise<string[]> {
  const { db } = site.database
  const companies = await db
    .selectFrom('organisation')
    .select('id')
    .where('slug', 'in', COMPANIES)
    .orderBy('slug')
    .execute()
  const provider = { item_id: IN_PARTS, valid_from: '2020-01-01', valid_to: null }
  await db
    .insertInto('item_provider')
    .values(companies.map(({ id }) => ({ ...provider, organisation_id: id })))
    .execute()
  return companies.map(({ id }) => id)
}

async function givePart(part: string): Promise<void> {
  const { page, close } = await visitOf(site, OFFICER)
  const query = new URLSearchParams(form.split('?')[1])
  const path = `values/${query.get('don-vi')}/${query.get('ky')}/${IN_PARTS}`
  const content = { kind: 'number', number: '1234', typed: '1234' }
  const answer = await page.request.put(`${site.url}/api/v1/${path}`, { data: { part, version: 0, content } })
  expect(await answer.text()).toContain('"version":1')
  await close()
}
