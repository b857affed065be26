import { afterAll, beforeAll, expect, test } from 'vitest'
import { nationalPlaces } from '#contract/national-places.ts'
import { forgetRegister } from '#server/organisations/register.ts'
import { openedRound, type OpenedRound } from '#test/support/round.ts'
import { clientOfAccount } from './appraisal-site.ts'
import { expectFitOn } from './fit-for-all.ts'
import { focused, tabTo } from './keys.ts'
import { openSite, signedIn, visit, type Site } from './site.ts'

let site: Site
let round: OpenedRound

beforeAll(async () => {
  site = await openSite()
  const { db } = site.database
  const rows = await db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  round = await openedRound({ database: site.database, organisation }, { members: ['so-y-te'], period: '2022' })
  // content/published has its places up to 2022: 18 of 63.
  await db
    .updateTable('organisation_version')
    .set({ name: 'Tỉnh Vĩnh Phúc' })
    .where('organisation_id', '=', organisation('tinh-minh-hoa'))
    .execute()
  forgetRegister(db)
})
afterAll(() => site.close())

test('by keyboard: the standing agency states a later year, is told of a colleague’s correction, and withdraws', async () => {
  const seen = await visit(site)
  const { page, go } = seen
  await signedIn(seen, 'thuong-truc')
  await go(`/tong-quan?dot=${round.id}`)
  const { keyboard } = page
  const says = (words: string | RegExp) => page.getByText(words).first().waitFor()
  const typed = async (...texts: string[]) => {
    for (const text of texts) {
      await keyboard.press('Tab')
      await keyboard.type(text)
    }
  }
  await says('Hạng của tỉnh trong cả nước: 18/63 năm 2022')
  await tabTo(page, 'Nguồn của từng năm, ghi hạng', 200)
  await keyboard.press('Enter')
  await tabTo(page, 'Ghi hạng của năm khác')
  await keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'Ghi hạng của năm khác' })
  await form.waitFor()

  // Refused by a field: what was typed stays, and the summary leads to the field.
  await typed('2024', '64', '63', '0,7012', 'Bộ Khoa học và Công nghệ', '30/06/2025', 'Công văn 123/BKHCN-CĐSQG')
  await tabTo(page, 'Ghi hạng')
  await keyboard.press('Enter')
  await says('Hạng của tỉnh không lớn hơn số tỉnh, thành phố được xếp hạng.')
  await expectFitOn(page, ['desk', 'phone'])
  await tabTo(page, 'Hạng của tỉnh không lớn hơn')
  await keyboard.press('Enter')
  expect(await focused(page)).toBe('Hạng của tỉnh')
  expect(await page.getByLabel('Nguồn', { exact: true }).inputValue()).toBe('Công văn 123/BKHCN-CĐSQG')
  await keyboard.press('Control+a')
  await keyboard.type('15')
  await keyboard.press('Enter')
  await says('Đã ghi hạng năm 2024: 15/63.')
  expect(await focused(page)).toBe('Đã ghi hạng năm 2024: 15/63.')
  await says('Hạng của tỉnh trong cả nước: 15/63 năm 2024')
  await says('↑ lên 3 so với năm 2022')
  await says(/^Hạng qua các năm: .* → 2022: 18 → 2024: 15$/)
  await says(/Bộ Khoa học và Công nghệ, công bố 30\/06\/2025 \(Công văn 123\/BKHCN-CĐSQG\)\. Cơ quan thường trực ghi: /)

  await keyboard.press('Shift+Tab')
  await tabTo(page, 'Sửa hạng năm 2024', 300)
  await keyboard.press('Enter')
  await page.getByRole('form', { name: 'Sửa hạng năm 2024' }).waitFor()
  const colleague = await clientOfAccount(site, 'thuong-truc')
  const printed = { of: 63, publishedBy: 'Bộ Khoa học và Công nghệ', source: 'Công văn 124' }
  await colleague(nationalPlaces.statePlace, { year: 2024, version: 1, place: 17, ...printed })
  await keyboard.press('Tab')
  await keyboard.press('Control+a')
  await keyboard.type('20')
  await keyboard.press('Enter')
  await says(/^Năm 2024 đã có hạng 17\/63, do .* ghi .*Lưu lần nữa thì hạng đang gõ thay hạng ấy\.$/)
  expect(await page.getByLabel('Hạng của tỉnh').inputValue()).toBe('20')
  await tabTo(page, 'Lưu')
  await keyboard.press('Enter')
  await says('Hạng của tỉnh trong cả nước: 20/63 năm 2024')
  await says('↓ xuống 2 so với năm 2022')

  await tabTo(page, 'Rút hạng năm 2024', 300)
  await keyboard.press('Enter')
  await page.getByRole('form', { name: 'Rút hạng năm 2024' }).waitFor()
  await typed('Ghi nhầm năm')
  await tabTo(page, 'Rút')
  await keyboard.press('Enter')
  await says('Đã rút hạng năm 2024.')
  await says('Hạng của tỉnh trong cả nước: 18/63 năm 2022')
  await says(/^2024: 20\/63, đã rút \(Ghi nhầm năm; /)
  await expectFitOn(page, ['desk', 'phone'])
  expect(seen.troubles.filter((one) => !one.includes('409'))).toEqual([])
  await seen.close()
})
