import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { pdf } from '#test/support/evidence-files.ts'
import { saveNumber } from '#test/support/round.ts'
import { CONFERENCES } from './appraisal-site.ts'
import { enter, eventually, visitOf } from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, type Site } from './site.ts'
import { openSubmission, releaseFindings, type SubmissionSite } from './submission-site.ts'

const SEND = /^Gửi kết quả tự chấm năm 2022$/

let site: Site
let open: SubmissionSite
let base: string

beforeAll(async () => {
  site = await openSite()
  open = await openSubmission(site)
  base = `/ho-so/${open.submission}`
})
afterAll(() => site.close())

const send = (page: Page) => page.getByRole('button', { name: SEND })
const receiptNumber = async (page: Page): Promise<string> => {
  await page.waitForURL(/bien-nhan/)
  return (await page.getByText(/^Số: \d{4}-\d{6}$/).textContent())!
}

test('an officer is told what lacks, goes to the cell by keyboard, mends it and comes back to the same row', async () => {
  const { page, go, close } = await visitOf(site, 'cb.so-y-te')
  await go(`/nhap-so-lieu/hue-2020?don-vi=${open.health}&ky=2022`)
  await page.locator('[data-row]').first().waitFor()
  // Two were attended the year before: so many ask for a note.
  await enter(page, CONFERENCES, '900')
  await page.getByRole('link', { name: 'Kiểm tra và gửi' }).click()
  await send(page).waitFor()
  await send(page).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Có lỗi cần sửa' })
  await eventually(() => summary.evaluate((box) => box === document.activeElement)).toBe(true)
  expect(await page.title()).toMatch(/^Lỗi: /)
  await expectReadableForAll(page, 'main')
  // The note, and the five fields of the paper that an officer sends with.
  expect(await summary.getByRole('link').count()).toBe(6)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`#o-${CONFERENCES}$`))
  await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe(`o-${CONFERENCES}`)
  await enter(page, CONFERENCES, '3')
  await page.getByRole('link', { name: 'Quay lại bản kiểm tra' }).click()
  await eventually(() => page.evaluate(() => document.activeElement?.closest('[id]')?.id)).toBe(`dong-${CONFERENCES}`)
  await close()
})

test('the head sends from a phone, gets a receipt, takes it back and sends again', async () => {
  await saveNumber({ call: await open.as('cb.so-y-te') }, open.health, CONFERENCES, '3')
  const { page, go, close } = await visitOf(site, 'tt.so-y-te', 'phone')
  await go(`${base}/kiem-tra`)
  await send(page).click()
  const first = await receiptNumber(page)
  expect(await page.locator('[data-digest]').getAttribute('data-digest')).toMatch(/^[0-9a-f]{64}$/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await go(base)
  await page.getByRole('button', { name: 'Rút hồ sơ' }).click()
  await page.getByRole('group', { name: 'Rút hồ sơ' }).getByRole('button', { name: 'Rút hồ sơ' }).click()
  await page.getByRole('link', { name: 'Kiểm tra và gửi' }).click()
  await send(page).click()
  await eventually(() => receiptNumber(page)).not.toBe(first)
  await go(`${base}/bien-nhan/1`)
  await page.getByText(/đã được rút lúc/).waitFor()
  await close()
})

test('an officer sends with the signed document, which becomes evidence of the unit', async () => {
  const { page, go, close } = await visitOf(site, 'cb.so-tu-phap')
  await go(`/ho-so/${open.round.of('so-tu-phap')}/kiem-tra`)
  await page.getByLabel('Số, ký hiệu').fill('57/BC-STP')
  await page.getByLabel('Ngày văn bản').fill('20/12/2022')
  await page.getByLabel('Người ký', { exact: true }).fill('Nguyễn Văn An')
  await page.getByLabel('Chức vụ người ký').fill('Giám đốc')
  const file = { name: '57-BC-STP.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf('57/BC-STP')) }
  await page.getByLabel('Bản quét văn bản').setInputFiles(file)
  await send(page).click()
  await receiptNumber(page)
  await page.getByText('số 57/BC-STP ngày 20/12/2022, Nguyễn Văn An ký').waitFor()
  const { rows } = await site.database.pool.query(
    "select signer, signer_title from evidence where number = '57/BC-STP' and file_hash is not null",
  )
  expect(rows).toEqual([{ signer: 'Nguyễn Văn An', signer_title: 'Giám đốc' }])
  await close()
})

test('after the release the unit reads why, explains, and its words and the draft letter keep it', async () => {
  await releaseFindings(site, open)
  const { page, go, close } = await visitOf(site, 'cb.so-y-te')
  await go(`${base}/giai-trinh`)
  await page.getByRole('link', { name: /^1\.1\.1 / }).click()
  await page.getByText('Sửa số liệu: Không có minh chứng. Chỉ có hai giấy mời.').waitFor()
  await page.getByLabel('Lời giải trình của đơn vị').fill('Đơn vị dự ba hội nghị; gửi thêm giấy mời.')
  await page.reload()
  await eventually(() => page.getByLabel('Lời giải trình của đơn vị').inputValue()).toContain('ba hội nghị')
  await page.getByRole('button', { name: 'Gửi lời giải trình' }).click()
  await page.getByText(/Đã trả lời, còn viết thêm được đến/).waitFor()
  await expectReadableForAll(page, 'main')
  await page.getByRole('link', { name: 'Soạn văn bản giải trình' }).click()
  await page.getByText('DỰ THẢO', { exact: true }).waitFor()
  expect(await page.locator('article').textContent()).toMatch(/Số: {2,}\/BC-/)
  await page.getByText('Đơn vị dự ba hội nghị; gửi thêm giấy mời.').waitFor()
  await go(base)
  await page.getByText(/đã vào thẩm định nên không rút được/).waitFor()
  await close()
})
