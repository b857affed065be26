import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectFitForAll } from './fit-for-all.ts'
import { tabTo } from './keys.ts'
import { openSite, PASSWORD, signedIn, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** How a program is answered that reads the rounds by a token. */
async function roundsBy(token: string): Promise<number> {
  const { status } = await fetch(`${site.url}/api/v1/rounds`, { headers: { authorization: `Bearer ${token}` } })
  return status
}

test('an officer makes a token, keeps it, and revokes it: by keyboard', async () => {
  const reader = await visit(site)
  const { page, go, troubles, close } = reader
  await signedIn(reader, 'cb.so-y-te')
  await go('/tai-khoan-cua-toi')
  const section = page.getByRole('region', { name: 'Khoá API' })
  await section.getByText('Chưa có khoá nào.').waitFor()
  await tabTo(page, 'Tạo khoá API')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Bảng tính của Sở')
  await page.keyboard.press('Enter')
  // Nothing is chosen and no password is typed: what is missing is told, what was typed stays.
  await section.getByRole('alert').waitFor()
  expect(await section.getByLabel('Dùng cho việc gì').inputValue()).toBe('Bảng tính của Sở')
  await tabTo(page, 'Đợt đánh giá')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Mật khẩu của mình')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  const field = section.getByLabel('Khoá API', { exact: true })
  await field.waitFor()
  const token = await field.inputValue()
  expect(token).toMatch(/^laban_[\da-f]{8}_[\w-]{43}$/)
  expect(await roundsBy(token)).toBe(200)
  expect(await section.textContent()).toContain('còn 90 ngày')

  // Whoever goes before they have it is asked.
  await page.getByRole('link', { name: 'Việc của tôi' }).first().press('Enter')
  const question = section.getByRole('alertdialog')
  await question.waitFor()
  await page.keyboard.press('Enter')
  await question.waitFor({ state: 'detached' })
  expect(await field.inputValue()).toBe(token)
  await tabTo(page, 'Đã cất khoá')
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain(token.slice(15))

  await tabTo(page, 'Thu hồi khoá Bảng tính của Sở')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Thu hồi')
  await page.keyboard.press('Enter')
  await section.getByText('Đã thu hồi khoá “Bảng tính của Sở”.').waitFor()
  expect(await roundsBy(token)).toBe(401)
  expect(troubles).toEqual([])
  await close()
})

test('an administrator makes an account for another system, and its token', async () => {
  const reader = await visit(site)
  const { page, go, troubles, close } = reader
  await signedIn(reader, 'quan-tri.minh-hoa')
  await go('/quan-tri/tai-khoan/moi')
  await page.getByLabel('Tài khoản của').selectOption('service')
  await page.getByLabel('Tên hệ thống').fill('Nền tảng LGSP của tỉnh')
  await page.getByLabel('Tên đăng nhập').fill('lgsp')
  await page.getByRole('button', { name: 'Tạo tài khoản hệ thống' }).press('Enter')
  await page.getByRole('link', { name: 'Mở trang tài khoản của Nền tảng LGSP của tỉnh' }).press('Enter')
  const section = page.getByRole('region', { name: 'Khoá API' })
  await section.getByRole('button', { name: 'Tạo khoá API' }).press('Enter')
  await section.getByLabel('Dùng cho việc gì').fill('Máy chủ LGSP')
  await section.getByLabel('Số liệu').selectOption('write')
  await section.getByLabel('Dùng cho việc gì').press('Enter')
  const token = await section.getByLabel('Khoá API', { exact: true }).inputValue()
  expect(await roundsBy(token)).toBe(403)
  await section.getByText('Đọc và ghi: số liệu').waitFor()
  expect(troubles).toEqual([])
  const address = new URL(page.url()).pathname
  await section.getByRole('button', { name: 'Đã cất khoá, đóng lại' }).press('Enter')
  await expectFitForAll(reader, address)
  await close()
})
