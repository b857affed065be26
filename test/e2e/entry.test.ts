import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  total,
} from './entry-form.ts'
import { openSite, PASSWORD, type Site, type Visit } from './site.ts'

const HEAD = 'tt.so-y-te'
const MATERIALS = 'so-tai-lieu-tuyen-truyen-chuyen-doi-so'
const PAPERS = 'so-van-ban-dieu-hanh-chuyen-doi-so-do-thu-truong-ky'
const INSPECTIONS = 'so-hoat-dong-kiem-tra'
const REPORTS = 'so-bao-cao-dinh-ky-len-chinh-phu'

let site: Site
let form: string

beforeAll(async () => {
  site = await openSite()
  form = await onlyFormOf(site, OFFICER)
})
afterAll(() => site.close())

function opened(userName = OFFICER): Promise<Visit> {
  return openedForm(site, userName, form)
}

test('what is typed is saved by itself, moves the points of its criterion and the total, and is there after a reload', async () => {
  const { page, close } = await opened()
  const before = await total(page)
  expect(await pointsOf(page, '1.1.1').textContent()).toContain('0,00 / 5')
  await enter(page, CONFERENCES, '3')
  expect(await pointsOf(page, '1.1.1').textContent()).toContain('3,00 / 5')
  expect(await total(page)).toBe(before + 300n)
  await enter(page, MEETINGS, '2')
  await enter(page, DEPUTY_MEETINGS, '1')
  // 2 + 1/3
  await eventually(() => pointsOf(page, '1.2.2').textContent()).toContain('2,33 / 3')
  await page.reload()
  await eventually(() => field(page, CONFERENCES).inputValue()).toBe('3')
  await stands(page, CONFERENCES, /đã lưu ngày/)
  await close()
})

test('typing redraws its own row, not the form', async () => {
  const { page, close } = await opened()
  await field(page, INSPECTIONS).focus()
  const touched = await page.evaluate(async () => {
    const rows = new Set<string>()
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes)
        rows.add(
          (target as Element).closest?.('[data-row]')?.getAttribute('data-row') ??
            target.parentElement?.closest('[data-row]')?.getAttribute('data-row') ??
            '',
        )
    })
    watch.observe(document.querySelector('main')!, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    document.execCommand('insertText', false, '7')
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    watch.disconnect()
    return [...rows].filter((row) => row !== '')
  })
  expect(touched).toEqual([INSPECTIONS])
  await stands(page, INSPECTIONS, SAVED)
  await close()
})

test('of two who give different values neither overwrites the other unasked', async () => {
  const [one, other] = [await opened(OFFICER), await opened(HEAD)]
  await enter(one.page, PAPERS, '4')
  await field(other.page, PAPERS).fill('5')
  await stands(other.page, PAPERS, /người khác đã sửa/)
  const conflict = row(other.page, PAPERS).getByRole('group', { name: 'Hai giá trị khác nhau cho cùng một ô' })
  const shown = await conflict.textContent()
  expect(shown).toMatch(/Đã lưu4.*\d\d:\d\d/)
  expect(shown).toContain('Bạn vừa gõ5')
  await conflict.getByRole('button', { name: 'Ghi giá trị của tôi' }).click()
  await stands(other.page, PAPERS, SAVED)
  await field(one.page, PAPERS).fill('6')
  await stands(one.page, PAPERS, /người khác đã sửa/)
  await row(one.page, PAPERS).getByRole('button', { name: 'Giữ giá trị đã lưu' }).click()
  await eventually(() => field(one.page, PAPERS).inputValue()).toBe('5')
  await one.page.reload()
  await eventually(() => field(one.page, PAPERS).inputValue()).toBe('5')
  await Promise.all([one.close(), other.close()])
})

test('without a connection nothing typed is lost, and it is saved when the connection is back', async () => {
  const { page, close } = await opened()
  await page.context().setOffline(true)
  await field(page, REPORTS).fill('20')
  await stands(page, REPORTS, /mất kết nối/)
  await page.getByText('Ngoại tuyến · 1 số liệu chưa gửi').waitFor()
  await page.context().setOffline(false)
  await stands(page, REPORTS, SAVED)
  expect(await page.getByText('Ngoại tuyến').count()).toBe(0)
  await close()
})

test('a page may go away with something unsaved that is kept, and saves it when it is opened again', async () => {
  const { page, close } = await opened()
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.route('**/api/v1/values/**', (route) => route.abort())
  await field(page, REPORTS).fill('21')
  await stands(page, REPORTS, /mất kết nối/)
  await page.unroute('**/api/v1/values/**')
  await page.reload()
  await eventually(() => field(page, REPORTS).inputValue()).toBe('21')
  await stands(page, REPORTS, SAVED)
  expect(asked).toEqual([])
  await close()
})

test('a save whose answer was lost is done once', async () => {
  const { page, close } = await opened()
  let lost = 0
  await page.route('**/api/v1/values/**', async (route) => {
    if (route.request().method() !== 'PUT' || lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort()
  })
  await enter(page, REPORTS, '22')
  expect(lost).toBe(1)
  const versions = await site.database.db
    .selectFrom('value')
    .select('version')
    .where('subject_id', '=', new URLSearchParams(form.split('?')[1]).get('don-vi')!)
    .where('period', '=', '2022')
    .where('item_id', '=', REPORTS)
    .where('number', '=', '22')
    .execute()
  expect(versions.length).toBe(1)
  await close()
})

test('a session that ends while somebody types costs nothing: the password, and on', async () => {
  const { page, close } = await opened()
  await page.context().clearCookies()
  await field(page, REPORTS).fill('23')
  await stands(page, REPORTS, /đã hết phiên/)
  const asked = page.getByRole('alertdialog')
  await asked.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await stands(page, REPORTS, SAVED)
  expect(await field(page, REPORTS).inputValue()).toBe('23')
  await close()
})

describe('numbers as people type them', () => {
  test('what could be meant otherwise is told at once, what is no number when the field is left', async () => {
    const { page, close } = await opened()
    const saves: string[] = []
    page.on('request', (request) => request.method() === 'PUT' && saves.push(request.url()))
    await field(page, MATERIALS).fill('1,2,3')
    expect(await row(page, MATERIALS).getByText('đặt chưa đúng chỗ').count()).toBe(0)
    await page.keyboard.press('Tab')
    await row(page, MATERIALS).getByText('đặt chưa đúng chỗ').waitFor()
    await stands(page, MATERIALS, /chưa lưu: số chưa đúng/)
    expect(await field(page, MATERIALS).inputValue()).toBe('1,2,3')
    expect(saves).toEqual([])
    await field(page, MATERIALS).fill('1.004')
    await row(page, MATERIALS).getByText('Hiểu là 1.004').waitFor()
    await stands(page, MATERIALS, SAVED)
    await close()
  })

  test('a jump is saved, told, and explained by a note', async () => {
    const { page, close } = await opened()
    await field(page, CONFERENCES).fill('40')
    await stands(page, CONFERENCES, /cần ghi chú/)
    await row(page, CONFERENCES).getByText('là 40, còn năm 2021 là 2: thay đổi lớn').waitFor()
    await page.getByRole('button', { name: 'Cần ghi chú' }).waitFor()
    await row(page, CONFERENCES).getByLabel('Ghi chú giải thích').fill('Tỉnh tổ chức nhiều hội nghị trực tuyến')
    await page.keyboard.press('Tab')
    await row(page, CONFERENCES).getByText('Ghi chú: Tỉnh tổ chức nhiều hội nghị trực tuyến').waitFor()
    expect(await row(page, CONFERENCES).getByText('thay đổi lớn').count()).toBe(0)
    await close()
  })

  test('none is one click, and so is what cannot be provided, with its reason', async () => {
    const { page, close } = await opened()
    const item = 'so-van-ban-di-cap-huyen'
    await row(page, item).scrollIntoViewIfNeeded()
    await row(page, item).hover()
    await row(page, item).getByRole('button', { name: 'Không có (0)' }).click()
    await stands(page, item, SAVED)
    expect(await field(page, item).inputValue()).toBe('0')
    const other = 'so-dich-vu-cong-cua-tinh-khong-tinh-bo-nganh'
    await row(page, other).hover()
    await row(page, other).getByRole('button', { name: 'Không cung cấp được' }).click()
    await row(page, other).getByLabel('Lý do không cung cấp được').fill('Số do cơ quan khác quản lý')
    await row(page, other).getByRole('button', { name: 'Ghi lý do' }).click()
    await stands(page, other, /không cung cấp được/)
    await row(page, other).getByText('Số do cơ quan khác quản lý').waitFor()
    await close()
  })
})

function pointsOf(page: Page, code: string) {
  return page.locator(`[data-criterion="${code}"] tr`).first().locator('td')
}
