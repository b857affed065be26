import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runIdentityProvider, type RunningProvider } from '#test/support/identity-provider.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { tabTo } from './keys.ts'
import { openAccount, openSite, PASSWORD, signedIn, visit, type Site } from './site.ts'

const OFFICER = 'cb.so-y-te'
const ADMINISTRATOR = 'quan-tri.minh-hoa'
const BUTTON = 'Đăng nhập bằng tài khoản của tỉnh'

let site: Site
let provider: RunningProvider

beforeAll(async () => {
  const port = await freePort()
  provider = await runIdentityProvider({ home: `http://127.0.0.1:${port}` })
  for (const name of [OFFICER, ADMINISTRATOR, 'khong.co'])
    provider.people.set(name, { sub: `id of ${name}`, preferred_username: name, name: 'Nguyễn Văn A' })
  site = await openSite({}, { port, oidcSettings: provider.settings() })
  await openAccount(site, OFFICER)
})
afterAll(async () => {
  await site.close()
  await provider.close()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** At the provider's own page, by keyboard. */
async function agree(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name: 'Hệ thống định danh của tỉnh' }).waitFor()
  await page.getByLabel('Tài khoản').focus()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

test('somebody signs in at the provider by keyboard, comes back to where they wanted to be, and leaves both', async () => {
  const { page, go, close } = await visit(site)
  await go('/viec-cua-toi')
  await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
  await expectReadableForAll(page)
  await tabTo(page, BUTTON)
  await page.keyboard.press('Enter')
  await agree(page, OFFICER)
  await page.waitForURL(`${site.url}/viec-cua-toi`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // The way back is not in the browser's history.
  await page.goBack()
  expect(page.url()).not.toContain('code=')
  await go('/viec-cua-toi')
  await tabTo(page, 'Tài khoản: ')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Đăng xuất')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${provider.issuer}/**`)
  await close()
})

test('who cancels there, or has no account here, is told so with a way on; the answer is not in the address', async () => {
  const { page, go, close } = await visit(site)
  await go('/dang-nhap')
  await page.getByRole('button', { name: BUTTON }).click()
  await page.getByRole('button', { name: 'Huỷ' }).click()
  await page.getByRole('alert').filter({ hasText: 'Đã huỷ đăng nhập' }).waitFor()
  expect(page.url()).toBe(`${site.url}/dang-nhap/mot-lan`)
  await expectReadableForAll(page)
  await page.getByRole('button', { name: 'Làm lại' }).click()
  await agree(page, 'khong.co')
  await page.getByRole('alert').filter({ hasText: 'chưa có tài khoản nào của bạn' }).waitFor()
  await page.getByRole('link', { name: 'Đăng nhập bằng tên và mật khẩu' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
  await close()
})

test('an answer that another window began is not taken', async () => {
  const { page, go, close } = await visit(site)
  await go('/dang-nhap/mot-lan?code=abc&state=def')
  await page.getByRole('heading', { level: 1, name: 'Đăng nhập chưa xong' }).waitFor()
  expect(page.url()).toBe(`${site.url}/dang-nhap/mot-lan`)
  await close()
})

test('a session that ended goes on by the provider in another window; what was typed stays', async () => {
  const reader = await visit(site)
  const { page, go, close } = reader
  await signedIn(reader, OFFICER)
  await go('/tai-khoan-cua-toi')
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  const typed = page.getByLabel('Mật khẩu hiện tại', { exact: true })
  await typed.fill(PASSWORD)
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('chữ đã gõ')
  await site.database.db.updateTable('session').set({ ended_at: new Date() }).execute()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('alertdialog', { name: 'Phiên làm việc đã kết thúc' })
  await panel.waitFor()
  await expectReadableForAll(page)
  const opening = page.context().waitForEvent('page')
  await panel.getByRole('link', { name: 'Đăng nhập lại bằng tài khoản của tỉnh ở cửa sổ mới' }).click()
  const other = await opening
  await other.getByRole('button', { name: BUTTON }).click()
  await agree(other, OFFICER)
  await other.getByRole('heading', { level: 1, name: 'Đã đăng nhập lại' }).waitFor()
  expect(other.url()).toBe(`${site.url}/dang-nhap/xong`)
  await expectReadableForAll(other)
  await other.close()
  await page.bringToFront()
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await panel.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Mật khẩu mới', { exact: true }).inputValue()).toBe('chữ đã gõ')
  await close()
})

test('an administrator checks the provider, tests the whole way, and links an account', async () => {
  const reader = await visit(site)
  const { page, go, close } = reader
  await signedIn(reader, ADMINISTRATOR)
  await go('/quan-tri/dang-nhap-mot-lan')
  await page.getByText(`${site.url}/dang-nhap/mot-lan`).waitFor()
  await tabTo(page, 'Kiểm tra hệ thống định danh')
  await page.keyboard.press('Enter')
  await page.getByText(/khoá kiểm chữ ký/).waitFor()
  expect(await page.getByText('Tốt.').count()).toBe(6)
  await tabTo(page, 'Thử đăng nhập')
  await page.keyboard.press('Enter')
  await agree(page, OFFICER)
  await page.getByRole('heading', { name: 'Kết quả đăng nhập thử' }).waitFor()
  expect(await page.locator('main').textContent()).toMatch(/Sẽ vào tài khoản của .+ \(cb\.so-y-te\)/)
  expect(await page.content()).not.toContain('chi-la-bi-mat-cua-bai-thu')
  await expectReadableForAll(page)
  const picture = process.env['LABAN_PICTURE']
  if (picture) await page.screenshot({ path: `${picture}/oidc.png`, fullPage: true })
  await page.getByRole('link', { name: 'cb.so-y-te' }).click()
  await page.getByText(/^Đã gắn với một người ở/).waitFor()
  await page.getByRole('button', { name: 'Gỡ', exact: true }).click()
  await page.getByRole('button', { name: 'Gỡ', exact: true }).last().click()
  await page.getByText(/^Chưa gắn\./).waitFor()
  await close()
})
