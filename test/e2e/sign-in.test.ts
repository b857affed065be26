import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLink } from '#server/sessions/one-time-link.ts'
import { codeOf } from '#test/support/people.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { tabTo } from './keys.ts'
import { openAccount, openSite, PASSWORD, signedIn, visit, type Site, type Size, type Visit } from './site.ts'

const HEAD = 'tt.so-y-te'
const OFFICER = 'cb.so-y-te'
const ACCOUNT = '/tai-khoan-cua-toi'

let site: Site

beforeAll(async () => {
  site = await openSite({ demandSecondFactorOf: ['administrator'] })
})
afterAll(() => site.close())

test('somebody opens the account by a link, sets up a phone, leaves, and comes back by password and code', async () => {
  const reader = await visit(site)
  const { page, go, troubles, close } = reader
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  const token = await linkOf('thuong-truc')
  await go(`/mo-tai-khoan#${token}`)
  await page.getByText('thuong-truc').waitFor()
  expect(page.url()).toBe(`${site.url}/mo-tai-khoan`)
  await field(page, 'Mật khẩu mới').fill('thuongtruc2026')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('alert').textContent()).toContain('dễ đoán')
  await field(page, 'Mật khẩu mới').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Thiết lập thiết bị xác thực' }).waitFor()
  const secret = await secretFor(page)
  const code = codeOf(secret)
  await giveCode(page, code)
  await page.waitForURL(`${site.url}/viec-cua-toi`)
  await leave(page)

  await go('/dang-nhap?tiep=/tai-khoan-cua-toi')
  await givePassword(page, 'thuong-truc')
  await giveCode(page, code)
  expect(await page.getByRole('alert').textContent()).toContain('chưa đúng hoặc đã dùng')
  await giveCode(page, codeOf(secret, 30))
  await page.getByRole('heading', { level: 1, name: 'Tài khoản của tôi' }).waitFor()
  expect(page.url()).toBe(site.url + ACCOUNT)
  expect(await page.locator('main').textContent()).toContain('Sở Thông tin và Truyền thông')

  await go(`/mo-tai-khoan#${token}`)
  await page.getByRole('heading', { name: 'Đường dẫn hết hiệu lực' }).waitFor()
  expect(said.filter((line) => [token, secret, PASSWORD].some((hidden) => line.includes(hidden)))).toEqual([])
  expect(unexpected(troubles)).toEqual([])
  await close()
})

test('where a role demands a second device, nothing else opens before it is set up', async () => {
  const { page, go, close } = await visit(site)
  await openAccount(site, 'quan-tri.minh-hoa')
  await go(`/dang-nhap?tiep=${ACCOUNT}`)
  await givePassword(page, 'quan-tri.minh-hoa')
  await page.getByText('phải có thiết bị xác thực').waitFor()
  expect(await page.getByRole('link', { name: 'Để sau' }).count()).toBe(0)
  await go(ACCOUNT)
  await page.getByRole('heading', { name: 'Thiết lập thiết bị xác thực' }).waitFor()
  await giveCode(page, codeOf(await secretFor(page)))
  await page.getByRole('heading', { level: 1, name: 'Tài khoản của tôi' }).waitFor()
  await close()
})

test('the second device is taken away by password and code', async () => {
  const reader = await visit(site)
  const { page, go, close } = reader
  await signedIn(reader, 'kiem-tra')
  await go(`/tai-khoan-cua-toi/thiet-bi?tiep=${ACCOUNT}`)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Nhập mật khẩu.')
  const secret = await secretFor(page)
  await giveCode(page, codeOf(secret))
  await page.getByRole('button', { name: 'Tắt xác thực hai bước' }).click()
  await field(page, 'Mật khẩu').fill('một mật khẩu khác')
  await giveCode(page, codeOf(secret, 30))
  expect(await page.getByRole('alert').textContent()).toContain('Mật khẩu hiện tại chưa đúng')
  await field(page, 'Mật khẩu').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('Đã tắt xác thực hai bước.').waitFor()
  expect(await page.getByRole('button', { name: 'Bật xác thực hai bước' }).count()).toBe(1)
  await close()
})

describe('at the door', () => {
  test('a wrong password is told above the form and beside the field, and nothing typed is lost', async () => {
    const { page, go, close } = await visit(site)
    await openAccount(site, HEAD)
    await go('/dang-nhap')
    await givePassword(page, HEAD, 'không phải mật khẩu này')
    await page.getByRole('alert').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
    expect(await page.title()).toMatch(/^Lỗi: Đăng nhập/)
    await page.getByRole('alert').getByRole('link').click()
    const typed = field(page, 'Mật khẩu')
    expect(await typed.evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await typed.getAttribute('aria-invalid')).toBe('true')
    expect([await page.getByLabel('Tên đăng nhập').inputValue(), await typed.inputValue()]).toEqual([
      HEAD,
      'không phải mật khẩu này',
    ])
    await page.getByRole('button', { name: 'Hiện mật khẩu' }).click()
    expect(await typed.getAttribute('type')).toBe('text')
    await expectReadableForAll(page)
    await close()
  })

  test('after many wrong tries the time to wait counts down', async () => {
    const { page, go, close } = await visit(site)
    await page.clock.install()
    const data = { userName: 'giam-sat', password: 'không phải mật khẩu này' }
    for (let tries = 0; tries < 5; tries += 1) await page.request.post(`${site.url}/api/v1/session`, { data })
    await go('/dang-nhap')
    await givePassword(page, 'giam-sat')
    await page
      .getByText(/Thử lại sau \d+ giây/)
      .first()
      .waitFor()
    await expectReadableForAll(page)
    await page.clock.fastForward('00:31')
    await page.getByText('Có thể thử lại').first().waitFor()
    await close()
  })

  test('no mouse is needed, and the way leads back to where it began', async () => {
    const { page, go, close } = await visit(site)
    await openAccount(site, HEAD)
    await go('/don-vi/so-y-te')
    await tabTo(page, 'Đăng nhập')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
    await tabTo(page, 'Tên đăng nhập')
    await page.keyboard.type(HEAD)
    await page.keyboard.press('Tab')
    await page.keyboard.insertText(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /^Điểm của Sở Y tế/ }).waitFor()
    expect(page.url()).toBe(`${site.url}/don-vi/so-y-te`)
    await go('/don-vi/so-y-te')
    await tabTo(page, 'Tài khoản: ')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Đăng xuất')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Đăng nhập' }).waitFor()
    await close()
  })
})

test('other sessions are listed and ended; there, what was typed stays, and the same person goes on', async () => {
  const here = await visit(site)
  const there = await visit(site, 'phone')
  await signedIn(there, OFFICER)
  await signedIn(here, OFFICER)
  await there.go(ACCOUNT)
  await here.go(ACCOUNT)
  const rows = here.page.getByRole('region', { name: 'Phiên đăng nhập' }).getByRole('listitem')
  await here.page.getByText('Phiên này').waitFor()
  expect(await rows.count()).toBe(2)
  await here.page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click()
  await here.page.getByText('Đã kết thúc 1 phiên khác.').waitFor()
  await expect.poll(() => rows.count()).toBe(1)

  await there.page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await field(there.page, 'Mật khẩu hiện tại').fill(PASSWORD)
  await field(there.page, 'Mật khẩu mới').fill('chữ đã gõ')
  await there.page.keyboard.press('Enter')
  const panel = there.page.getByRole('alertdialog', { name: 'Phiên làm việc đã kết thúc' })
  await panel.waitFor()
  await expectReadableForAll(there.page)
  await field(panel, 'Mật khẩu').fill(PASSWORD)
  await there.page.keyboard.press('Enter')
  await panel.waitFor({ state: 'detached' })
  expect(await field(there.page, 'Mật khẩu mới').inputValue()).toBe('chữ đã gõ')
  await Promise.all([here.close(), there.close()])
})

test('two minutes before it ends, the session is prolonged by one press while the typing goes on', async () => {
  const reader = await visit(site)
  const { page, go, troubles, close } = reader
  await page.clock.install()
  await signedIn(reader, 'lanh-dao-tinh')
  await go(ACCOUNT)
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  const typed = field(page, 'Mật khẩu hiện tại')
  await typed.fill('chữ đang gõ')
  await minutesPass(page, 28)
  const panel = page.getByRole('alertdialog', { name: /^Phiên làm việc kết thúc sau/ })
  await panel.waitFor()
  await page.keyboard.type(' tiếp')
  expect(await typed.inputValue()).toBe('chữ đang gõ tiếp')
  await expectReadableForAll(page)
  await panel.getByRole('button', { name: 'Tiếp tục làm việc' }).click()
  await panel.waitFor({ state: 'detached' })
  expect(await typed.evaluate((input) => input === document.activeElement)).toBe(true)

  await minutesPass(page, 31)
  const ended = page.getByRole('alertdialog', { name: 'Phiên làm việc đã kết thúc' })
  await ended.waitFor()
  expect(await typed.inputValue()).toBe('chữ đang gõ tiếp')
  expect(troubles).toEqual([])
  await close()
})

describe.each<Size>(['desk', 'phone'])('on a %s', (size) => {
  let reader: Visit
  beforeAll(async () => {
    reader = await visit(site, size)
  })
  afterAll(() => reader.close())

  test('a second device that is being set up and the list below the name are readable for all', async () => {
    await signedIn(reader, 'xac-minh')
    await reader.go('/tai-khoan-cua-toi/thiet-bi')
    await secretFor(reader.page)
    await expectReadableForAll(reader.page)
    await reader.page.getByRole('button', { name: /^Tài khoản: / }).click()
    const choices = 'button[aria-expanded="true"] + div'
    await reader.page.locator(choices).waitFor()
    await expectReadableForAll(reader.page, choices)
  })
})

function linkOf(userName: string): Promise<string> {
  return site.database.db.transaction().execute(async (tx) => {
    const { id } = await tx
      .selectFrom('account')
      .select('id')
      .where('user_name', '=', userName)
      .executeTakeFirstOrThrow()
    return (await makeLink(tx, id, 'open-account')).link.token
  })
}

/** The field of that name; the button that shows what is in it names it, too. */
function field(within: Page | Locator, label: string): Locator {
  return within.locator('input').and(within.getByLabel(label, { exact: true }))
}

async function givePassword(page: Page, userName: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(userName)
  await field(page, 'Mật khẩu').fill(password)
  await page.keyboard.press('Enter')
}

async function giveCode(page: Page, code: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByLabel('Mã xác thực').fill(code)
  await page.keyboard.press('Enter')
  await answered
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Tài khoản: / }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByRole('link', { name: 'Đăng nhập' }).waitFor()
}

/** The key that is shown to whoever gives the password, as a person would type it, from its groups. */
async function secretFor(page: Page): Promise<string> {
  await field(page, 'Mật khẩu').fill(PASSWORD)
  await page.keyboard.press('Enter')
  const key = page.getByText(/^([A-Z2-7]{4} ){8}$/)
  await key.waitFor()
  return (await key.textContent())!.replace(/\s/g, '')
}

/** For the page by its clock, and for the server by the database's record. */
async function minutesPass(page: Page, minutes: number): Promise<void> {
  await site.database.pool.query(`update session set seen_at = seen_at - make_interval(mins => $1)`, [minutes])
  await page.clock.fastForward(minutes * 60_000)
}

/** A refusal that the test brought about is in the console, too; anything else is trouble. */
function unexpected(troubles: readonly string[]): string[] {
  return troubles.filter((trouble) => !/^4\d\d: |^console: Failed to load resource: .* status of 4/.test(trouble))
}
