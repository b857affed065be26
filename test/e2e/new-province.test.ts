import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstAdministrator } from '#server/accounts/first-administrator.ts'
import { workbookOf } from '#test/support/import-files.ts'
import { openEmptySite, PASSWORD, visit, type AnySite, type Visit } from './site.ts'

const WITHIN_MS = 400_000
const PROVINCE = 'Tỉnh Vân Sơn'
const UNITS = ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế'] as const
const GROUP = 'Sở, ban, ngành'
const SINCE = '01/01/2026'

let site: AnySite
/** Where each account is opened, once; by user name. */
const addresses = new Map<string, string>()

beforeAll(async () => {
  site = await openEmptySite()
}, WITHIN_MS)
afterAll(() => site.close())

test('a new province from nothing, with the screens alone', { timeout: WITHIN_MS }, async () => {
  await theFirstAdministratorComesIn()
  await withScreens('quan-tri', theGroupsAreNamed)
  await withScreens('quan-tri', theOrganisationsComeFromExcel)
  await withScreens('quan-tri', theAccountsComeFromExcel)
})

/** What the server prints when it first starts is the only thing that comes from elsewhere. */
async function theFirstAdministratorComesIn(): Promise<void> {
  const first = await firstAdministrator(site.database.db)
  addresses.set(first!.userName, `${site.url}/mo-tai-khoan#${first!.link.token}`)
}

const sessions = new Map<string, Visit>()

/** Each works in a browser of their own, opened by the link that they were handed. */
async function withScreens(userName: string, act: (visitor: Visit) => Promise<void>): Promise<void> {
  const visitor = sessions.get(userName) ?? (await opened(userName))
  sessions.set(userName, visitor)
  await act(visitor)
  expect(unexpected(visitor), userName).toEqual([])
}

/** That nothing has been published yet is an answer, which the browser notes. */
function unexpected({ troubles }: Visit): string[] {
  const isPublished = /^404: .*\/api\/v1\/demonstration$/
  return troubles.filter((one) => !isPublished.test(one) && !/^console: .* 404 \(Not Found\)$/.test(one))
}

async function opened(userName: string): Promise<Visit> {
  const visitor = await visit(site)
  const { page } = visitor
  await page.goto(addresses.get(userName)!)
  await page.getByText(userName).first().waitFor()
  await page.getByRole('textbox', { name: 'Mật khẩu mới' }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(/thiet-bi|viec-cua-toi/)
  return visitor
}

async function theGroupsAreNamed({ page, go }: Visit): Promise<void> {
  await go('/quan-tri/nhom')
  await page.getByRole('button', { name: 'Thêm nhóm' }).click()
  await page.keyboard.type(GROUP)
  await page.getByRole('button', { name: 'Lưu danh sách nhóm' }).click()
  await page.getByText('Danh sách đã lưu.').waitFor()
}

async function theOrganisationsComeFromExcel({ page, go }: Visit): Promise<void> {
  await go('/quan-tri/nhap')
  await page.getByLabel('Có hiệu lực từ ngày').fill(SINCE)
  await give(page, 'don-vi.xlsx', [
    ['Tên đơn vị', 'Loại', 'Trực thuộc', 'Mã định danh', 'Nhóm xếp hạng'],
    [PROVINCE, 'Tỉnh, thành phố', '', 'H99', ''],
    ...UNITS.map((name, at) => [name, 'Sở, ban, ngành', PROVINCE, `H99.0${at + 1}`, GROUP]),
  ])
  await page.getByRole('button', { name: 'Ghi 4 đơn vị vào danh mục' }).click()
  await page.getByText('Đã thêm 4 đơn vị').waitFor()
}

async function theAccountsComeFromExcel({ page, go }: Visit): Promise<void> {
  await go('/quan-tri/nhap?loai=tai-khoan')
  await give(page, 'tai-khoan.xlsx', [
    ['Họ và tên', 'Tên đăng nhập', 'Vai trò', 'Đơn vị'],
    ['Lê Thị Thường', 'thuong-truc', 'Cơ quan thường trực', ''],
    ['Trần Văn Lãnh', 'lanh-dao', 'Lãnh đạo', ''],
    ...UNITS.flatMap((unit, at) => [
      [`Cán bộ ${at + 1}`, `can-bo-${at + 1}`, 'Cán bộ đầu mối', unit],
      [`Giám đốc ${at + 1}`, `giam-doc-${at + 1}`, 'Thủ trưởng đơn vị', unit],
    ]),
  ])
  await page.getByRole('button', { name: /^Tạo 8 tài khoản/ }).click()
  const links = page.getByRole('table', { name: /Đường dẫn/ }).locator('tbody tr')
  await links.first().waitFor()
  for (const row of await links.all()) {
    const [name, address] = [await row.locator('th p').textContent(), await row.locator('td').textContent()]
    addresses.set(name!, address!)
  }
  expect(addresses.size).toBe(9)
}

async function give(page: Page, name: string, rows: readonly (readonly string[])[]): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: await workbookOf(rows) }
  await page.getByLabel('Tệp', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Xem tệp sẽ thay đổi gì' }).click()
  await page.getByRole('heading', { level: 2, name: /^(Xem trước|Tệp chưa nhập được)/ }).waitFor()
  expect(await page.locator('main').textContent()).not.toContain('Tệp chưa nhập được')
}
