import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filled, opened } from '#test/support/form-workbook.ts'
import { recalculated } from '#test/support/spreadsheet.ts'
import {
  CONFERENCES,
  DEPUTY_MEETINGS,
  eventually,
  field,
  MEETINGS,
  OFFICER,
  onlyFormOf,
  openedForm,
} from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, SIZES, type Site } from './site.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let site: Site
let form: string

beforeAll(async () => {
  site = await openSite()
  form = await onlyFormOf(site, OFFICER)
})
afterAll(() => site.close())

/** What a key press on a link or button of the page downloads. */
async function downloaded(page: Page, role: 'link' | 'button', name: string): Promise<[Download, Uint8Array]> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name }).press('Enter')])
  return [download, new Uint8Array(await readFile(await download.path()))]
}

async function choose(page: Page, button: string, bytes: Uint8Array, name = 'so-lieu.xlsx'): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).press('Enter'),
  ])
  await chooser.setFiles({ name, mimeType: XLSX, buffer: Buffer.from(bytes) })
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

test('a form goes out as a workbook, is filled in LibreOffice, seen cell by cell, and stands in the form', async () => {
  const { page, troubles, close } = await openedForm(site, OFFICER, form)
  const [download, template] = await downloaded(page, 'link', 'Tải mẫu Excel')
  expect(download.suggestedFilename()).toMatch(/^DTI_2022_SởYTế_SốLiệu_\d{8}\.xlsx$/)
  const workbook = await opened(await filled(template, { [MEETINGS]: { formula: '3+4' }, [DEPUTY_MEETINGS]: '1.250' }))
  const saved = new Uint8Array(await (await recalculated(workbook)).xlsx.writeBuffer())
  await page.getByRole('link', { name: 'Nhập từ Excel' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Nhập từ Excel' }).waitFor()
  await choose(page, 'Chọn tệp đã nhập', saved)
  await eventually(() => focused(page)).toMatch(/^so-lieu\.xlsx sẽ đổi 2 số liệu\. Chưa có gì được ghi\.$/)
  const rows = page.getByRole('table').getByRole('row')
  await eventually(() => rows.count()).toBe(3)
  expect(await rows.nth(1).textContent()).toMatch(/^F\d+.*7ô là công thức/)
  expect(await rows.nth(2).textContent()).toMatch(/1\.250/)
  await expectReadableForAll(page)
  await page.setViewportSize(SIZES.phone)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SIZES.phone.width)
  await expectReadableForAll(page)
  await page.setViewportSize(SIZES.desk)
  await page.getByRole('button', { name: 'Nhập 2 số liệu' }).press('Enter')
  await eventually(() => focused(page)).toBe('Đã nhập 2 số liệu từ so-lieu.xlsx.')
  await page.getByRole('main').getByRole('link', { name: 'Về biểu nhập' }).press('Enter')
  await eventually(() => field(page, MEETINGS).inputValue()).toBe('7')
  expect(await field(page, DEPUTY_MEETINGS).inputValue()).toBe('1.250')
  expect(troubles).toEqual([])
  await close()
})

test('what is wrong is told with its cell and comes back in the same workbook; the mended file is taken', async () => {
  const { page, close } = await openedForm(site, OFFICER, form)
  const [, template] = await downloaded(page, 'link', 'Tải mẫu Excel')
  await page.getByRole('link', { name: 'Nhập từ Excel' }).press('Enter')
  await choose(page, 'Chọn tệp đã nhập', Buffer.from('Mã;Giá trị'), 'bang.csv')
  await page.getByText('Đây không phải tệp Excel .xlsx.').waitFor()
  await eventually(() => focused(page)).toBe('Không đọc được bang.csv')
  await choose(page, 'Chọn tệp khác', await filled(template, { [CONFERENCES]: 'nhiều', [MEETINGS]: 9 }))
  await eventually(() => focused(page)).toMatch(/1 số liệu nhập được, 1 dòng có lỗi\. Chưa có gì được ghi\.$/)
  await page.getByText('Chưa phải là số. Ví dụ viết đúng: 1.234 hoặc 12,5.').waitFor()
  await expectReadableForAll(page)
  const [download, marked] = await downloaded(page, 'button', 'Tải tệp có ghi lỗi')
  expect(download.suggestedFilename()).toMatch(/LỗiCầnSửa/)
  const sheet = (await opened(marked)).getWorksheet('Số liệu')!
  const told: string[] = []
  sheet.eachRow((row) => told.push(row.getCell(8).text))
  expect(told.filter((one) => one !== '')).toEqual(['Lỗi cần sửa', expect.stringMatching(/^Chưa phải là số/)])
  await choose(page, 'Chọn tệp khác', await filled(marked, { [CONFERENCES]: 4 }))
  await eventually(() => focused(page)).toMatch(/sẽ đổi 2 số liệu/)
  await page.getByRole('button', { name: 'Nhập 2 số liệu' }).press('Enter')
  await page.getByRole('main').getByRole('link', { name: 'Về biểu nhập' }).press('Enter')
  await eventually(() => field(page, CONFERENCES).inputValue()).toBe('4')
  await close()
})
