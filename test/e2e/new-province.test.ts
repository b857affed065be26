import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEdition } from '#content/library.ts'
import { firstAdministrator } from '#server/accounts/first-administrator.ts'
import { annexDocument } from '#test/support/annex-documents.ts'
import { workbookOf } from '#test/support/import-files.ts'
import { WORD } from './annex-site.ts'
import { eventually } from './entry-form.ts'
import { entryEnds, typedCalendar } from './round-calendar.ts'
import { openEmptySite, PASSWORD, visit, type AnySite, type Visit } from './site.ts'

const WITHIN_MS = 400_000
const PROVINCE = 'Tỉnh Vân Sơn'
const UNITS = ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế'] as const
const GROUP = 'Sở, ban, ngành'
const SINCE = '01/01/2026'
const SET = 'Bộ chỉ số chuyển đổi số tỉnh Vân Sơn'
const ROUND = 'Chuyển đổi số các sở năm 2026'

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
  await withScreens('thuong-truc', theIndexSetComesFromWord)
  await withScreens('quan-tri', theAppraiserIsMade)
  await withScreens('thuong-truc', theRoundIsOpened)
  for (const at of [1, 2, 3]) {
    await withScreens(`can-bo-${at}`, theOfficerEnters)
    await withScreens(`giam-doc-${at}`, theHeadSubmits)
  }
  await entryEnds(site)
  await withScreens('thuong-truc', theAppraisalBegins)
  await withScreens('tham-dinh', theAppraiserDecides)
  await withScreens('thuong-truc', (visitor) => allAreMoved(visitor, 'Gửi kết quả thẩm định cho đơn vị'))
  await withScreens('thuong-truc', (visitor) => allAreMoved(visitor, 'Trình Hội đồng'))
  await withScreens('lanh-dao', theLeaderApproves)
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

/** The first chapter of annex 4 of plan 222, as a decision would print it: two numbers and a yes or no. */
function smallAnnex(): Buffer {
  const edition = readEdition('hue-2020')
  const [part] = edition.nodes
  const [chapter] = part!.children!
  const sections = chapter!.children!.filter(({ code }) => code === '1.1' || code === '1.4')
  return annexDocument({ ...edition, nodes: [{ ...part!, children: [{ ...chapter!, children: sections }] }] })
}

async function theIndexSetComesFromWord({ page, go }: Visit): Promise<void> {
  await go('/soan-bo-chi-so')
  await page.getByRole('link', { name: 'Từ phụ lục Word hoặc Excel của quyết định' }).click()
  const file = { name: 'phu-luc.docx', mimeType: WORD, buffer: smallAnnex() }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText(/3 tiêu chí chấm điểm\./).waitFor()
  await page.getByLabel('Tên bộ chỉ số').fill(SET)
  await page.getByLabel('Mã phiên bản').fill('van-son-2026')
  await page.getByLabel('Mã phiên bản').press('Enter')
  const tabs = page.getByRole('navigation', { name: 'Lọc tiêu chí' })
  await tabs.getByRole('link', { name: /^Chắc chắn \(3\)/ }).click()
  await page.getByRole('button', { name: 'Nhận 3 tiêu chí đã liệt kê ở trên' }).click()
  await tabs.getByRole('link', { name: /^Đã quyết \(3\)/ }).waitFor()
  await page.getByRole('link', { name: 'Sang bản thảo' }).click()
  await page.getByText(/3 tiêu chí, tổng 12 điểm\./).waitFor()
  await go('/soan-bo-chi-so/van-son-2026?muc=chung')
  await page.getByLabel('Số, ký hiệu văn bản').fill('15/QĐ-UBND')
  await page.getByLabel('Cơ quan ban hành').fill('Uỷ ban nhân dân tỉnh Vân Sơn')
  await page.getByLabel('Ngày ban hành').fill('05/01/2026')
  await page.getByLabel('Điều khoản, phụ lục').fill('Phụ lục')
  await page.getByLabel('Điều khoản, phụ lục').press('Tab')
  await page.getByText(/Đã ghi lúc/).waitFor()
  await page.getByRole('link', { name: 'Kiểm tra và ban hành' }).click()
  await page.getByText('Không còn lỗi.').waitFor()
  await page.getByRole('button', { name: 'Ban hành bộ chỉ số' }).click()
  await page.waitForURL(/\/bo-chi-so$/)
}

async function theAppraiserIsMade({ page, go }: Visit): Promise<void> {
  await go('/quan-tri/tai-khoan/moi')
  await page.getByLabel('Họ và tên').fill('Phạm Thị Thẩm')
  await page.getByLabel('Tên đăng nhập').fill('tham-dinh')
  await page.getByLabel('Vai trò').selectOption({ label: 'Người thẩm định' })
  await page.getByLabel('Bộ chỉ số').selectOption({ label: SET })
  await page.getByLabel('Mục được giao').fill('1')
  await page.getByRole('button', { name: 'Tạo tài khoản và lấy đường dẫn' }).click()
  addresses.set('tham-dinh', await page.getByLabel('Đường dẫn dùng một lần').inputValue())
}

async function theRoundIsOpened({ page, go }: Visit): Promise<void> {
  await go('/dot-danh-gia')
  await page.getByRole('link', { name: 'Lập đợt mới' }).click()
  await page.getByLabel('Loại kỳ').selectOption({ label: 'năm' })
  await page.getByLabel('Năm', { exact: true }).fill('2026')
  await page.getByLabel('Tên đợt').fill(ROUND)
  await page.getByLabel('Bộ chỉ số').selectOption({ label: SET })
  await page.getByRole('checkbox', { name: new RegExp(`^${GROUP}`) }).check()
  await page.getByRole('checkbox', { name: 'Yêu cầu minh chứng cho mỗi tiêu chí' }).uncheck()
  for (const [moment, day] of typedCalendar()) await page.getByLabel(moment).fill(day)
  await page.getByRole('button', { name: 'Lập đợt, chưa mở' }).click()
  await page.getByText('Kế hoạch đã đủ để mở đợt.').waitFor()
  await page.getByRole('link', { name: 'Mở đợt' }).click()
  await page.getByRole('button', { name: 'Mở đợt' }).click()
  await page.getByText('0 trên 3 đơn vị đã nộp', { exact: false }).waitFor()
}

async function theOfficerEnters({ page, go }: Visit): Promise<void> {
  await go('/nhap-so-lieu')
  await page.waitForURL(/ky=2026/)
  const cells = page.locator('input[data-cell]:not([type=radio])')
  await eventually(() => cells.count()).toBe(2)
  for (const cell of await cells.all()) await cell.fill('3')
  await page.getByRole('radio', { name: 'Có', exact: true }).press('Space')
  await eventually(() => page.getByText(/đã lưu lúc/).count()).toBe(3)
}

async function theHeadSubmits({ page, go }: Visit): Promise<void> {
  await go('/viec-cua-toi')
  await page.getByRole('link', { name: /^Nộp hồ sơ của Sở/ }).click()
  await page.getByRole('button', { name: /^Gửi kết quả tự chấm năm 2026/ }).click()
  await page.waitForURL(/bien-nhan/)
  await page.getByText(/^Số: \d{4}-\d{6}$/).waitFor()
}

async function toTheDesk({ page, go }: Visit): Promise<void> {
  await go('/dot-danh-gia')
  await page.getByRole('link', { name: ROUND }).click()
  await page.getByRole('heading', { level: 1, name: `Điều hành: ${ROUND}` }).waitFor()
}

async function theAppraisalBegins(visitor: Visit): Promise<void> {
  const { page } = visitor
  await toTheDesk(visitor)
  await page.getByRole('link', { name: 'Chốt số liệu chung' }).click()
  await page.getByRole('button', { name: 'Chốt số liệu chung' }).click()
  await page.getByRole('heading', { level: 1, name: `Điều hành: ${ROUND}` }).waitFor()
  await allAreMoved(visitor, 'Bắt đầu thẩm định')
}

async function allAreMoved(visitor: Visit, move: string): Promise<void> {
  const { page } = visitor
  await toTheDesk(visitor)
  await page.getByRole('checkbox', { name: 'Chọn mọi đơn vị trong bảng' }).check()
  await page.getByLabel('Chuyển bước').selectOption({ label: move })
  await page.getByRole('group', { name: move }).getByRole('button', { name: move }).click()
  await page.getByText('Đã chuyển 3 hồ sơ.').waitFor()
}

async function theAppraiserDecides({ page, go }: Visit): Promise<void> {
  for (let left = 9; left > 0; left -= 1) {
    await go('/tham-dinh')
    await page
      .getByRole('link', { name: /^1\.[14]\.[12]/ })
      .first()
      .click()
    await page.getByRole('radio', { name: /^Chấp nhận/ }).waitFor()
    await page.keyboard.press('Alt+Enter')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText(/^Đã ghi lúc/).waitFor()
  }
}

async function theLeaderApproves({ page, go }: Visit): Promise<void> {
  await go('/viec-cua-toi')
  await page.getByRole('link', { name: `Phê duyệt kết quả: ${ROUND}` }).click()
  await page.getByLabel('Số, ký hiệu quyết định').fill('1/QĐ-UBND')
  await page.getByLabel('Ngày ban hành').fill('20/11/2026')
  await page.getByLabel('Người hoặc cơ quan quyết định').fill('Chủ tịch Uỷ ban nhân dân tỉnh')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Phê duyệt 3 hồ sơ' }).click()
  await page.getByText('Đã phê duyệt 3 hồ sơ.').waitFor()
}

async function give(page: Page, name: string, rows: readonly (readonly string[])[]): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: await workbookOf(rows) }
  await page.getByLabel('Tệp', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Xem tệp sẽ thay đổi gì' }).click()
  await page.getByRole('heading', { level: 2, name: /^(Xem trước|Tệp chưa nhập được)/ }).waitFor()
  expect(await page.locator('main').textContent()).not.toContain('Tệp chưa nhập được')
}
