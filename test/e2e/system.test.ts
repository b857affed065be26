import { afterAll, beforeAll, expect, test } from 'vitest'
import { WEB } from '#scripts/build-web.ts'
import { openMailServer, type MailServer } from '#test/support/mail-server.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { tabTo } from './keys.ts'
import { mails } from './screens-system.ts'
import { openSite, signedIn, visit, type Site } from './site.ts'

const ADMINISTRATOR = 'quan-tri.minh-hoa'

let mailServer: MailServer
let site: Site
beforeAll(async () => {
  mailServer = await openMailServer()
  site = await openSite({}, WEB, {
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'La Bàn <laban@tinh.example>',
    BASE_URL: 'https://laban.tinh.example',
  })
  await mails(site)
})
afterAll(async () => {
  await site.close()
  await mailServer.close()
})

test('by keyboard: an administrator sees what is wrong and what to do, gets a test mail, and has a failed mail sent again', async () => {
  const reader = await visit(site)
  const { page, go, troubles, close } = reader
  const { db } = site.database
  await signedIn(reader, ADMINISTRATOR)
  await db
    .updateTable('account')
    .set({ email: 'quan-tri@tinh.example' })
    .where('user_name', '=', ADMINISTRATOR)
    .execute()
  await go('/viec-cua-toi')
  await tabTo(page, 'Quản trị')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Quản trị' }).waitFor()
  await tabTo(page, 'Kiểm tra hệ thống')
  await page.keyboard.press('Enter')
  const found = page.getByRole('table', { name: 'Kết quả kiểm tra' })
  await found.waitFor()
  const row = (name: string) =>
    found.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  expect(await row('Sao lưu').textContent()).toContain('Nên xem')
  expect(await row('Sao lưu').textContent()).toContain('Việc cần làm: Chạy: npx laban backup')
  expect(await row('Máy chủ thư').textContent()).toContain(`127.0.0.1:${mailServer.port}`)
  expect(await row('Hộp thư đi').textContent()).toContain('1 thư không gửi được, 1 thư chưa rõ kết quả')
  await expectReadableForAll(page)

  await tabTo(page, 'Gửi thư thử cho tôi')
  await page.keyboard.press('Enter')
  await page.getByText('Máy chủ thư đã nhận thư gửi tới quan-tri@tinh.example.').waitFor()
  expect(mailServer.received.map(({ to_, subject }) => [to_, subject])).toEqual([
    [['quan-tri@tinh.example'], '[La Bàn] Thư thử'],
  ])
  expect(troubles).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText(/^Mỗi phút gửi được một thư thử\. Đợi \d+ giây\./).waitFor()
  troubles.length = 0

  await tabTo(page, 'Mở hộp thư đi')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Hộp thư đi' }).waitFor()
  await tabTo(page, 'Tình trạng')
  await page.keyboard.type('không gửi được')
  await page.waitForURL(/tinh-trang=failed/)
  await tabTo(page, 'Gửi lại cho')
  await page.keyboard.press('Enter')
  await page.getByText(/^Thư cho .* đã được xếp vào hàng chờ gửi\.$/).waitFor()
  await page.getByText('Không có thư nào như vậy.').waitFor()
  const left = await db.selectFrom('mail').select('id').where('state', '=', 'failed').execute()
  expect([left, troubles]).toEqual([[], []])
  await close()
})

test('whoever does not administer has no such entry, and is told so at the address', async () => {
  const reader = await visit(site)
  const { page, go, close } = reader
  await signedIn(reader, 'cb.so-y-te')
  await go('/quan-tri/he-thong')
  await page.getByRole('heading', { level: 1, name: 'Không thuộc việc được giao' }).waitFor()
  expect(await page.getByRole('navigation').getByRole('link', { name: 'Quản trị', exact: true }).count()).toBe(0)
  await close()
})
