import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  CONFERENCES,
  DEPUTY_MEETINGS,
  enter,
  eventually,
  field,
  MEETINGS,
  OFFICER,
  onlyFormOf,
  openedForm,
  row,
  SAVED,
  stands,
} from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, type Site, type Visit } from './site.ts'

const REPORTS = 'so-bao-cao-dinh-ky-len-chinh-phu'

let site: Site
let form: string

beforeAll(async () => {
  site = await openSite()
  form = await onlyFormOf(site, OFFICER)
})
afterAll(() => site.close())

function opened(userName = OFFICER, path = form): Promise<Visit> {
  return openedForm(site, userName, path)
}

test('keys take back typing, a zero and a clearing in order, and do them again', async () => {
  const { page, close } = await opened()
  await field(page, MEETINGS).focus()
  await page.keyboard.type('8')
  await page.keyboard.press('Enter')
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await stands(page, DEPUTY_MEETINGS, SAVED)
  const first = await field(page, MEETINGS).inputValue()
  await page.keyboard.press('Control+z')
  await eventually(() => field(page, DEPUTY_MEETINGS).inputValue()).not.toContain('9')
  expect(await field(page, MEETINGS).inputValue()).toBe(first)
  await page.keyboard.press('Control+z')
  await eventually(() => field(page, MEETINGS).inputValue()).not.toBe(first)
  await page.keyboard.press('Control+y')
  await eventually(() => field(page, MEETINGS).inputValue()).toBe(first)
  await page.keyboard.press('Control+Shift+z')
  await eventually(() => field(page, DEPUTY_MEETINGS).inputValue()).toContain('9')
  await stands(page, DEPUTY_MEETINGS, SAVED)
  await page.reload()
  await eventually(() => field(page, DEPUTY_MEETINGS).inputValue()).toContain('9')
  await close()
})

test('a button says what it takes back, and what was typed before a save is taken back whole', async () => {
  const { page, close } = await opened()
  const undo = page.getByRole('button', { name: 'Hoàn tác' })
  expect(await undo.isDisabled()).toBe(true)
  const before = await field(page, REPORTS).inputValue()
  await field(page, REPORTS).fill('31')
  await stands(page, REPORTS, SAVED)
  await field(page, REPORTS).fill('3145')
  await undo.click()
  await eventually(() => field(page, REPORTS).inputValue()).toBe(before)
  await page
    .getByText(/^Đã hoàn tác: nhập /)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Làm lại' }).click()
  await eventually(() => field(page, REPORTS).inputValue()).toBe('3.145')
  await close()
})

test('copies of one section are counted beforehand and taken back as one', async () => {
  const path = (await onlyFormOf(site, 'cb.phuong-an-binh')).replace(/ky=\d+/, 'ky=2023')
  const { page, close } = await opened('cb.phuong-an-binh', path)
  const copy = page.getByRole('button', { name: /^Chép \d+ số từ năm 2022$/ }).first()
  const count = Number(/\d+/.exec((await copy.textContent())!)![0])
  expect(count).toBeGreaterThan(0)
  await copy.click()
  await page.getByRole('button', { name: `Cần xác nhận ${count}` }).waitFor()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await eventually(() => page.getByRole('button', { name: /^Cần xác nhận/ }).count()).toBe(0)
  await close()
})

test('while a number is typed the form says what it does to the points, and the save says the same', async () => {
  const { page, close } = await opened()
  await enter(page, CONFERENCES, '1')
  await page.keyboard.press('Tab')
  await page.route('**/api/v1/values/**', (route) => route.abort())
  await field(page, CONFERENCES).fill('4')
  const effect = row(page, CONFERENCES).locator('[data-effect]')
  await effect.waitFor()
  // 1.1.1: MIN(max; n), from 1 to 4.
  expect(await effect.textContent()).toBe('Tiêu chí 1.1.1: +3,00; +3,00 điểm cho cả bộ')
  await page.unroute('**/api/v1/values/**')
  await stands(page, CONFERENCES, /đã lưu lúc|cần ghi chú/)
  expect(await effect.textContent()).toBe('Tiêu chí 1.1.1: +3,00; +3,00 điểm cho cả bộ')
  await close()
})

test('F1 opens the keys and the states of cells, and Esc closes them', async () => {
  const { page, close } = await opened()
  await field(page, MEETINGS).focus()
  await page.keyboard.press('F1')
  await page.getByText('Các trạng thái của ô').waitFor()
  await page.getByText('kết luận của đơn vị xác minh').waitFor()
  await expectReadableForAll(page, 'details[open]')
  await page.keyboard.press('Escape')
  await eventually(() => page.getByText('Các trạng thái của ô').isVisible()).toBe(false)
  await close()
})
