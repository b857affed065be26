import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { remarks } from '#contract/remarks.ts'
import {
  acceptFirst,
  approvedBefore,
  claimed,
  CONFERENCES,
  granted,
  openAppraisal,
  PERIOD,
  type AppraisalSite,
} from './appraisal-site.ts'
import { eventually, visitOf } from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
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
  const visitor = await visitOf(site, userName, size)
  await visitor.go(path)
  return visitor
}

function titled(page: Page, title: string) {
  return page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
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
  // The demonstration has 2 for 2021.
  await value.getByText('Kỳ trước (năm 2021): 2 hội thảo, hội nghị, thay đổi +1').waitFor()
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

  await page.keyboard.press('Alt+PageDown')
  await titled(page, 'Thẩm định tiêu chí 1.1.2 của Sở Y tế')
  await page.keyboard.press('Alt+PageUp')
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

test('single keys are off until they are turned on, and letters while a field has the focus; what was chosen stays when one comes back', async () => {
  const { page, close } = await opened(APPRAISER, pathOf('so-tu-phap', '1.2.2'))
  await page.getByLabel(/^Không công nhận/).check()
  await page.getByLabel('Nói rõ thêm').fill('Chưa có biên bản')
  await page.getByLabel('Nói rõ thêm').press('j')
  expect(await page.getByLabel('Nói rõ thêm').inputValue()).toContain('j')
  await titled(page, 'Thẩm định tiêu chí 1.2.2 của Sở Tư pháp')
  await page.getByText('Phím tắt').click()
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
  const { page, close } = await opened(APPRAISER, pathOf('so-tu-phap', '1.3.1'))
  await page.getByLabel(/^Không công nhận/).check()
  await page.getByLabel('Lý do').selectOption({ label: 'Không có minh chứng' })
  await acceptFirst(await house.as(COLLEAGUE), submission, '1.3.1')
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

test('the queue is searched without marks, cut by unit, criterion and what was decided, and the address keeps it', async () => {
  const { page, troubles, close } = await opened(APPRAISER, '/tham-dinh')
  const find = page.getByLabel('Tìm đơn vị, tiêu chí')
  await find.fill('so tu phap')
  await page.waitForURL(/tim=so/)
  await eventually(() => page.getByRole('rowheader', { name: 'Sở Y tế' }).count()).toBe(0)
  expect(await page.getByRole('rowheader', { name: 'Sở Tư pháp' }).count()).toBe(1)
  await page
    .getByText(/^Đang xem 1–\d+ trong \d+ tiêu chí$/)
    .first()
    .waitFor()
  await find.fill('không có tên như thế')
  await page.getByText('Không còn tiêu chí nào chưa thẩm định trong phần đang xem.').waitFor()
  await find.fill('')
  await page.getByLabel(/^Xếp theo/).selectOption({ label: 'tiêu chí' })
  await page.waitForURL(/theo=tieu-chi/)
  await page.getByRole('rowheader', { name: /^1\.1\.2/ }).waitFor()
  await page.getByLabel(/^Đơn vị/).selectOption({ label: 'Sở Y tế' })
  await page.waitForURL(/ho-so=/)
  await eventually(() => page.getByRole('link', { name: 'Sở Tư pháp' }).count()).toBe(0)
  // The unit was not approved before.
  await page.getByRole('button', { name: 'Xem các tiêu chí không đổi' }).click()
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

test('a criterion is decided and the next one opened without the mouse, in fewer keys than fields', async () => {
  const { page, troubles, close } = await opened(
    COLLEAGUE,
    `${pathOf('so-y-te', '1.2.2')}?ho-so=${house.round.of('so-y-te')}`,
  )
  await titled(page, 'Thẩm định tiêu chí 1.2.2 của Sở Y tế')
  await page.getByRole('link', { name: /^Tiếp: tiêu chí 1\.2\.3\.1/ }).waitFor()
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.press('ArrowUp')
  await page.getByRole('radio', { name: /^Không công nhận/, checked: true }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Tác động nếu ghi' }).waitFor()
  expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('H3')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^Đã ghi lúc \d\d:\d\d\.$/).waitFor()
  await eventually(() => page.evaluate(() => document.activeElement!.textContent)).toMatch(/^Tiếp: tiêu chí 1\.2\.3\.1/)
  await page.keyboard.press('Enter')
  await titled(page, 'Thẩm định tiêu chí 1.2.3.1 của Sở Y tế')
  // What was written is taken back.
  await page.keyboard.press('Alt+PageUp')
  await page.getByRole('button', { name: 'Rút kết quả' }).press('Enter')
  await page.getByRole('button', { name: 'Xem tác động' }).waitFor()
  expect(await page.getByText(/^Đã ghi lúc/).count()).toBe(0)
  expect(troubles).toEqual([])
  await close()
})

test('below a number open its whole history, and what people say to one another about it', async () => {
  const { page, troubles, close } = await opened(APPRAISER, pathOf('so-y-te', '1.1.1'))
  const value = page.getByRole('row', { name: /Số hội thảo/ })
  await value.getByText('Quá trình của số liệu này').click()
  await value.getByRole('heading', { name: /kỳ trước/i }).waitFor()
  expect(await value.getByRole('listitem').count()).toBeGreaterThan(0)
  const officer = await house.as('cb.so-y-te')
  const figure = { subject: house.health, item: CONFERENCES, period: PERIOD }
  await officer(remarks.postRemark, {
    ...figure,
    remark: uuidv7(),
    words: 'Có tính hội nghị trực tuyến.',
    mentions: [],
  })
  await page.reload()
  await value.getByText('1 trao đổi chưa đọc').press('Enter')
  await value.getByText('Có tính hội nghị trực tuyến.').waitFor()
  await value.getByLabel('Viết về số liệu này').fill('Đơn vị gửi thêm giấy mời.')
  await value.getByRole('button', { name: 'Gửi lời trao đổi' }).press('Enter')
  await value.getByText(/^2 trao đổi:/).waitFor()
  await expectReadableForAll(page)
  expect(troubles).toEqual([])
  await close()
})

test('a unit’s claim is decided where its criterion is', async () => {
  await claimed(site, 'so-tu-phap', '1.1.2', 'Đơn vị không có nhiệm vụ này.')
  const { page, close } = await opened(APPRAISER, pathOf('so-tu-phap', '1.1.2'))
  await page.getByText('Đơn vị nêu lý do: Đơn vị không có nhiệm vụ này.').waitFor()
  await page.getByRole('button', { name: 'Không chấp nhận', exact: true }).click()
  await page.getByLabel('Lý do không chấp nhận').fill('Nhiệm vụ được giao tại Quyết định 12.')
  await page.getByRole('button', { name: 'Ghi: không chấp nhận' }).click()
  await page.getByText('Lý do quyết định: Nhiệm vụ được giao tại Quyết định 12.').waitFor()
  expect(await page.getByRole('button', { name: 'Chấp nhận không áp dụng' }).count()).toBe(0)
  await close()
})

test('what did not change since the last approval is looked over and accepted at once, but for what is left out', async () => {
  await approvedBefore(site, 'so-tu-phap', house.round.of('so-tu-phap'))
  const { page, troubles, close } = await opened(COLLEAGUE, `/tham-dinh?ho-so=${house.round.of('so-tu-phap')}`)
  await page.getByRole('button', { name: 'Xem các tiêu chí không đổi' }).click()
  const boxes = page.getByRole('group', { name: /có số liệu như khi được phê duyệt ở Đợt 2022/ }).getByRole('checkbox')
  await boxes.first().waitFor()
  await expectReadableForAll(page)
  // Both have a number: 1.1.1 by the site, 1.2.1 by the demonstration.
  expect(await boxes.count()).toBe(2)
  for (const box of await boxes.all()) await box.uncheck()
  expect(await page.getByRole('button', { name: 'Chọn ít nhất một tiêu chí' }).isDisabled()).toBe(true)
  await boxes.last().check()
  await page.getByRole('button', { name: 'Chấp nhận 1 tiêu chí' }).click()
  await page.getByText('Đã chấp nhận 1 tiêu chí không đổi so với lần phê duyệt trước: 1.2.1.').waitFor()
  expect(troubles).toEqual([])
  await close()
})

test('a blind look is asked for in the list, sees nothing of the first, and is written once', async () => {
  const { db } = site.database
  const share = (second_share: string) =>
    db.updateTable('round').set({ second_share }).where('id', '=', house.round.id).execute()
  await share('1')
  await acceptFirst(await house.as(APPRAISER), house.round.of('so-y-te'), '1.2.4')
  const { page, troubles, close } = await opened(COLLEAGUE, `/tham-dinh?ho-so=${house.round.of('so-y-te')}`)
  const row = page.getByRole('row', { name: /^1\.2\.4/ })
  await row.getByText('thẩm định độc lập', { exact: false }).waitFor()
  await row.getByRole('link').press('Enter')
  await page.getByText('Tiêu chí này thuộc mẫu thẩm định độc lập hai lần.').waitFor()
  const panel = page.getByRole('region', { name: 'Kết quả thẩm định' })
  expect(await panel.getByText('lần đầu', { exact: false }).count()).toBe(0)
  await page.getByLabel(/^Không công nhận/).check()
  await page.getByLabel('Lý do').selectOption({ label: 'Không có minh chứng' })
  await page.getByRole('button', { name: 'Xem tác động' }).click()
  await page.getByRole('button', { name: 'Ghi kết quả' }).click()
  await page.getByText('Kết quả thẩm định độc lập đã ghi và không sửa nữa.').waitFor()
  await panel.getByText('lần đầu', { exact: false }).waitFor()
  expect(troubles).toEqual([])
  await share('0')
  await close()
})

describe.each<Size>(['desk', 'phone'])('on a %s', (size) => {
  let appraiser: Visit
  beforeAll(async () => {
    appraiser = await visit(site, size)
    await signedIn(appraiser, APPRAISER)
  })
  afterAll(() => appraiser.close())

  test('a criterion without evidence and what a decision would do open whole, alone, and readable for all', async () => {
    const { page } = appraiser
    await appraiser.go(pathOf('so-y-te', '1.2.2'))
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
  test('a file that waits for its scan, or is in quarantine, is neither shown nor handed out', async () => {
    const { db } = site.database
    await db.updateTable('stored_file').set({ state: 'waiting' }).execute()
    const { page, close } = await opened(APPRAISER, pathOf('so-y-te', '1.1.1'))
    const isKept = async () => {
      expect(await page.getByRole('link', { name: /^Tải về/ }).count()).toBe(0)
      expect(await page.locator('main img').count()).toBe(0)
    }
    await page.getByText('Tệp đang chờ quét vi-rút', { exact: false }).waitFor()
    await isKept()
    await db.updateTable('stored_file').set({ state: 'quarantined' }).execute()
    await page.reload()
    await page.getByText('Tệp có mã độc nên đã bị cách ly', { exact: false }).waitFor()
    await isKept()
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

  test('when it was never theirs, and a unit finds no appraisal at all', async () => {
    const { page, close } = await opened('tham-dinh-2a', pathOf('so-y-te', '1.1.1'))
    await page.getByText('Tài khoản này không được xem tiêu chí này để thẩm định', { exact: false }).waitFor()
    expect(await page.getByRole('radio').count()).toBe(0)
    await close()
    const unit = await opened('cb.so-y-te', '/tham-dinh')
    await unit.page.getByText('Tài khoản này không được giao thẩm định.', { exact: false }).waitFor()
    expect(await unit.page.getByRole('link', { name: 'Thẩm định', exact: true }).count()).toBe(0)
    await unit.close()
  })

  test('when it is their own unit’s: it is not in the list, and nothing is written at its address', async () => {
    await granted(site, 'tham-dinh-3a', [
      { role: 'unit-officer', organisation_id: house.health },
      { role: 'appraiser', edition_id: 'hue-2020', node_code: '1' },
    ])
    const { page, go, close } = await opened('tham-dinh-3a', '/tham-dinh')
    await page.getByRole('rowheader', { name: 'Sở Tư pháp' }).first().waitFor()
    expect(await page.getByRole('rowheader', { name: 'Sở Y tế' }).count()).toBe(0)
    await go(pathOf('so-y-te', '1.1.1'))
    await page.getByText('Chỉ xem: tài khoản này không ghi kết quả thẩm định cho tiêu chí này.').waitFor()
    expect(await page.getByRole('radio').count()).toBe(0)
    await close()
  })
})
