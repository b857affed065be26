import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf, opened } from '#test/support/form-workbook.ts'
import { tableOf } from '#test/support/past-tables.ts'
import { CONFERENCES, eventually, row } from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, signedIn, SIZES, visit, type Site } from './site.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PAPERS = 'so-tai-lieu-tuyen-truyen-chuyen-doi-so'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const LAST_YEAR = [
  ['BẢNG TỔNG HỢP SỐ LIỆU NĂM 2023'],
  [],
  ['TT', 'Tên đơn vị', '1.1.1', 'Tài liệu đã làm'],
  [1, 'Sở Y tế', 'nhiều', 6],
  [2, 'so noi vu', 3, '1.250'],
  [3, 'Sở Tư Pháp tỉnh', 4, 2],
  [4, 'Cộng', 7, 1258],
]

async function choose(page: Page, button: string, bytes: Uint8Array, name: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).press('Enter'),
  ])
  await chooser.setFiles({ name, mimeType: XLSX, buffer: Buffer.from(bytes) })
}

/** Chooses in a list by the arrow keys. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  const select = page.getByRole('combobox', { name: label, exact: true })
  await select.waitFor()
  const [from, to] = await select.evaluate((one: HTMLSelectElement, wanted) => {
    const place = [...one.options].findIndex(({ text }) => text.startsWith(wanted))
    return [one.selectedIndex, place] as const
  }, option)
  expect(to, option).toBeGreaterThanOrEqual(0)
  for (let at = from; at !== to; at += Math.sign(to - from)) await select.press(to > from ? 'ArrowDown' : 'ArrowUp')
  await eventually(() => select.evaluate((one: HTMLSelectElement) => one.selectedIndex)).toBe(to)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

test('last year’s table is matched, mended, brought in, and stands as the period before in the next form', async () => {
  const reader = await visit(site)
  await signedIn(reader, 'thuong-truc')
  const { page, go, troubles } = reader
  await go('/dot-danh-gia')
  await page.getByRole('link', { name: 'Nạp bảng năm trước' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Nạp bảng năm trước' }).waitFor()
  await page.getByRole('combobox', { name: 'Bộ chỉ số' }).selectOption('hue-2020')
  await pick(page, 'Kỳ của bảng', 'năm 2023')
  await expectReadableForAll(page)
  await choose(page, 'Chọn bảng Excel', await tableOf(LAST_YEAR), 'nam-2023.xlsx')
  // One cell is no number, two names are nobody's, and one column says nothing that is known.
  await eventually(() => focused(page)).toBe('nam-2023.xlsx: 1 con số nạp được, 3 chỗ có lỗi. Chưa có gì được ghi.')
  await pick(page, 'Cột D là', 'Số tài liệu tuyên truyền')
  await pick(page, '“Sở Tư Pháp tỉnh” là', 'Sở Tư pháp')
  await pick(page, '“Cộng” là', 'Không phải')
  expect(await page.getByRole('button', { name: /^Chỉ nạp/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Đối chiếu lại' }).press('Enter')
  await eventually(() => focused(page)).toBe('nam-2023.xlsx: 5 con số nạp được, 1 chỗ có lỗi. Chưa có gì được ghi.')
  await expectReadableForAll(page)
  await page.setViewportSize(SIZES.phone)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SIZES.phone.width)
  await expectReadableForAll(page)
  await page.setViewportSize(SIZES.desk)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải tệp có ghi lỗi' }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toMatch(/^DTI_2023_BảngNămTrước_LỗiCầnSửa_\d{8}\.xlsx$/)
  const workbook = await opened(new Uint8Array(await readFile(await download.path())))
  const sheet = workbook.worksheets[0]!
  expect(sheet.getCell('E4').text).toMatch(/^Chưa phải là số/)
  sheet.getCell('C4').value = 5
  // What was said of the columns and names is kept for the mended file.
  await choose(page, 'Chọn tệp khác', await bytesOf(workbook), 'da-sua.xlsx')
  await eventually(() => focused(page)).toBe('da-sua.xlsx sẽ thêm 6 con số của 3 đơn vị. Chưa có gì được ghi.')
  await page.getByRole('button', { name: 'Nạp 6 con số' }).press('Enter')
  await eventually(() => focused(page)).toBe('Đã nạp 6 con số của 3 đơn vị.')

  const { id } = await site.database.db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'so-y-te')
    .executeTakeFirstOrThrow()
  await go(`/nhap-so-lieu/hue-2020?don-vi=${id}&ky=2024`)
  const yearBefore = (item: string) => row(page, item).locator('td[data-label="Năm 2023"]')
  await eventually(() => yearBefore(CONFERENCES).textContent()).toMatch(/^5/)
  await eventually(() => yearBefore(PAPERS).textContent()).toMatch(/^6/)
  expect(troubles).toEqual([])
  await reader.close()
})

const RESULTS = [
  ['KẾT QUẢ ĐÁNH GIÁ CHUYỂN ĐỔI SỐ NĂM 2018'],
  [],
  ['TT', 'Tên đơn vị', 'Điểm 1.1.1', 'Tổng điểm', 'Chỉ số', 'Xếp hạng'],
  [1, 'Sở Y tế', 4.5, '65,25', 0.725, 2],
  [2, 'Sở Tư pháp', 5, 70, 0.7778, 1],
  [3, 'Sở Nội vụ', null, 41.5, 0.4611, 0],
]

test('a table of points is seen, mended and kept as it is, and the page lists what there is', async () => {
  const reader = await visit(site)
  await signedIn(reader, 'thuong-truc')
  const { page, go, troubles } = reader
  await go('/bang-nam-truoc?bo-chi-so=hue-2020&ky=2018')
  await page.getByRole('radio', { name: /^Điểm, chỉ số, thứ hạng/ }).press(' ')
  await page.getByText('Chưa nạp kết quả của kỳ nào cho bộ chỉ số này.').waitFor()
  await choose(page, 'Chọn bảng Excel', await tableOf(RESULTS), 'xep-hang-2018.xlsx')
  await eventually(() => focused(page)).toBe(
    'xep-hang-2018.xlsx: 10 con số nạp được, 1 chỗ có lỗi. Chưa có gì được ghi.',
  )
  await page.getByText(/^Thứ hạng bắt đầu từ 1\./).waitFor()
  await expectReadableForAll(page)
  await page.getByRole('button', { name: 'Chỉ nạp 10 con số đúng' }).press('Enter')
  await eventually(() => focused(page)).toBe('Đã nạp 10 con số của 3 đơn vị.')
  const table = page.getByRole('table', { name: 'Kết quả năm 2018 như trong bảng đã nạp' })
  await page.getByText('Năm 2018 (3 đơn vị)').waitFor()
  await eventually(() => table.locator('tbody tr').allInnerTexts()).toEqual([
    expect.stringMatching(/^Sở Tư pháp\s+70,00\s+0,7778\s+1\s+1$/),
    expect.stringMatching(/^Sở Y tế\s+65,25\s+0,7250\s+2\s+1$/),
    expect.stringMatching(/^Sở Nội vụ\s+41,50\s+0,4611\s+–\s+0$/),
  ])
  await expectReadableForAll(page)
  await page.setViewportSize(SIZES.phone)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SIZES.phone.width)
  await expectReadableForAll(page)
  expect(troubles).toEqual([])
  await reader.close()
})
