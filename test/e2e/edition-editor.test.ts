import { afterAll, beforeAll, expect, test } from 'vitest'
import { editionDrafts } from '#contract/edition-drafts.ts'
import { editions } from '#contract/editions.ts'
import { clientOfAccount } from './appraisal-site.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, signedIn, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('the standing agency copies plan 222, changes a rule wrongly and rightly, adds an example and issues it, by keyboard', async () => {
  const seen = await visit(site)
  await signedIn(seen, 'thuong-truc')
  const { page } = seen
  const { keyboard } = page
  await seen.go('/soan-bo-chi-so')

  const copied = page.getByLabel('Bộ chỉ số được chép')
  await copied.focus()
  while ((await copied.inputValue()) !== 'hue-2020') await keyboard.press('ArrowDown')
  await keyboard.press('Tab')
  await keyboard.type('Bộ chỉ số chuyển đổi số năm 2027')
  await keyboard.press('Tab')
  await keyboard.press('Control+a')
  await keyboard.type('hue-2027')
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Soạn: Bộ chỉ số chuyển đổi số năm 2027' }).waitFor()

  // 1.1.1: a point for each conference, at most 5.
  const row = page.locator('[id="muc-1.1.1"]')
  await row.focus()
  await keyboard.press('Enter')
  const rule = page.getByLabel('Công thức tính điểm')
  await rule.focus()
  expect(await rule.inputValue()).toBe('MIN(max; n)')
  await keyboard.press('Control+a')
  await keyboard.type('MIN(max; n')
  await page.getByText('ngoặc mở ở đây chưa được đóng').waitFor()
  await keyboard.type(') + n')
  await page.getByText(/Với n = .* công thức cho .* điểm, ngoài khoảng từ 0 đến 5/).waitFor()
  await keyboard.press('Control+a')
  await keyboard.type('MIN(max; n*0,5)')
  await page.getByText('Công thức đúng.').waitFor()

  // The examples of plan 222 are of the rule before: each says so, and keeps the draft from being issued.
  await page.getByText('✗ sai').first().waitFor()
  await page.getByRole('button', { name: /lỗi cần sửa trước khi ban hành/ }).waitFor()
  while ((await page.getByRole('button', { name: 'Bỏ ví dụ 1' }).count()) > 0)
    await page.getByRole('button', { name: 'Bỏ ví dụ 1' }).press('Enter')
  await page.getByLabel('n, Thử').focus()
  await keyboard.type('7')
  await page.getByText('n = 7 → 3,5 điểm').waitFor()
  await page.getByRole('button', { name: 'Ghi thành ví dụ' }).press('Enter')
  await page.getByText('✓ đúng').waitFor()
  await page.getByText(/Đã ghi lúc/).waitFor()
  await page.getByRole('button', { name: 'Không có lỗi' }).waitFor()
  await expectReadableForAll(page)

  // A row is added, deleted and brought back without the mouse.
  await row.focus()
  await keyboard.press('Delete')
  await row.waitFor({ state: 'detached' })
  await keyboard.press('Control+z')
  await row.waitFor()
  await page.getByText(/Đã ghi lúc/).waitFor()

  await page.getByRole('link', { name: 'Kiểm tra và ban hành' }).press('Enter')
  await page.getByText('Không còn lỗi.').waitFor()
  await page.getByText('MIN(max; n*0,5)').waitFor()
  await page.getByRole('button', { name: 'Ban hành bộ chỉ số' }).press('Enter')
  await page.waitForURL(/\/bo-chi-so$/)
  await page.getByRole('link', { name: 'Bộ chỉ số chuyển đổi số năm 2027' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Bộ chỉ số chuyển đổi số năm 2027' }).waitFor()
  expect(seen.troubles).toEqual([])
  await seen.close()

  const agency = await clientOfAccount(site, 'thuong-truc')
  const { edition } = await agency(editions.showEdition, { edition: 'hue-2027' })
  const json = JSON.stringify(edition.nodes)
  expect(json).toContain('"formula":"MIN(max, n*0.5)"')
  expect(json).toContain('{"given":{"n":"7"},"points":"3.5"}')
})

test('two people write at once: the second sees both sides, and loses nothing', async () => {
  const agency = await clientOfAccount(site, 'thuong-truc')
  await agency(editionDrafts.beginEditionDraft, { edition: 'hai-nguoi', copyOf: 'quoc-gia-2022' })
  const seen = await visit(site)
  await signedIn(seen, 'thuong-truc')
  const { page } = seen
  await seen.go('/soan-bo-chi-so/hai-nguoi?muc=chung')
  const { definition } = await agency(editionDrafts.showEditionDraft, { edition: 'hai-nguoi' })
  await agency(editionDrafts.changeEditionDraft, {
    edition: 'hai-nguoi',
    version: 1,
    definition: { ...definition, number: '1/QĐ-A' },
  })
  await page.getByLabel('Số, ký hiệu văn bản').fill('2/QĐ-B')
  await page
    .getByRole('alert')
    .getByText(/đã sửa bản thảo này/)
    .waitFor()
  expect(await page.getByLabel('Số, ký hiệu văn bản').inputValue()).toBe('2/QĐ-B')
  await page.getByRole('button', { name: 'Giữ nội dung ở đây' }).press('Enter')
  await page.getByText(/Đã ghi lúc/).waitFor()
  expect((await agency(editionDrafts.showEditionDraft, { edition: 'hai-nguoi' })).definition.number).toBe('2/QĐ-B')
  await seen.close()
})

test('who leaves while a change cannot be written is asked, keeps it by staying, and loses it only when they say so', async () => {
  const agency = await clientOfAccount(site, 'thuong-truc')
  await agency(editionDrafts.beginEditionDraft, { edition: 'mat-mang', copyOf: 'quoc-gia-2022' })
  const numberOf = async () => (await agency(editionDrafts.showEditionDraft, { edition: 'mat-mang' })).definition.number
  const before = await numberOf()
  const seen = await visit(site)
  await signedIn(seen, 'thuong-truc')
  const { page } = seen
  await seen.go('/soan-bo-chi-so/mat-mang?muc=chung')
  const field = page.getByLabel('Số, ký hiệu văn bản')
  const away = page.locator('main').getByRole('link', { name: 'Soạn bộ chỉ số', exact: true })
  const question = page.getByRole('region', { name: 'Rời trang này?' })
  const stay = question.getByRole('button', { name: 'Ở lại trang' })
  const list = page.getByRole('heading', { level: 1, name: 'Soạn bộ chỉ số' })
  await page.route('**/api/v1/edition-drafts/**', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await field.fill('1/QĐ-A')
  await away.press('Enter')
  await question.getByText('Rời trang thì mất thay đổi đó.').waitFor()
  await page.locator('section[aria-labelledby=roi-trang]:focus').waitFor()
  // The strip does not promise here what only forms do.
  await page.getByText('Nội dung đang gõ ở trang này chưa gửi được cho đến khi có mạng lại; đừng đóng trang.').waitFor()
  expect(await page.getByText('Số đã gõ được giữ trên máy này').count()).toBe(0)
  await expectReadableForAll(page)
  await stay.press('Enter')
  await question.waitFor({ state: 'detached' })
  await page.locator('a:focus', { hasText: 'Soạn bộ chỉ số' }).waitFor()
  expect(await field.inputValue()).toBe('1/QĐ-A')

  // What is given up is not written behind their back.
  await away.press('Enter')
  await question.getByRole('button', { name: 'Rời trang và bỏ thay đổi chưa ghi' }).press('Enter')
  await list.waitFor()
  await page.unrouteAll()
  await seen.go('/soan-bo-chi-so/mat-mang?muc=chung')
  expect(await field.inputValue()).toBe(before ?? '')
  expect(await numberOf()).toBe(before)

  // Where it can be written, it is written before the next page is shown, and nobody is asked.
  await field.fill('3/QĐ-C')
  await away.press('Enter')
  await list.waitFor()
  expect(await numberOf()).toBe('3/QĐ-C')
  await seen.close()
})

test('classes of results are written as people write them, and what is no list of them is told', async () => {
  const agency = await clientOfAccount(site, 'thuong-truc')
  await agency(editionDrafts.beginEditionDraft, { edition: 'co-xep-loai', copyOf: 'quoc-gia-2022' })
  const seen = await visit(site)
  await signedIn(seen, 'thuong-truc')
  const { page } = seen
  await seen.go('/soan-bo-chi-so/co-xep-loai?muc=chung')
  const field = page.getByLabel('Mức xếp loại')
  await field.focus()
  await page.keyboard.type('Khá từ 65%; Tốt từ 80%')
  await page.getByText(/^Ghi tên mức, chữ “từ” và phần trăm/).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Tốt từ 80%; Khá từ 62,5%')
  await page.keyboard.press('Tab')
  await page.getByText(/Đã ghi lúc/).waitFor()
  await expectReadableForAll(page)
  expect((await agency(editionDrafts.showEditionDraft, { edition: 'co-xep-loai' })).definition.bands).toEqual([
    { name: 'Tốt', least: '0.8' },
    { name: 'Khá', least: '0.625' },
  ])
  await page.reload()
  await field.waitFor()
  expect(await field.inputValue()).toBe('Tốt từ 80%; Khá từ 62,5%')
  expect(seen.troubles).toEqual([])
  await seen.close()
})
