import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectFitForAll } from './fit-for-all.ts'
import { focused, tabTo } from './keys.ts'
import { openAccount, openSite, PASSWORD, signedIn, visit, type Site } from './site.ts'
import { openedRound, type OpenedRound } from '#test/support/round.ts'

const HOME = '/viec-cua-toi'
const [OFFICER, LEADER] = ['cb.so-y-te', 'lanh-dao-tinh']
/** The officer of the one is the acting head of the other. */
const [HEALTH, JUSTICE] = ['so-y-te', 'so-tu-phap'] as const

let site: Site
let round: OpenedRound
let health: string

beforeAll(async () => {
  site = await openSite()
  const { db } = site.database
  const rows = await db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  health = organisation(HEALTH)
  round = await openedRound({ database: site.database, organisation }, { members: [HEALTH, JUSTICE] })
  const { id } = await accountOf(OFFICER)
  const grant = { role: 'unit-head', organisation_id: organisation(JUSTICE), valid_from: '2020-01-01' }
  await db
    .insertInto('role_grant')
    .values({ id: uuidv7(), account_id: id, ...grant, granted_at: new Date() })
    .execute()
  const params = { round: 'Đợt 2022', organisation: 'Sở Y tế', until: '2026-12-27T23:59:59+07:00' }
  for (const kind of ['round-opened', 'reminder'])
    await db
      .insertInto('notice')
      .values({
        id: uuidv7(),
        account_id: id,
        kind,
        params: JSON.stringify(params),
        once_key: kind,
        told_at: new Date(),
      })
      .execute()
})
afterAll(() => site.close())

function accountOf(userName: string) {
  const found = site.database.db.selectFrom('account').select('id').where('user_name', '=', userName)
  return found.executeTakeFirstOrThrow()
}

test('signing in leads home, and from there one key leads into the very cell, without a mouse', async () => {
  const { page, go, troubles, close } = await visit(site)
  await openAccount(site, OFFICER)
  await go('/dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill(OFFICER)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(site.url + HOME)
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor()
  const row = page.getByRole('listitem').filter({ hasText: 'Nhập số liệu của Sở Y tế, năm 2022' })
  expect(await row.textContent()).toMatch(/Còn \d+ số liệu.*hạn nộp hồ sơ \d\d\/\d\d\/\d{4}/)
  await tabTo(page, 'Nhập số liệu của Sở Y tế, năm 2022')
  await page.keyboard.press('Enter')
  await page.waitForURL(/nhap-so-lieu\/hue-2020\?don-vi=.*#o-/)
  await page.waitForFunction(() => document.activeElement?.id === decodeURIComponent(location.hash.slice(1)))
  expect(await page.evaluate(() => document.activeElement!.getBoundingClientRect().top)).toBeLessThan(768)
  expect(troubles.filter((trouble) => !trouble.startsWith('4'))).toEqual([])
  await close()
})

test('what was typed last is where somebody goes on', async () => {
  const reader = await visit(site)
  const { page, go, close } = reader
  await signedIn(reader, OFFICER)
  await go(`/nhap-so-lieu/hue-2020?don-vi=${health}&ky=2022`)
  const cell = page.locator('#o-so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du')
  await cell.fill('3')
  await page.waitForResponse((answer) => answer.url().includes('/values/') && answer.ok())
  await go(HOME)
  await page.getByRole('link', { name: 'Tiếp tục từ chỗ đang làm' }).click()
  await page.waitForURL(/#o-so-hoi-thao/)
  await page.waitForFunction(() => document.activeElement?.id.startsWith('o-so-hoi-thao'))
  expect(await cell.inputValue()).toBe('3')
  await close()
})

test('of two roles home and navigation follow the one that somebody works in, and it is kept', async () => {
  const reader = await visit(site)
  const { page, go, close } = reader
  await signedIn(reader, OFFICER)
  await go(HOME)
  const main = page.locator('main')
  const menu = page.getByRole('button', { name: /^Tài khoản: / })
  expect(await menu.getAttribute('aria-label')).toContain('Cán bộ đầu mối, Sở Y tế')
  await main.getByText('Nhập số liệu của Sở Y tế, năm 2022').waitFor()
  expect(await main.getByText('Nhập số liệu của Sở Tư pháp').count()).toBe(0)
  await main.getByRole('button', { name: 'Thủ trưởng đơn vị, Sở Tư pháp (1 việc)' }).waitFor()
  await menu.focus()
  await page.keyboard.press('Enter')
  await tabTo(page, 'Thủ trưởng đơn vị, Sở Tư pháp')
  await page.keyboard.press('Enter')
  await main.getByText('Nhập số liệu của Sở Tư pháp, năm 2022').waitFor()
  expect(await main.getByText('Nhập số liệu của Sở Y tế').count()).toBe(0)
  await go(HOME)
  expect(await menu.getAttribute('aria-label')).toContain('Thủ trưởng đơn vị, Sở Tư pháp')
  await close()
})

test('a notice is marked as read, and the rest at once', async () => {
  const reader = await visit(site)
  const { page, go, close } = reader
  await signedIn(reader, OFFICER)
  await go(HOME)
  const notices = page.getByRole('region', { name: 'Thông báo' })
  await notices.getByText('2 chưa đọc').waitFor()
  await tabTo(page, 'Đánh dấu đã đọc: Nhắc nộp hồ sơ: Đợt 2022', 60)
  await page.keyboard.press('Enter')
  await notices.getByText('1 chưa đọc').waitFor()
  expect(await focused(page)).toBe('Thông báo')
  await page.getByRole('button', { name: 'Đánh dấu đã đọc: Mở đợt đánh giá: Đợt 2022' }).click()
  await notices.getByText('đã đọc hết').waitFor()
  await close()
})

test.each([LEADER, 'thuong-truc'])('the home of %s is fit for all', async (who) => {
  const reader = await visit(site)
  await signedIn(reader, who)
  await expectFitForAll(reader, HOME)
  await reader.close()
})

test('a server that fails is told in words, with a way on', async () => {
  const reader = await visit(site)
  const { page, close } = reader
  await signedIn(reader, LEADER)
  await page.route('**/api/v1/my-work', (route) => route.abort())
  await page.goto(site.url + HOME)
  await page.getByRole('alert').waitFor()
  await page.unroute('**/api/v1/my-work')
  await page.getByRole('button', { name: 'Tải lại' }).click()
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor()
  expect(await page.getByText(round.id).count()).toBe(0)
  await close()
})
