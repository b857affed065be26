import { afterAll, beforeAll, expect, test } from 'vitest'
import type { numbers } from '#contract/numbers.ts'
import type { OutputOf } from '#contract/operation.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { hundredths, openSite, signedIn, visit, type Site } from './site.ts'

const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const PATH = `/so-lieu/${ITEM}`

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const values = 'table[data-table="values"] tbody tr'

test('anybody finds a number by the search, who asks for it, and what is public of a unit; and is led to the door', async () => {
  const { page, troubles, go, close } = await visit(site, 'phone')
  await go('/tim?q=nhan+su+chuyen+trach+ve+chuyen+doi+so')
  await page.locator(`[data-kind="items"] a[href="${PATH}"]`).click()
  await page.getByRole('heading', { level: 1, name: 'Số nhân sự chuyên trách về chuyển đổi số' }).waitFor()
  const row = page.locator('[data-criterion="2.4.3"]')
  expect(await row.textContent()).toContain('n: chính đơn vị')
  expect(await page.getByRole('link', { name: 'Đăng nhập' }).last().getAttribute('href')).toContain('tiep=')

  await page.getByRole('combobox', { name: 'Đơn vị' }).selectOption({ label: 'Sở Y tế' })
  await page.getByRole('heading', { name: 'Số đã công khai của Sở Y tế' }).waitFor()
  expect(new URL(page.url()).searchParams.get('don-vi')).toBe('so-y-te')
  const { values: published, organisations } = site.content.demonstration
  const health = organisations.organisations.find(({ name }) => name === 'Sở Y tế')!.id
  const given = published.find(({ organisation, item }) => organisation === health && item === ITEM)!
  expect((await page.locator(`${values} strong`).allTextContents()).map(hundredths)).toEqual([hundredths(given.value)])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectReadableForAll(page)

  await page.locator('[data-criterion="2.4.3"] a').click()
  await page.waitForURL(/\/bo-chi-so\/hue-2020\?muc=2\.4\.3$/)
  expect(troubles).toEqual([])
  await close()
})

test('the head of a unit sees all periods of their own number and its points; another unit’s are refused in words', async () => {
  const { page, troubles, go, close } = await visit(site)
  await signedIn({ site, page, troubles, go, close }, 'tt.so-y-te')
  const answered = page.waitForResponse(/\/numbers\/[^/]+\/units\/[^/]+$/)
  await go(PATH)
  await page.getByRole('heading', { name: 'Qua các kỳ của Sở Y tế' }).waitFor()
  const told = (await (await answered).json()) as OutputOf<typeof numbers.showNumberValues>
  expect(await page.locator(values).count()).toBe(told.values.length)
  const shown = page.locator(`${values}[data-period="${told.values[0]!.period}"]`)
  const points = told.points.find(({ period }) => period === told.values[0]!.period)!
  expect(await shown.textContent()).toContain(told.values[0]!.by)
  const printed = (await shown.locator('td').last().textContent())!.split('/')
  expect(printed.map(hundredths)).toEqual([points.points, points.max].map((one) => hundredths(one.replace('.', ','))))
  await page.getByRole('img', { name: /^Diễn biến qua các kỳ/ }).waitFor()
  await expectReadableForAll(page)
  expect(troubles).toEqual([])

  const { rows } = await site.database.pool.query<{ id: string }>(
    `select subject_id as id from value where item_id = $1 and subject_id <> $2 limit 1`,
    [ITEM, told.organisation.id],
  )
  await go(`${PATH}?don-vi=${rows[0]!.id}`)
  await page.getByText('Tài khoản này không xem số liệu này của đơn vị.').waitFor()
  await close()
})

test('the standing agency finds a unit among many, at most a hundred in the list', async () => {
  const one = await visit(site)
  await signedIn(one, 'thuong-truc')
  await one.go(PATH)
  await one.page.getByText('Còn đơn vị khác: gõ tên để tìm.').waitFor()
  expect(await one.page.locator('main option').count()).toBeLessThanOrEqual(101)
  await one.page.getByRole('searchbox', { name: 'Tìm đơn vị' }).fill('y te')
  await one.page.waitForURL(/tim=y\+te/)
  await expect.poll(() => one.page.locator('main option').count()).toBeLessThan(10)
  await one.page.getByRole('combobox', { name: 'Đơn vị' }).selectOption({ label: 'Sở Y tế' })
  await one.page.getByRole('heading', { name: 'Qua các kỳ của Sở Y tế' }).waitFor()
  expect(one.troubles).toEqual([])
  await one.close()
})
