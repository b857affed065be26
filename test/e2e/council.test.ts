import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptEverything } from '#test/support/round.ts'
import { openAppraisal, type AppraisalSite } from './appraisal-site.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, signedIn, visit, type Site } from './site.ts'

let site: Site
let house: AppraisalSite

beforeAll(async () => {
  site = await openSite()
  house = await openAppraisal(site)
})
afterAll(() => site.close())

test('the sheet has every unit with what it said and what the appraisers say, prints wide, and a decision approves', async () => {
  const { db } = site.database
  for (const slug of ['so-y-te', 'so-tu-phap']) await acceptEverything(site, house.round.of(slug))
  await db.updateTable('submission').set({ state: 'council' }).where('id', '=', house.round.of('so-y-te')).execute()
  const stateOf = async (slug: string) => {
    const asked = db.selectFrom('submission').select('state').where('id', '=', house.round.of(slug))
    return (await asked.executeTakeFirstOrThrow()).state
  }
  const visitor = await visit(site)
  const { page, go } = visitor
  await signedIn(visitor, 'lanh-dao-tinh')
  await go(`/hoi-dong/${house.round.id}`)
  await page.getByText('1 hồ sơ đang chờ hội đồng, 0 đã phê duyệt, trong 2 đơn vị.').waitFor()
  const health = page.getByRole('row', { name: /^Sở Y tế/ })
  const cells = await health.locator('td').allTextContents()
  // Nothing was corrected: the appraisers have what the unit has.
  expect(cells[0]).toBe('hội đồng')
  expect(cells[2]).toBe(cells[1])
  expect(cells.slice(3, 7)).toEqual(['–', '0,00', '0', '0'])

  await page.getByRole('searchbox', { name: 'Tìm đơn vị' }).fill('so tu')
  await page.waitForURL(/tim=so/)
  expect(await health.count()).toBe(0)
  await page.getByRole('searchbox', { name: 'Tìm đơn vị' }).fill('')
  await page.getByText(/^Chỉ số chính: 1 .+; 2 /).waitFor()
  // A4, the long side across.
  const paper = await page.pdf({ preferCSSPageSize: true })
  expect(paper.toString('latin1')).toMatch(/MediaBox \[0 0 841\.\d+ 59[45]\.\d+\]/)

  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByText('Ghi số quyết định, ngày ban hành và người quyết định.').waitFor()
  await page.getByLabel('Số, ký hiệu quyết định').fill('2510/QĐ-UBND')
  await page.getByLabel('Ngày ban hành').fill('20/10/2022')
  await page.getByLabel('Người hoặc cơ quan quyết định').fill('Chủ tịch Uỷ ban nhân dân tỉnh')
  // Enter only asks; whoever goes back finds what was typed, and nothing is approved.
  await page.getByLabel('Người hoặc cơ quan quyết định').press('Enter')
  const question = page.locator('[role=group]:focus')
  const { title } = await db
    .selectFrom('round')
    .select('title')
    .where('id', '=', house.round.id)
    .executeTakeFirstOrThrow()
  await question
    .getByText(
      `1 hồ sơ của ${title} sẽ được phê duyệt theo quyết định 2510/QĐ-UBND ngày 20/10/2022, do Chủ tịch Uỷ ban nhân dân tỉnh quyết định.`,
    )
    .waitFor()
  await question.getByText('Phê duyệt rồi thì không rút lại được.').waitFor()
  await expectReadableForAll(page)
  await page.getByRole('button', { name: 'Quay lại sửa' }).press('Enter')
  await page.locator('#quyet-dinh-number:focus').waitFor()
  expect(await page.locator('#quyet-dinh-number').inputValue()).toBe('2510/QĐ-UBND')
  expect(await page.getByLabel('Ngày ban hành').inputValue()).toBe('20/10/2022')
  expect(await stateOf('so-y-te')).toBe('council')
  await page.keyboard.press('Enter')
  await question.waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Đã phê duyệt 1 hồ sơ.').waitFor()
  expect(await stateOf('so-y-te')).toBe('approved')
  await page.getByText('0 hồ sơ đang chờ hội đồng, 1 đã phê duyệt, trong 2 đơn vị.').waitFor()
  await expect.poll(async () => (await health.locator('td').allTextContents())[3]).toBe(cells[2])
  await visitor.close()
})

test('who has no part in the council is told so', async () => {
  const other = await visit(site)
  await signedIn(other, 'tham-dinh-1a')
  await other.go(`/hoi-dong/${house.round.id}`)
  await other.page.getByText('tài khoản này không được xem bảng họp hội đồng', { exact: false }).waitFor()
  expect(await other.page.locator('table').count()).toBe(0)
  await other.close()
})
