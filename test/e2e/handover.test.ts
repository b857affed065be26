import { afterAll, beforeAll, expect, test } from 'vitest'
import { openedRound, type OpenedRound } from '#test/support/round.ts'
import { clientOfAccount } from './appraisal-site.ts'
import { expectFitOn } from './fit-for-all.ts'
import { focused, tabTo } from './keys.ts'
import { openSite, signedIn, visit, type Site } from './site.ts'

let site: Site
let round: OpenedRound

beforeAll(async () => {
  site = await openSite()
  const { database } = site
  const rows = await database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  for (const name of ['cb.so-y-te', 'tt.so-y-te', 'cb.huyen-tan-khe']) await clientOfAccount(site, name)
  round = await openedRound({ database, organisation }, { members: ['so-y-te', 'huyen-tan-khe'] })
})
afterAll(() => site.close())

const panel = (): string => `/dot-danh-gia/${round.id}?ho-so=${round.of('so-y-te')}`

test('by keyboard: the officer’s role goes to somebody new, seen beforehand, with the link that opens the account', async () => {
  const visitor = await visit(site)
  await signedIn(visitor, 'thuong-truc')
  const { page, go } = visitor
  await go(panel())
  const people = page.getByRole('region', { name: 'Người phụ trách' })
  await people.getByRole('button', { name: /cán bộ đầu mối$/ }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: /^Bàn giao vai trò cán bộ đầu mối của / })
  await form.waitFor()
  await tabTo(page, 'Giao cho', 1)
  await page.keyboard.press('End')
  await tabTo(page, 'Từ ngày', 4)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Nghỉ hưu')
  await tabTo(page, 'Xem trước', 2)
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Ghi họ và tên.').waitFor()
  expect(await form.getByLabel('Từ ngày').inputValue()).toMatch(/^\d\d\/\d\d\/\d{4}$/)
  await form.getByLabel('Họ và tên người mới').fill('Đỗ Thị Mới')
  await form.getByLabel('Tên đăng nhập mới').fill('cb.huyen-tan-khe')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Tên này đã có người dùng.', { exact: false }).first().waitFor()
  visitor.troubles.length = 0
  await form.getByLabel('Tên đăng nhập mới').fill('do.thi.moi')
  await expectFitOn(page, ['desk', 'phone'])
  await form.getByLabel('Tên đăng nhập mới').press('Enter')
  await form.getByText('Đỗ Thị Mới giữ vai trò cán bộ đầu mối của Sở Y tế.').waitFor()
  await form.getByText(': đang nhập', { exact: false }).waitFor()
  await expect.poll(() => focused(page)).toContain('Bàn giao vai trò')
  await expectFitOn(page, ['desk', 'phone'])
  await tabTo(page, 'Bàn giao', 1)
  await page.keyboard.press('Enter')
  await people.getByText(/^Đã bàn giao từ .+ sang Đỗ Thị Mới, từ ngày/).waitFor()
  expect(await people.getByRole('textbox').inputValue()).toMatch(/\/mo-tai-khoan#.+/)
  await people.getByText('Đỗ Thị Mới, cán bộ đầu mối', { exact: false }).waitFor()
  await expectFitOn(page, ['desk', 'phone'])
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})

test('to somebody with an account, on a day to come: until then the giver stands there with the last day', async () => {
  const visitor = await visit(site)
  await signedIn(visitor, 'thuong-truc')
  const { page, go } = visitor
  await go(panel())
  const people = page.getByRole('region', { name: 'Người phụ trách' })
  await people.getByRole('button', { name: /thủ trưởng$/ }).click()
  const form = page.getByRole('form', { name: /^Bàn giao vai trò thủ trưởng của / })
  await form.getByLabel('Giao cho').selectOption({ label: 'người khác đã có tài khoản' })
  await form.getByLabel('Tên đăng nhập của người nhận').fill('khong.co.ai')
  await form.getByLabel('Từ ngày').fill('01/12/2099')
  await form.getByLabel('Lý do').fill('Điều động.')
  await form.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByRole('alert').getByText('Không có tài khoản nào mang tên đăng nhập này.', { exact: false }).waitFor()
  visitor.troubles.length = 0
  await form.getByLabel('Tên đăng nhập của người nhận').fill('cb.huyen-tan-khe')
  await form.getByRole('button', { name: 'Xem trước' }).click()
  await form.getByRole('heading', { name: 'Từ ngày 01/12/2099' }).waitFor()
  await form.getByText('Vị trí thủ trưởng và quyền ký', { exact: false }).waitFor()
  await form.getByRole('button', { name: 'Sửa lại' }).click()
  expect(await form.getByLabel('Lý do').inputValue()).toBe('Điều động.')
  await form.getByRole('button', { name: 'Xem trước' }).click()
  await form.getByRole('button', { name: 'Bàn giao' }).click()
  await people.getByText('giữ đến hết 30/11/2099', { exact: false }).waitFor()
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})
