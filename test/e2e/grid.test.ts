import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entered } from '#test/support/bearers.ts'
import { openedRound } from '#test/support/round.ts'
import { eventually, visitOf } from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { focused, tabTo } from './keys.ts'
import { openSite, visit, type Site } from './site.ts'

const AGENCY = 'thuong-truc'
const GRID = '/nhap-so-lieu/hue-2020/nhieu-don-vi'
/** 1.1 has two counts; these units follow one another, and the second has submitted. */
const [FIRST, LOCKED, THIRD] = ['Sở Nội vụ', 'Sở Tư pháp', 'Sở Tài chính']
const MOST_ROWS = 100

let site: Site

beforeAll(async () => {
  site = await openSite()
  const rows = await site.database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  const round = await openedRound(
    { database: site.database, organisation },
    { members: ['so-noi-vu', 'so-tu-phap', 'so-tai-chinh'] },
  )
  const submitted = round.of('so-tu-phap')
  await site.database.db.updateTable('submission').set({ state: 'submitted' }).where('id', '=', submitted).execute()
})
afterAll(() => site.close())

const cell = (page: Page, unit: string, column: number) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: unit, exact: true }) })
    .getByRole('gridcell')
    .nth(column)

const reads = (page: Page, unit: string, column: number) => eventually(() => cell(page, unit, column).textContent())

/** Where the focus is: row and column over all pages. */
const place = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).dataset['place'])

/** As a spreadsheet's clipboard comes in: nobody's machine has one here. */
const paste = (page: Page, text: string) =>
  page.evaluate((block) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', block)
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

test('by keyboard: numbers of several units are typed, copied, pasted over a locked unit, taken back at once, and saved', async () => {
  const { page, go, close } = await visitOf(site, AGENCY)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await go('/nhap-so-lieu')
  await tabTo(page, 'Nhập nhiều đơn vị cùng lúc')
  await press('Enter')
  await page.getByRole('grid').waitFor()
  await page.getByRole('combobox', { name: 'Chỉ số' }).selectOption('1.1')
  await page.getByRole('grid', { name: 'Bảng số liệu: 1.1' }).waitFor()

  // One stop for Tab; typing writes over, Enter goes down, Esc drops.
  await tabTo(page, 'Trang sau')
  await press('Tab', 'ArrowDown')
  expect(await place(page)).toBe('1 0')
  await page.keyboard.type('4')
  await press('Enter')
  await reads(page, FIRST, 0).toMatch(/4$/)
  expect(await place(page)).toBe('2 0')
  await page.keyboard.type('9')
  expect(await place(page)).toBe('2 0')
  await press('ArrowDown', 'F2')
  await page.keyboard.type('55')
  await press('Escape')
  expect(await place(page)).toBe('3 0')
  await reads(page, THIRD, 0).not.toContain('55')
  await reads(page, LOCKED, 0).toContain('đã khoá')
  await page.getByText('Không nhập thêm vì hồ sơ đã nộp.').waitFor({ state: 'detached' })
  await press('ArrowUp')
  await page.getByText('Không nhập thêm vì hồ sơ đã nộp.').waitFor()

  // A range, copied and pasted to the right: a block of two asks first.
  await press('Control+Home', 'ArrowDown', 'Shift+ArrowDown', 'Control+c')
  await page.getByText('Đã chọn 2 ô').waitFor()
  await page.getByText('Đã chép 2 ô.').waitFor()
  await expectReadableForAll(page)

  // Three rows of a spreadsheet over a locked one; its numbers are written the English way.
  await press('Control+Home', 'ArrowDown')
  const before = await cell(page, THIRD, 1).textContent()
  await paste(page, '1,200\t"3"\r\n7\t8\r\n21\t1,234\r\n')
  const panel = page.getByRole('complementary', { name: 'Dán từ bảng tính' })
  await panel.getByText('4 ô sẽ nhận số, 2 ô bỏ qua. Chưa có gì được lưu.').waitFor()
  expect(await panel.getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/^Sở Tư pháp: .*Đã khoá$/),
    expect.stringMatching(/^Sở Tư pháp: .*Đã khoá$/),
  ])
  await expectReadableForAll(page, 'aside')
  await tabTo(page, 'Nhập 4 ô')
  await press('Enter')
  await reads(page, FIRST, 0).toMatch(/1\.200$/)
  await reads(page, THIRD, 1).toMatch(/1\.234$/)
  await page.getByText(/^Đã lưu lúc/).waitFor()
  await eventually(() => place(page)).toBe('1 0')
  await press('Control+z')
  await reads(page, THIRD, 1).toContain(before!.replace(/\D/g, ''))
  await reads(page, FIRST, 0).toMatch(/4$/)
  await page.getByText('Đã hoàn tác: dán 4 ô.').first().waitFor()
  await press('Control+y')
  await reads(page, THIRD, 1).toMatch(/1\.234$/)

  // Esc and Tab leave; what was saved is there.
  await press('F2', 'Escape', 'Tab')
  expect(await focused(page)).toBe('Mở biểu của đơn vị')
  await press('Shift+Tab')
  expect(await place(page)).toBe('1 0')
  await page.getByText(/^Đã lưu lúc/).waitFor()
  await page.reload()
  await reads(page, FIRST, 0).toMatch(/1\.200$/)
  await reads(page, THIRD, 1).toMatch(/1\.234$/)
  await close()
})

test('keys go over all pages, of which one is drawn; a search leaves the units that are meant; a range is cut at once', async () => {
  const { page, go, close } = await visitOf(site, AGENCY)
  const press = (key: string) => page.keyboard.press(key)
  await go(`${GRID}?muc=1.1&ky=2022`)
  const grid = page.getByRole('grid')
  await grid.waitFor()
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1
  expect(rows).toBeGreaterThan(MOST_ROWS)
  expect(await page.getByRole('gridcell').count()).toBe(2 * MOST_ROWS)
  await cell(page, FIRST, 0).click()
  await press('Control+End')
  await eventually(() => place(page)).toBe(`${rows - 1} 1`)
  expect(new URL(page.url()).searchParams.get('trang')).toBe('2')
  expect(await page.getByRole('gridcell').count()).toBe(2 * (rows - MOST_ROWS))
  const last = page.getByRole('row').last()
  expect(await last.getAttribute('aria-rowindex')).toBe(String(rows + 1))
  expect(await grid.getAttribute('aria-colcount')).toBe('3')
  expect(await last.getByRole('gridcell').last().getAttribute('aria-colindex')).toBe('3')
  expect(await grid.locator('[tabindex="0"]').count()).toBe(1)
  // Nothing that stays at an edge covers the cell.
  const isSeen = await page.evaluate(() => {
    const { left, top, width, height } = document.activeElement!.getBoundingClientRect()
    return document.activeElement!.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  })
  expect(isSeen).toBe(true)
  await press('Control+Home')
  await eventually(() => place(page)).toBe('0 0')
  await press('PageDown')
  const [down = 0] = (await place(page))!.split(' ').map(Number)
  expect(down).toBeGreaterThan(2)
  await press('PageUp')
  expect(await place(page)).toBe('0 0')
  await page.getByLabel('Tìm đơn vị').fill('so noi vu')
  await eventually(() => page.getByRole('rowheader').allTextContents()).toEqual([FIRST])
  await cell(page, FIRST, 0).focus()
  await page.keyboard.type('6')
  await press('Tab')
  await page.keyboard.type('abc')
  await press('Enter')
  await reads(page, FIRST, 1).toContain('chưa đúng')
  await page.getByText(/Chưa phải là số/).waitFor()
  await press('Control+a')
  await press('Control+x')
  await reads(page, FIRST, 0).toContain('thiếu')
  await reads(page, FIRST, 1).toContain('thiếu')
  await press('Control+v')
  await page.getByRole('button', { name: 'Nhập 1 ô' }).waitFor()
  await press('Escape')

  // What is typed without a connection outlives the page and is sent by the next one.
  await page.getByText(/^Đã lưu lúc/).waitFor()
  await page.route('**/api/v1/values/**', (route) => route.abort())
  await cell(page, FIRST, 0).focus()
  await page.keyboard.type('17')
  await press('Enter')
  await reads(page, FIRST, 0).toContain('chờ mạng')
  await page.unroute('**/api/v1/values/**')
  await page.reload()
  await page.getByText(/^Đã lưu lúc/).waitFor()
  await reads(page, FIRST, 0).toMatch(/17$/)
  await close()
})

test('whoever supplies one whole number finds the grid in the list and enters that number alone', async () => {
  const { page, go, close } = await visit(site)
  const item = 'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du'
  const { db } = site.database
  const department = await db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'so-noi-vu')
    .executeTakeFirstOrThrow()
  const grants = [{ role: 'data-provider', item_id: item, organisation_id: department.id }]
  const { cookie } = await db.transaction().execute((tx) => entered(tx, { grants }))
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: site.url }])
  await go('/nhap-so-lieu')
  await page.getByRole('link', { name: /^Nhập nhiều đơn vị cùng lúc: .*Thừa Thiên Huế/ }).click()
  await page.getByRole('grid').waitFor()
  expect(await page.getByRole('columnheader').count()).toBe(2)
  await close()
})
