import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk } from '#contract/round-desk.ts'
import { acceptEverything } from '#test/support/round.ts'
import { acceptFirst, clientOfAccount, openAppraisal, type AppraisalSite } from './appraisal-site.ts'
import { focused, tabTo } from './keys.ts'
import { openSite, signedIn, visit, type Site } from './site.ts'

const [HEALTH, JUSTICE] = ['so-y-te', 'so-tu-phap'] as const

let site: Site
let house: AppraisalSite

beforeAll(async () => {
  site = await openSite()
  house = await openAppraisal(site)
  await acceptFirst(await house.as('tham-dinh-1a'), house.round.of(HEALTH), '1.1.1')
  await acceptEverything(site, house.round.of(JUSTICE))
})
afterAll(() => site.close())

test('by keyboard: from the desk to what of the appraisal lacks, part by part, and to the very criteria', async () => {
  const agency = await clientOfAccount(site, 'thuong-truc')
  const { all, parts, units } = await agency(desk.showAppraisalProgress, { round: house.round.id })
  const visitor = await visit(site)
  const { page, go } = visitor
  await signedIn(visitor, 'thuong-truc')
  await go(`/dot-danh-gia/${house.round.id}`)
  const lacks = all.asked - all.decided
  await page
    .getByRole('row', { name: /Sở Y tế/ })
    .getByText(`còn ${lacks} tiêu chí chưa có kết quả`)
    .waitFor()
  await page
    .getByRole('row', { name: /Sở Tư pháp/ })
    .getByText('đã có kết quả ở mọi tiêu chí')
    .waitFor()
  await tabTo(page, 'Tiến độ thẩm định')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /^Tiến độ thẩm định: / }).waitFor()
  await page.getByText(`Đã có kết quả ở ${all.decided} trên ${all.asked} tiêu chí của 2 hồ sơ đang thẩm định`).waitFor()
  const part = parts.find(({ decided, asked }) => decided < asked)!
  await tabTo(page, `${part.code} ${part.title}`)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/tham-dinh\?.*muc=/)
  await page.getByRole('heading', { level: 1, name: 'Thẩm định', exact: true }).waitFor()
  const row = page.getByRole('row', { name: /Sở Tư pháp/ })
  expect(await row.count()).toBe(0)
  await page.goBack()

  await tabTo(page, 'Theo đơn vị')
  await page.keyboard.press('Enter')
  await page.waitForURL(/theo=don-vi/)
  const health = units.find(({ submission }) => submission === house.round.of(HEALTH))!
  await page
    .getByRole('row', { name: /Sở Y tế/ })
    .getByText(`${health.decided}/${health.asked}`)
    .waitFor()
  await tabTo(page, `${health.open}`)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/tham-dinh\?.*ho-so=/)
  await page.goBack()

  await page.getByRole('link', { name: 'Theo người thẩm định' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/theo=nguoi/)
  await eventuallyRows(page.getByRole('table').locator('tbody tr'), 14)
  expect(await focused(page)).toBe('Theo người thẩm định')
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})

async function eventuallyRows(rows: { count: () => Promise<number> }, count: number): Promise<void> {
  await expect.poll(() => rows.count()).toBe(count)
}
