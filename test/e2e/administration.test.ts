import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workbookOf } from '#test/support/import-files.ts'
import { tabTo } from './keys.ts'
import { openSite, PASSWORD, signedIn, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('an administrator takes five communes from Excel, merges two, makes the new one’s officer an account, who comes in', async () => {
  const reader = await visit(site)
  const { page, go, troubles, close } = reader
  await signedIn(reader, 'quan-tri.minh-hoa')
  await go('/viec-cua-toi')
  await page.getByRole('link', { name: 'Quản trị' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Quản trị' }).waitFor()
  await page.locator('main').getByRole('link', { name: 'Danh mục đơn vị' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /^Danh mục đơn vị ngày/ }).waitFor()
  const province = await page.locator('main tbody tr').first().getByRole('link').first().textContent()

  await tabTo(page, 'Nhập từ tệp')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Nhập đơn vị từ tệp' }).waitFor()
  // What begins and ends on one day has never been.
  await typeInto(page, 'Có hiệu lực từ ngày', '01/01/2026')
  await give(page, await communes(province!, ['Mía', 'Khoai', 'Sắn', 'Ngô', 'Kê'], 'làng'))
  expect(await page.locator('main table').textContent()).toContain('dòng 6, cột B')
  await give(page, await communes(province!, ['Mía', 'Khoai', 'Sắn', 'Ngô', 'Kê'], 'xã'))
  expect(await page.locator('main').textContent()).toContain('5 đơn vị mới, 0 đơn vị thay đổi')
  await tabTo(page, 'Ghi 5 đơn vị vào danh mục')
  await page.keyboard.press('Enter')
  await page.getByText('Đã thêm 5 đơn vị').waitFor()

  await go('/quan-tri/sap-xep')
  await pick(page, 'Chọn đơn vị', 'xa dong mia', 'Xã Đồng Mía')
  await pick(page, 'Chọn thêm đơn vị', 'xa dong khoai', 'Xã Đồng Khoai')
  await typeInto(page, 'Tên đầy đủ', 'Xã Đồng Mới')
  await typeInto(page, 'Số, ký hiệu', '12/NQ-HĐND')
  await typeInto(page, 'Ngày ban hành', '15/01/2026')
  await typeInto(page, 'Cơ quan ban hành', 'Hội đồng nhân dân tỉnh')
  await page.keyboard.press('Enter')
  const preview = page.getByRole('region', { name: 'Xem trước: chưa ghi gì' })
  await preview.waitFor()
  expect(await preview.textContent()).toContain('Xã Đồng Mía kết thúc')
  expect(await preview.textContent()).toContain('Xã Đồng Mới bắt đầu.')
  await tabTo(page, 'Ghi quyết định')
  await page.keyboard.press('Enter')
  await page.getByText('Đã ghi quyết định.').waitFor()

  await tabTo(page, 'tạo tài khoản')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Tạo tài khoản' }).waitFor()
  await page.getByText('Xã Đồng Mới').waitFor()
  await tabTo(page, 'Họ và tên')
  await page.keyboard.type('Nguyễn Văn An')
  await tabTo(page, 'Tên đăng nhập')
  await page.keyboard.type('cb.xa-dong-moi')
  await page.keyboard.press('Enter')
  const address = await page.getByLabel('Đường dẫn dùng một lần').inputValue()
  expect(troubles).toEqual([])

  const officer = await visit(site)
  await officer.page.goto(address)
  await officer.page.getByText('cb.xa-dong-moi').waitFor()
  await officer.page.getByRole('textbox', { name: 'Mật khẩu mới' }).fill(PASSWORD)
  await officer.page.keyboard.press('Enter')
  await officer.page.waitForURL(/thiet-bi/)
  await officer.go('/tai-khoan-cua-toi')
  const told = await officer.page.locator('main').textContent()
  expect(told).toContain('Cán bộ đầu mối')
  expect(told).toContain('Xã Đồng Mới')
  expect(officer.troubles).toEqual([])
  await officer.close()
  await close()
})

test('three wards chosen and a name typed before any of them has been fetched are all there afterwards', async () => {
  const reader = await visit(site)
  const { page, go, troubles, close } = reader
  await signedIn(reader, 'quan-tri.minh-hoa')
  await go('/quan-tri/sap-xep')
  const late = Promise.withResolvers<void>()
  await page.route(/\/api\/v1\/organisations\/(?!tree)[^/?]+$/, async (route) => {
    await late.promise
    await route.continue()
  })
  const wards = ['Phường An Bình', 'Phường Cẩm Thành', 'Phường Đông Thành']
  const chosen = page.getByRole('list', { name: 'Đơn vị đã chọn' }).getByRole('listitem')
  for (const ward of wards) {
    await page.getByLabel('Chọn đơn vị', { exact: true }).fill(ward)
    await page.getByRole('list', { name: 'Đơn vị tìm thấy' }).getByRole('button', { name: ward }).click()
  }
  const name = page.getByLabel('Tên đầy đủ', { exact: true })
  await name.fill('Phường Ba Thành')
  expect(await chosen.count()).toBe(0)
  late.resolve()
  await expect.poll(async () => (await chosen.locator('strong').allTextContents()).toSorted()).toEqual(wards)
  expect(await name.inputValue()).toBe('Phường Ba Thành')
  // What was not typed is theirs.
  await expect.poll(() => page.getByLabel('Loại đơn vị', { exact: true }).inputValue()).toBe('commune')
  await page.getByRole('button', { name: 'Bỏ Phường Cẩm Thành' }).click()
  await expect
    .poll(async () => (await chosen.locator('strong').allTextContents()).toSorted())
    .toEqual(['Phường An Bình', 'Phường Đông Thành'])
  expect(await name.inputValue()).toBe('Phường Ba Thành')
  expect(troubles).toEqual([])
  await close()
})

/** Five communes below the province, as somebody would write them down; the last one's kind is `last`. */
function communes(province: string, names: readonly string[], last: string): Promise<Buffer> {
  return workbookOf([
    ['Tên đơn vị', 'Loại', 'Trực thuộc', 'Mã định danh'],
    ...names.map((name, at) => [`Xã Đồng ${name}`, at === 4 ? last : 'xã', province, `H53.95${at}`]),
  ])
}

async function give(page: Page, buffer: Buffer): Promise<void> {
  const file = { name: 'don-vi.xlsx', mimeType: 'application/octet-stream', buffer }
  await page.getByLabel('Tệp', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Xem tệp sẽ thay đổi gì' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: /^(Xem trước|Tệp chưa nhập được)/ }).waitFor()
}

async function pick(page: Page, field: string, typed: string, name: string): Promise<void> {
  await page.getByLabel(field, { exact: true }).focus()
  await page.keyboard.type(typed)
  await page.getByRole('list', { name: 'Đơn vị tìm thấy' }).getByRole('button', { name }).waitFor()
  await tabTo(page, name)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Bỏ ${name}` }).waitFor()
}

async function typeInto(page: Page, label: string, typed: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(typed)
}
