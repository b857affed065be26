import { afterAll, beforeAll, expect, test } from 'vitest'
import { focused, tabTo } from './keys.ts'
import { openSite, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('from the ranking to a tried number without a mouse', async () => {
  const { page, go, close } = await visit(site)
  await go('/')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Tới nội dung chính')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Tìm đơn vị')
  await page.keyboard.type('so y te')
  await tabTo(page, 'Sở Y tế')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Sở Y tế/ }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('noi-dung')
  await tabTo(page, '5.9.1', 120)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /tiêu chí 5\.9\.1/ }).waitFor()
  await tabTo(page, 'b Số dịch vụ công')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('2')
  await page.waitForURL(/\.2$/)
  await page.getByText(/^Điểm tiêu chí .* hạng/).waitFor({ state: 'attached' })
  await close()
})

test('what has the focus is seen, below the bar that stays', async () => {
  const { page, go, close } = await visit(site)
  await go('/?nhom=xa')
  await tabTo(page, 'La Bàn')
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const { activeElement } = document
      const style = activeElement && getComputedStyle(activeElement)
      const box = activeElement?.getBoundingClientRect()
      const bar = document.querySelector('header')!.getBoundingClientRect()
      const isInBar = activeElement?.closest('header, nav') !== null
      const ring = style !== null && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      return { ring, top: box?.top ?? 0, isCovered: !isInBar && box !== undefined && box.bottom <= bar.bottom }
    })
    expect(seen).toMatchObject({ ring: true, isCovered: false })
  }
  await close()
})
