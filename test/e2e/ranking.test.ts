import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('four groups are ranked apart, every unit in one of them', async () => {
  const { page, go, close } = await visit(site)
  const counts: Record<string, number> = {}
  await go('/')
  for (const name of ['Sở, ban, ngành', 'UBND cấp huyện', 'UBND cấp xã', 'Doanh nghiệp']) {
    await page.getByRole('navigation', { name: 'Nhóm xếp hạng' }).getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name: new RegExp(name, 'i') }).waitFor()
    counts[name] = await page.locator('tbody tr').count()
  }
  expect(counts).toEqual({ 'Sở, ban, ngành': 20, 'UBND cấp huyện': 9, 'UBND cấp xã': 136, 'Doanh nghiệp': 4 })
  await close()
})

test('places follow the printed figures: equal figures share a place, the next is skipped', async () => {
  const { page, go, close } = await visit(site)
  await go('/?nhom=xa')
  const rows = await page.locator('tbody tr').evaluateAll((all) =>
    all.map((row) => {
      const [place, , , index] = [...row.children].map((cell) => cell.textContent)
      return {
        place: parseInt(place!, 10),
        isTied: place!.includes('đồng hạng'),
        index: Number(index!.replace(',', '')),
      }
    }),
  )
  for (const { place, index, isTied } of rows) {
    expect(place).toBe(1 + rows.filter((other) => other.index > index).length)
    expect(isTied).toBe(rows.filter((other) => other.index === index).length > 1)
  }
  expect(rows.some((row) => row.isTied)).toBe(true)
  await close()
})

test('searching takes no notice of marks', async () => {
  const { page, go, close } = await visit(site)
  await go('/')
  await page.getByRole('searchbox').fill('dan toc')
  await page.waitForURL(/tim=dan\+toc/)
  expect(await page.locator('tbody th').allTextContents()).toEqual([expect.stringContaining('Ban Dân tộc')])
  await close()
})

test('the way back keeps group, order and search', async () => {
  const { page, go, close } = await visit(site)
  await go('/')
  await page.getByRole('link', { name: /UBND cấp xã/ }).click()
  await page.getByRole('button', { name: 'Đơn vị' }).click()
  await page.waitForURL(/nhom=xa&xep-theo=ten/)
  await page.getByRole('searchbox').fill('phong')
  await page.waitForURL(/tim=phong/)
  const before = await page.locator('tbody th').allTextContents()
  await page.locator('tbody th a').first().click()
  await page.waitForURL(/don-vi/)
  await page.goBack()
  await page.locator('tbody tr').first().waitFor()
  expect(await page.locator('tbody th').allTextContents()).toEqual(before)
  expect(await page.getByRole('columnheader', { name: 'Đơn vị' }).getAttribute('aria-sort')).toBe('ascending')
  await page.goForward()
  await page.getByRole('heading', { level: 1, name: /^Điểm của/ }).waitFor()
  await close()
})

test('the median in the answer is the middle of the printed points', async () => {
  const { page, go, close } = await visit(site)
  await go('/?nhom=huyen')
  const points = await page.locator('tbody td strong').allTextContents()
  const middle = [...points].sort((a, b) => Number(a.replace(',', '.')) - Number(b.replace(',', '.')))[4]!
  expect(await page.locator('main').textContent()).toContain(`Trung vị của 9 đơn vị là ${middle}`)
  await close()
})
