import { afterAll, beforeAll, expect, test } from 'vitest'
import { editionDrafts } from '#contract/edition-drafts.ts'
import { placesOf } from '#domain/edition/edit/place.ts'
import { annex4, WORD } from './annex-site.ts'
import { clientOfAccount } from './appraisal-site.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, signedIn, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const DRAFT = 'hue-2027'
const leavesOf = async () => {
  const agency = await clientOfAccount(site, 'thuong-truc')
  const { definition } = await agency(editionDrafts.showEditionDraft, { edition: DRAFT })
  const leaves = [...placesOf(definition)].map(({ node }) => node).filter(({ children }) => !children)
  return { leaves, ruled: leaves.filter(({ formula }) => formula !== undefined).map(({ code }) => code) }
}

test('annex 4 is read from its Word file, its rules are gone through by keyboard, and the draft has what was accepted', async () => {
  const seen = await visit(site)
  await signedIn(seen, 'thuong-truc')
  const { page } = seen
  const { keyboard } = page
  const tab = (name: RegExp) => page.getByRole('navigation', { name: 'Lọc tiêu chí' }).getByRole('link', { name })
  const heading = (name: RegExp) => page.getByRole('heading', { level: 2, name })
  await seen.go('/soan-bo-chi-so')
  await page.getByRole('link', { name: 'Từ phụ lục Word hoặc Excel của quyết định' }).press('Enter')

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Chọn tệp phụ lục' }).press('Enter'),
  ])
  await chooser.setFiles({ name: 'phu-luc-4.docx', mimeType: WORD, buffer: annex4() })
  await page.getByText('161 dòng, 109 tiêu chí chấm điểm.').waitFor()
  await page.getByText('bảng 2, dòng 24, 2.2').waitFor()
  await page.getByText('In 6 điểm, nhưng các tiêu chí bên dưới cộng lại được 4.').waitFor()
  await page.getByLabel('Tên bộ chỉ số').focus()
  await keyboard.type('Bộ chỉ số chuyển đổi số năm 2027')
  await page.getByLabel('Mã phiên bản').focus()
  await keyboard.press('Control+a')
  await keyboard.type(DRAFT)
  await keyboard.press('Enter')

  // Nothing is accepted unseen: the first in doubt is shown with the words that raised the doubt.
  await heading(/^1\.2\.2 /).waitFor()
  const open = Number(/\d+/.exec((await tab(/^Cần xem/).textContent())!)![0])
  const certain = Number(/\d+/.exec((await tab(/^Chắc chắn/).textContent())!)![0])
  expect(open + certain).toBe(109)
  await page.getByText(/^Các mức tối đa cộng lại lớn hơn điểm tối đa của tiêu chí\. “/).waitFor()
  expect((await leavesOf()).ruled).toEqual([])
  await expectReadableForAll(page)

  // Tried: 2 meetings of the chairman and 3 of the deputies are 2 + 1 points, of 5.
  await page.getByLabel('n1, Thử').focus()
  await keyboard.type('2')
  await page.getByLabel('n2, Thử').focus()
  await keyboard.type('3')
  await page.getByText('n1 = 2; n2 = 3 → 3 điểm').waitFor()
  await keyboard.press('Control+Enter')

  // A share without its whole is not accepted before somebody says what it is a share of.
  await heading(/^1\.2\.3\.2 /).waitFor()
  await page.locator('#tieu-chi-dang-xem:focus').waitFor()
  await keyboard.press('Control+Enter')
  await page.getByText('Chọn số liệu cho biến b rồi nhận.').waitFor()
  await page.getByRole('combobox', { name: 'Số liệu của biến b' }).focus()
  await keyboard.type('Tổng số người đứng đầu các cấp của đơn vị năm 2027')
  await keyboard.press('Enter')
  await page.getByRole('button', { name: 'Tạo và gắn vào biến' }).press('Enter')
  await page.getByText('Tổng số người đứng đầu các cấp của đơn vị năm 2027').first().waitFor()
  await page.getByRole('button', { name: 'Nhận', exact: true }).press('Enter')

  // The next one is left for later, the one behind it is corrected: the fault is marked as it is typed.
  await heading(/^1\.2\.4 /).waitFor()
  await page.locator('#tieu-chi-dang-xem:focus').waitFor()
  await keyboard.press('Alt+ArrowDown')
  await heading(/^2\.2\.1 /).waitFor()
  await page.getByRole('button', { name: 'Tự viết' }).press('Enter')
  await page.locator('#cong-thuc:focus').waitFor()
  await keyboard.type('RATIO(a; b')
  await keyboard.press('Control+Enter')
  await page.getByText('Công thức còn lỗi. Sửa chỗ được nêu rồi nhận.').waitFor()
  await keyboard.press('Alt+ArrowUp')
  await heading(/^1\.2\.4 /).waitFor()
  await keyboard.press('Alt+ArrowDown')
  await heading(/^2\.2\.1 /).waitFor()
  expect(await page.locator('#cong-thuc').inputValue()).toBe('RATIO(a; b')

  // What is certain is listed first; what is listed is accepted together.
  await tab(/^Chắc chắn/).press('Enter')
  await page.getByRole('button', { name: 'Nhận 20 tiêu chí đã liệt kê ở trên' }).waitFor()
  expect(await page.locator('main ol > li h2').count()).toBe(20)
  const [first] = await page.locator('main ol > li h2').allTextContents()
  expect(first).toMatch(/^1\.1\.1 /)
  await expectReadableForAll(page)
  await page.getByRole('button', { name: 'Nhận 20 tiêu chí đã liệt kê ở trên' }).press('Enter')
  await tab(new RegExp(`^Chắc chắn \\(${certain - 20}\\)`)).waitFor()
  await page.getByText(/Đã ghi lúc/).waitFor()

  // Whoever leaves finds all of it again.
  await seen.go(`/soan-bo-chi-so/${DRAFT}/cach-tinh?xem=da-quyet`)
  await tab(/^Đã quyết \(22\)/).waitFor()
  await page.getByRole('button', { name: 'Bỏ công thức của 1.1.2, xem lại' }).press('Enter')
  await tab(/^Đã quyết \(21\)/).waitFor()
  await page.getByText(/Đã ghi lúc/).waitFor()

  // The draft has all 109 criteria, and a rule only where somebody accepted one.
  await page.getByRole('link', { name: 'Sang bản thảo' }).press('Enter')
  await page.getByText(/109 tiêu chí, tổng .* điểm\./).waitFor()
  const { leaves, ruled } = await leavesOf()
  expect([leaves.length, ruled.length]).toEqual([109, 21])
  expect(ruled).toContain('1.2.2')
  expect(ruled).not.toContain('1.1.2')
  expect(ruled).not.toContain('2.2.1')
  await page.getByRole('link', { name: 'Kiểm tra và ban hành' }).press('Enter')
  await page.getByText(/Còn \d+ lỗi, chưa ban hành được\./).waitFor()
  expect(seen.troubles).toEqual([])
  await seen.close()
})

test('a file that is no annex is told with what to do, and the page goes on', async () => {
  const seen = await visit(site, 'phone')
  await signedIn(seen, 'thuong-truc')
  const { page } = seen
  await seen.go('/doc-bo-chi-so')
  const choose = (name: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: WORD, buffer })
  await choose('quyet-dinh.pdf', Buffer.from('%PDF-1.4'))
  await page.getByRole('alert').getByText('Đây là tệp PDF, không đọc được bảng trong đó.').waitFor()
  await choose('phu-luc-4.docx', annex4())
  await page.getByText('161 dòng, 109 tiêu chí chấm điểm.').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await seen.close()
})
