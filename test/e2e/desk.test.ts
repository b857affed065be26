import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import { calendarAround } from '#test/support/planned-round.ts'
import { openedRound, type OpenedRound } from '#test/support/round.ts'
import { clientOfAccount } from './appraisal-site.ts'
import { focused, tabTo } from './keys.ts'
import { openSite, signedIn, visit, type Site, type Visit } from './site.ts'

const MEMBERS = ['so-y-te', 'huyen-tan-khe', 'thanh-pho-minh-giang'] as const
const DAY_MS = 86_400_000

let site: Site
let round: OpenedRound

beforeAll(async () => {
  site = await openSite()
  const { database } = site
  const rows = await database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  for (const slug of MEMBERS) for (const office of ['cb', 'tt']) await clientOfAccount(site, `${office}.${slug}`)
  round = await openedRound({ database, organisation }, { members: MEMBERS })
})
afterAll(() => site.close())

async function asAgency(): Promise<Visit> {
  const visitor = await visit(site)
  await signedIn(visitor, 'thuong-truc')
  return visitor
}

/** A day from today, as people write it. */
const dayIn = (days: number): string =>
  new Date(Date.now() + 7 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10).split('-').reverse().join('/')

test('by keyboard: a unit is reminded, once a day; gets more time with a reason; and the focus comes back', async () => {
  const visitor = await asAgency()
  const { page, go } = visitor
  await go(`/dot-danh-gia/${round.id}`)
  await page.getByText('0 trên 3 đơn vị đã nộp', { exact: false }).waitFor()
  await tabTo(page, 'Sở Y tế')
  await page.keyboard.press('Enter')
  await page.waitForURL(/ho-so=/)
  await expect.poll(() => focused(page)).toBe('Sở Y tế')
  await tabTo(page, 'Nhắc đơn vị')
  await page.keyboard.press('Enter')
  await page.getByText('Đã nhắc, 2 người nhận.').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Hôm nay đã nhắc rồi').waitFor()
  await page
    .getByRole('row', { name: /Sở Y tế/ })
    .getByText('đã nhắc hôm nay')
    .waitFor()

  await tabTo(page, 'Lùi hạn nộp riêng')
  await page.keyboard.press('Enter')
  await page.waitForURL(/viec=lui-han/)
  await page.getByLabel('Hạn nộp mới').press('Enter')
  await page.getByRole('alert').getByText('Ghi lý do.').waitFor()
  await page.getByLabel('Hạn nộp mới').fill(dayIn(3))
  await page.getByLabel('Lý do').fill('Bão làm mất điện ba ngày.')
  await page.getByLabel('Hạn nộp mới').press('Enter')
  await page.getByText('Đã lùi hạn nộp đến 23:59', { exact: false }).waitFor()
  await page
    .getByRole('row', { name: /Sở Y tế/ })
    .getByText('hạn riêng')
    .waitFor()

  await page.keyboard.press('Escape')
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('Sở Y tế')
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})

test('several are moved at once; who is not ready stays, with the reason; and one that was sent is opened again', async () => {
  const { db } = site.database
  const sent = [round.of('huyen-tan-khe'), round.of('thanh-pho-minh-giang')]
  const late = round.of('so-y-te')
  await db.updateTable('submission').set({ state: 'submitted' }).where('id', 'in', sent).execute()
  await round.endEntry(-1)
  const visitor = await asAgency()
  const { page, go } = visitor
  await go(`/dot-danh-gia/${round.id}?loc=submitted`)
  await page.getByRole('checkbox', { name: 'Chọn mọi đơn vị trong bảng' }).check()
  await page.getByText('Đã chọn 2 đơn vị.').waitFor()
  await go(`/dot-danh-gia/${round.id}`)
  await page.getByRole('checkbox', { name: 'Chọn mọi đơn vị trong bảng' }).check()
  await page.getByLabel('Chuyển bước').selectOption({ label: 'Bắt đầu thẩm định' })
  await page
    .getByRole('group', { name: 'Bắt đầu thẩm định' })
    .getByRole('button', { name: 'Bắt đầu thẩm định' })
    .click()
  await page.getByText('Đã chuyển 2 hồ sơ.').waitFor()
  await page.getByText('Sở Y tế: làm được ở bước đã nộp').waitFor()

  await page.getByRole('link', { name: 'Huyện Tân Khê' }).click()
  await page.getByRole('button', { name: 'Mở lại tiêu chí' }).click()
  await page.getByRole('searchbox', { name: 'Tìm tiêu chí' }).fill('1.1.1')
  await page.getByRole('group', { name: 'Tiêu chí mở lại' }).getByRole('checkbox').first().check()
  await page.getByLabel('Hạn sửa').fill(dayIn(2))
  await page.getByLabel('Lý do').fill('Nhập nhầm kỳ.')
  await page.getByRole('button', { name: 'Mở lại các tiêu chí đã chọn' }).click()
  await page.getByText('Đã mở lại.', { exact: false }).waitFor()
  await page
    .getByRole('row', { name: /Huyện Tân Khê/ })
    .getByText('1 tiêu chí đang mở')
    .waitFor()
  const agency = await clientOfAccount(site, 'thuong-truc')
  const { openings } = await agency(submissions.showSubmission, { submission: sent[0]! })
  expect(openings).toMatchObject([{ node: '1.1.1', purpose: 'reopened', reason: 'Nhập nhầm kỳ.' }])
  expect((await agency(submissions.showSubmission, { submission: late })).state).toBe('draft')
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})

test('a unit is looked at as it sees itself: its pages say so, nothing can be typed, and they lead back', async () => {
  const visitor = await asAgency()
  const { page, go } = visitor
  await go(`/dot-danh-gia/${round.id}?ho-so=${round.of('so-y-te')}`)
  await page.getByRole('link', { name: 'Xem như Sở Y tế' }).click()
  const band = page.getByRole('note')
  await band.getByText('Đang xem như Sở Y tế').waitFor()
  await band.getByRole('link', { name: 'Biểu số liệu' }).click()
  await page.waitForURL(/xem=don-vi/)
  await page.getByRole('heading', { level: 1, name: /Số liệu của Sở Y tế/ }).waitFor()
  await band.getByText('chỉ để đọc', { exact: false }).waitFor()
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0)
  await band.getByRole('link', { name: 'Về điều hành đợt' }).click()
  await page.getByRole('heading', { level: 1, name: /^Điều hành: / }).waitFor()
  await page.getByRole('link', { name: 'Nhập thay từ bản giấy' }).click()
  await page.getByText('Đang nhập thay Sở Y tế từ bản giấy', { exact: false }).waitFor()
  await visitor.close()
})

test('a round is planned by its template, opened after it was said what will happen, put off, and closed with a reason', async () => {
  const visitor = await asAgency()
  const { page, go } = visitor
  await go('/dot-danh-gia')
  await page.getByRole('link', { name: 'Lập đợt mới' }).click()
  await page.getByRole('heading', { level: 1, name: 'Lập đợt đánh giá mới' }).waitFor()
  await page.getByLabel('Loại kỳ').selectOption({ label: 'năm' })
  await page.getByLabel('Năm', { exact: true }).fill('2031')
  // Method §11.1: by 30/12.
  await expect.poll(() => page.getByLabel('Hết hạn nộp hồ sơ').inputValue()).toBe('30/12/2031')
  await page.getByLabel('Tên đợt').press('Enter')
  await page.getByRole('alert').getByText('Chọn bộ chỉ số.').waitFor()
  await page.getByLabel('Tên đợt').fill('Chuyển đổi số năm 2031')
  await page.getByLabel('Bộ chỉ số').selectOption('hue-2020')
  await page.getByRole('checkbox', { name: /^UBND cấp huyện/ }).check()
  await page.getByRole('button', { name: 'Lập đợt, chưa mở' }).click()
  await page.getByRole('heading', { level: 1, name: 'Điều hành: Chuyển đổi số năm 2031' }).waitFor()
  await page.getByText('Kế hoạch đã đủ để mở đợt.').waitFor()
  await page.getByRole('link', { name: 'Mở đợt' }).click()
  await page.getByText('Danh sách thành viên được chốt: UBND cấp huyện.').waitFor()
  await page.getByRole('button', { name: 'Mở đợt' }).click()
  await page.getByText('0 trên 9 đơn vị đã nộp', { exact: false }).waitFor()

  await page.getByRole('link', { name: 'Lịch và lùi mốc' }).click()
  await page.getByLabel('Công bố').fill('20/12/2031')
  await page.getByLabel('Lý do').fill('Theo chỉ đạo.')
  await page.getByRole('button', { name: 'Lưu lịch mới' }).click()
  await page.getByRole('alert').getByText('chỉ được lùi lại', { exact: false }).first().waitFor()
  await page.getByLabel('Công bố').fill('30/06/2032')
  await page.getByRole('button', { name: 'Lưu lịch mới' }).click()
  await page.getByRole('list', { name: 'Lịch của đợt' }).getByText('30/06/2032').waitFor()

  await page.getByRole('link', { name: 'Đóng đợt' }).click()
  await page.getByRole('button', { name: 'Đóng đợt' }).click()
  await page.getByRole('alert').getByText('Ghi lý do: còn hồ sơ chưa được phê duyệt.').waitFor()
  await page.getByLabel('Lý do đóng').fill('Kết thúc theo chỉ đạo.')
  await page.getByRole('button', { name: 'Đóng đợt' }).click()
  await page.getByText('Đợt đã đóng ngày', { exact: false }).waitFor()
  await visitor.close()
})

test('a round over a year without holidays says so; the fixed ones of a year are written at once', async () => {
  const { page, go, troubles, close } = await asAgency()
  await go('/dot-danh-gia/moi')
  await page.getByLabel('Năm', { exact: true }).fill('2031')
  await page.getByText('Chưa có ngày nghỉ lễ nào của năm 2031', { exact: false }).waitFor()
  await go('/lich-nghi?nam=2031')
  await page.getByRole('button', { name: 'Thêm 4 ngày lễ cố định của năm 2031' }).press('Enter')
  await page.getByText('Đã thêm 4 ngày lễ cố định của năm 2031.').waitFor()
  // Labour code of 2019, article 112.
  const days = page.getByRole('table', { name: 'Ngày nghỉ và ngày làm bù năm 2031' }).locator('tbody tr')
  expect(await days.locator('th').allTextContents()).toEqual([
    'thứ Tư, 01/01/2031',
    'thứ Tư, 30/04/2031',
    'thứ Năm, 01/05/2031',
    'thứ Ba, 02/09/2031',
  ])
  expect(await page.getByRole('button', { name: /ngày lễ cố định/ }).count()).toBe(0)
  await go('/dot-danh-gia/moi')
  await page.getByLabel('Năm', { exact: true }).fill('2031')
  await page.getByLabel('Bắt đầu nhập số liệu').waitFor()
  expect(await page.getByText('Chưa có ngày nghỉ lễ nào của năm 2031', { exact: false }).count()).toBe(0)
  expect(troubles).toEqual([])
  await close()
})

test('the council sends one back from its page, with a reason', async () => {
  const submission = round.of('thanh-pho-minh-giang')
  const { db } = site.database
  await db.updateTable('submission').set({ state: 'council' }).where('id', '=', submission).execute()
  const visitor = await visit(site)
  const { page, go } = visitor
  await signedIn(visitor, 'lanh-dao-tinh')
  await go(`/ho-so/${submission}`)
  await page.getByRole('button', { name: 'Trả về thẩm định lần hai' }).click()
  await page.getByLabel('Lý do trả về').fill('Xem lại tiêu chí 2.1.3.')
  await page.getByRole('button', { name: 'Trả về thẩm định lần hai' }).click()
  await page.getByText('Đang thẩm định sau giải trình.', { exact: false }).waitFor()
  await page.getByText('Lý do: Xem lại tiêu chí 2.1.3.').waitFor()
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})

test('the home of the standing agency leads to the desk; nobody else finds the rounds among the parts', async () => {
  const visitor = await asAgency()
  const { page, go } = visitor
  const agency = await clientOfAccount(site, 'thuong-truc')
  const id = uuidv7()
  const plan = { edition: 'hue-2020', period: '2022', groups: ['huyen'], calendar: calendarAround(48) }
  await agency(rounds.createRound, { round: id, title: 'Đợt thử', ...plan })
  await agency(rounds.openRound, { round: id, version: 1 })
  await go('/viec-cua-toi')
  await page.getByRole('link', { name: 'Theo dõi: Đợt thử' }).click()
  await page.getByRole('heading', { level: 1, name: 'Điều hành: Đợt thử' }).waitFor()
  const other = await visit(site)
  await signedIn(other, 'cb.so-y-te')
  await other.go(`/dot-danh-gia/${id}`)
  await other.page.getByText('Trang này dành cho cơ quan thường trực', { exact: false }).waitFor()
  expect(await other.page.getByRole('navigation').getByRole('link', { name: 'Đợt đánh giá' }).count()).toBe(0)
  await other.close()
  await visitor.close()
})
