import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptFirst, openAppraisal, type AppraisalSite } from './appraisal-site.ts'
import { expectFitForAll, expectReadableForAll } from './fit-for-all.ts'
import { openSite, signedIn, visit, type Site, type Size, type Visit } from './site.ts'

/** Two are charged with each component: these with the first. */
const APPRAISER = 'tham-dinh-1a'
const COLLEAGUE = 'tham-dinh-1b'

let site: Site
let house: AppraisalSite

beforeAll(async () => {
  site = await openSite()
  house = await openAppraisal(site)
})
afterAll(() => site.close())

const pathOf = (unit: string, node: string): string => `/tham-dinh/${house.round.of(unit)}/${node}`

async function opened(userName: string, path: string, size: Size = 'desk'): Promise<Visit> {
  const visitor = await visit(site, size)
  await signedIn(visitor, userName)
  await visitor.go(path)
  return visitor
}

function titled(page: Page, title: string) {
  return page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}

/** Waits longer than a busy machine takes, also to draw the first page of a file. */
function eventually<Found>(look: () => Promise<Found>) {
  return expect.poll(look, { timeout: 20_000 })
}

function correctTo(page: Page, number: string) {
  return page.getByLabel(/^Số liệu đúng: Số hội thảo/).fill(number)
}

test('an appraiser reads number and evidence beside each other, sees what a correction would do, writes it and goes on by keyboard', async () => {
  const { page, troubles, close } = await opened(APPRAISER, '/')
  await page.getByRole('link', { name: 'Thẩm định' }).click()
  await titled(page, 'Thẩm định')
  await page.getByText('Còn 20 tiêu chí chưa thẩm định, 0 cần xem lại, đã xong 0.').waitFor()
  const health = page.locator('tbody').filter({ hasText: 'Sở Y tế' })
  // Anywhere in the row.
  await health
    .locator('tr')
    .nth(1)
    .click({ position: { x: 900, y: 10 } })
  await titled(page, 'Thẩm định tiêu chí 1.1.1 của Sở Y tế')

  const value = page.getByRole('row', { name: /Số hội thảo/ })
  expect(await value.textContent()).toMatch(/Phiên bản 1, .+, \d\d:\d\d.*3 hội thảo, hội nghị/)
  await value.getByText('Ghi chú của đơn vị: Theo giấy mời và danh sách tham dự.').waitFor()
  await page.getByText('MIN(5; 3)').waitFor()
  const picture = page.getByRole('img', { name: '12/QĐ-SYT, trang 1' })
  await eventually(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(100)
  const [left, right] = [(await value.boundingBox())!, (await picture.boundingBox())!]
  expect(left.x + left.width).toBeLessThanOrEqual(right.x)
  expect(right.y).toBeLessThan(768)
  await page.getByText('văn bản · ngày 15/03/2022 · Sở Y tế · ký: Nguyễn Văn An, Giám đốc').waitFor()
  expect(await page.getByRole('link', { name: /^Tải về/ }).getAttribute('href')).toMatch(/\/evidence\/[^/]+\/file$/)
  expect(await page.getByRole('link', { name: 'Mở trong thẻ mới' }).getAttribute('target')).toBe('_blank')
  await page.getByLabel('Trang', { exact: true }).fill('3')
  await page.getByRole('button', { name: 'Mở trang' }).click()
  await page.waitForURL(/trang=3/)
  await page.getByRole('img', { name: '12/QĐ-SYT, trang 3' }).waitFor()
  await page.getByRole('button', { name: 'Phóng to' }).click()
  await page.getByText('150%').waitFor()

  await page.getByLabel(/^Sửa số liệu/).check()
  await correctTo(page, '2')
  await page.getByLabel('Lý do').selectOption({ label: 'Số liệu không đúng' })
  await page.getByRole('button', { name: 'Xem tác động' }).click()
  const effects = page.getByRole('table', { name: 'Điểm của Sở Y tế trước và sau' })
  await effects.waitFor()
  // MIN(5; 3) and MIN(5; 2).
  expect(
    await effects
      .getByRole('row', { name: /^1\.1\.1/ })
      .locator('td')
      .allTextContents(),
  ).toEqual(['3,00', '2,00', '−1,00'])
  expect(
    await effects
      .getByRole('row', { name: /^Tổng điểm/ })
      .locator('td')
      .allTextContents(),
  ).toEqual(['−1,00'])
  await page.getByText('Không có kết quả thẩm định nào của người khác phải xem lại.').waitFor()
  await page.getByRole('button', { name: 'Ghi kết quả' }).click()
  await page.getByText(/^Đã ghi lúc \d\d:\d\d\.$/).waitFor()
  await page.getByText('Đơn vị tự chấm 3,00 / 5 điểm; theo thẩm định đến nay là 2,00 điểm.').waitFor()
  expect(await page.getByText('Thẩm định sửa thành 2').count()).toBe(1)

  await page.keyboard.press('j')
  await titled(page, 'Thẩm định tiêu chí 1.1.2 của Sở Y tế')
  await page.keyboard.press('k')
  await titled(page, 'Thẩm định tiêu chí 1.1.1 của Sở Y tế')
  await page.getByRole('link', { name: 'Danh sách thẩm định' }).click()
  await page.getByText('Còn 19 tiêu chí chưa thẩm định, 0 cần xem lại, đã xong 1.').waitFor()
  expect(troubles).toEqual([])
  await close()
})

test('what is lacking is told beside its field and above the form, and nothing is sent', async () => {
  const { page, troubles, close } = await opened(APPRAISER, pathOf('so-tu-phap', '1.1.1'))
  const sent: string[] = []
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
  await page.getByRole('button', { name: 'Xem tác động' }).click()
  const summary = page.getByRole('alert')
  await summary.getByText('Chọn kết luận thẩm định.').waitFor()
  await page.getByLabel(/^Sửa số liệu/).check()
  await correctTo(page, '1,5')
  await page.getByRole('button', { name: 'Xem tác động' }).click()
  await summary.getByText('Số này đếm nên phải là số nguyên, ví dụ 12.').waitFor()
  await summary.getByText('Chọn hoặc ghi lý do khi không chấp nhận nguyên số liệu.').click()
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('ly-do')
  expect(await page.getByLabel(/^Số liệu đúng: Số hội thảo/).getAttribute('aria-invalid')).toBe('true')
  await expectReadableForAll(page)
  expect(sent).toEqual([])
  expect(troubles).toEqual([])
  await close()
})

test('the keys are letters while a field has the focus, and can be turned off; what was chosen stays when one comes back', async () => {
  const { page, close } = await opened(APPRAISER, pathOf('so-tu-phap', '1.2.2'))
  await page.getByLabel(/^Không công nhận/).check()
  await page.getByLabel('Nói rõ thêm').fill('Chưa có biên bản')
  await page.getByLabel('Nói rõ thêm').press('j')
  expect(await page.getByLabel('Nói rõ thêm').inputValue()).toContain('j')
  await titled(page, 'Thẩm định tiêu chí 1.2.2 của Sở Tư pháp')
  await page.getByText('Phím tắt').click()
  await page.getByLabel('Dùng phím J, K').uncheck()
  await page.getByText('Phím tắt').focus()
  await page.keyboard.press('j')
  await titled(page, 'Thẩm định tiêu chí 1.2.2 của Sở Tư pháp')
  await page.getByLabel('Dùng phím J, K').check()
  await page.getByText('Phím tắt').focus()
  await page.keyboard.press('j')
  await titled(page, 'Thẩm định tiêu chí 1.2.3.1 của Sở Tư pháp')
  await page.keyboard.press('k')
  await titled(page, 'Thẩm định tiêu chí 1.2.2 của Sở Tư pháp')
  expect(await page.getByLabel('Nói rõ thêm').inputValue()).toContain('Chưa có biên bản')
  await close()
})

test('of two who decide the same criterion the later one sees both decisions and chooses', async () => {
  const submission = house.round.of('so-tu-phap')
  const { page, close } = await opened(APPRAISER, pathOf('so-tu-phap', '1.2.1'))
  await page.getByLabel(/^Không công nhận/).check()
  await page.getByLabel('Lý do').selectOption({ label: 'Không có minh chứng' })
  await acceptFirst(await house.as(COLLEAGUE), submission, '1.2.1')
  await page.getByRole('button', { name: 'Xem tác động' }).click()
  const both = page.getByRole('group', { name: 'Người khác đã ghi kết quả trong lúc bạn đang xem' })
  expect(await both.textContent()).toMatch(
    /Đã ghiChấp nhận.*Kết luận của bạn, chưa ghiKhông công nhậnKhông có minh chứng/,
  )
  await both.getByRole('button', { name: 'Ghi kết luận của tôi' }).click()
  await page.getByRole('heading', { name: 'Tác động nếu ghi' }).waitFor()
  await page.getByRole('button', { name: 'Ghi kết quả' }).click()
  await page.getByText(/^Đã ghi lúc/).waitFor()
  await page.getByText('Lý do: Không có minh chứng').waitFor()
  await close()
})

test('the queue is cut by unit, by criterion and by what was decided, and the address keeps it', async () => {
  const { page, troubles, close } = await opened(APPRAISER, '/tham-dinh')
  await page.getByLabel(/^Xếp theo/).selectOption({ label: 'tiêu chí' })
  await page.waitForURL(/theo=tieu-chi/)
  await page.getByRole('rowheader', { name: /^1\.1\.2/ }).waitFor()
  await page.getByLabel(/^Đơn vị/).selectOption({ label: 'Sở Y tế' })
  await page.waitForURL(/ho-so=/)
  await eventually(() => page.getByRole('link', { name: 'Sở Tư pháp' }).count()).toBe(0)
  // The demonstration has no approved round before this one.
  await page.getByRole('button', { name: 'Chấp nhận các tiêu chí không đổi' }).click()
  await page.getByText('Không có tiêu chí nào chưa thẩm định mà giống lần phê duyệt trước.').waitFor()
  await page.getByRole('link', { name: /^Cần xem lại/ }).click()
  await page.waitForURL(/loc=xem-lai/)
  await page.getByText('Không có tiêu chí nào cần xem lại trong phần đang xem.').waitFor()
  expect(await page.locator('nav[aria-label="Lọc theo kết quả"] [aria-current]').allTextContents()).toEqual([
    'Cần xem lại0',
  ])
  await page.reload()
  await page.getByText('Không có tiêu chí nào cần xem lại trong phần đang xem.').waitFor()
  expect(troubles).toEqual([])
  await close()
})

test('a unit finds no appraisal, and is told so at its address', async () => {
  const { page, close } = await opened('cb.so-y-te', '/tham-dinh')
  await page.getByText('Tài khoản này không được giao thẩm định.', { exact: false }).waitFor()
  expect(await page.getByRole('link', { name: 'Thẩm định', exact: true }).count()).toBe(0)
  await close()
})

describe.each<Size>(['desk', 'phone'])('on a %s', (size) => {
  let appraiser: Visit
  beforeAll(async () => {
    appraiser = await visit(site, size)
    await signedIn(appraiser, APPRAISER)
  })
  afterAll(() => appraiser.close())

  test('the queue, a criterion with evidence and one without open whole, alone, and readable for all', async () => {
    const { page } = appraiser
    await expectFitForAll(appraiser, '/tham-dinh')
    await expectFitForAll(appraiser, '/tham-dinh?loc=tat-ca&theo=tieu-chi')
    await expectFitForAll(appraiser, pathOf('so-y-te', '1.1.1'))
    await expectFitForAll(appraiser, pathOf('so-y-te', '1.2.2'))
    await page.getByText('Đơn vị chưa gắn minh chứng nào cho số liệu của tiêu chí này.').waitFor()
    await page.getByLabel(/^Không công nhận/).check()
    await page.getByLabel('Lý do').selectOption({ label: 'Không có minh chứng' })
    await page.getByRole('button', { name: 'Xem tác động' }).click()
    await page.getByRole('heading', { name: 'Tác động nếu ghi' }).waitFor()
    await expectReadableForAll(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
})

describe('where nothing can be decided, a sentence says why', () => {
  test('a file in quarantine is neither shown nor handed out', async () => {
    const { db } = site.database
    await db.updateTable('stored_file').set({ state: 'quarantined' }).execute()
    const { page, close } = await opened(APPRAISER, pathOf('so-y-te', '1.1.1'))
    await page.getByText('Tệp có mã độc nên đã bị cách ly', { exact: false }).waitFor()
    expect(await page.getByRole('link', { name: /^Tải về/ }).count()).toBe(0)
    expect(await page.locator('main img').count()).toBe(0)
    await db.updateTable('stored_file').set({ state: 'unscanned' }).execute()
    await close()
  })

  test('when the time of the appraisal is over', async () => {
    await house.round.endEntry(-24 * 6)
    const { page, troubles, close } = await opened(APPRAISER, pathOf('so-tu-phap', '1.1.2'))
    await page.getByText(/^Đã hết thời gian thẩm định lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}\./).waitFor()
    expect(await page.getByRole('button', { name: 'Xem tác động' }).count()).toBe(0)
    expect(troubles).toEqual([])
    await house.round.endEntry(-1)
    await close()
  })

  test('when it was never theirs', async () => {
    const { page, close } = await opened('tham-dinh-2a', pathOf('so-y-te', '1.1.1'))
    await page.getByText('Tài khoản này không được xem tiêu chí này để thẩm định', { exact: false }).waitFor()
    expect(await page.getByRole('radio').count()).toBe(0)
    await close()
  })
})
