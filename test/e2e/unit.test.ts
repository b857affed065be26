import { afterAll, beforeAll, expect, test } from 'vitest'
import { hundredths, openSite, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test.each(['so-y-te', 'huyen-tan-khe', 'phuong-an-binh', 'xa-hoa-son', 'van-phong-ubnd-tinh'])(
  'the printed losses of %s lead from the maximum to its points',
  async (unit) => {
    const { page, go, close } = await visit(site)
    await go(`/don-vi/${unit}`)
    const figures = async (name: string) =>
      (await page.locator(`[data-figure="${name}"]`).allTextContents()).map(hundredths)
    const [[maximum], lost, [total]] = [await figures('maximum'), await figures('lost'), await figures('total')]
    expect(lost.reduce((sum, one) => sum + one, maximum!)).toBe(total)
    expect(lost.length).toBeGreaterThan(20)
    await close()
  },
)

test('losses come largest first', async () => {
  const { page, go, close } = await visit(site)
  await go('/don-vi/so-y-te')
  const rows = page.locator('tr', { has: page.locator('a') }).locator('[data-figure="lost"]')
  const lost = (await rows.allTextContents()).map((printed) => Number(hundredths(printed)))
  expect(lost).toEqual([...lost].sort((a, b) => a - b))
  await close()
})

test('points and place agree with the ranking', async () => {
  const { page, go, close } = await visit(site)
  await go('/?nhom=huyen')
  const row = page.locator('tbody tr').nth(3)
  const [name, points] = [await row.locator('a').textContent(), await row.locator('strong').textContent()]
  await row.locator('a').click()
  await page.getByRole('heading', { level: 1, name: `Điểm của ${name}` }).waitFor()
  const words = await page.locator('main').textContent()
  expect(words).toContain(`${points} / 284`)
  expect(words).toContain('hạng 4/9 UBND cấp huyện')
  await close()
})
