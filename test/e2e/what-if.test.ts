import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hundredths, openSite, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** What a unit reported for an item. */
function reported(unit: string, item: string): string | undefined {
  return site.content.demonstration.values.find((row) => row.organisation === unit && row.item === item)?.value
}

async function moved(page: Page, figure: string): Promise<[string, string, string]> {
  const cells = await page.locator(`tr[data-figure="${figure}"] td`).allTextContents()
  return [cells[0]!, cells[1]!, cells[2]!]
}

/** Rounds numerator/denominator to hundredths, halves away from zero: the method's rule, done again by hand. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  return (200n * numerator + denominator) / (2n * denominator)
}

test('5.9.1: SHARE(RATIO(b + d; a + c); 70%)*10 moves as worked out by hand', async () => {
  const unit = 'so-y-te'
  const items = {
    a: 'so-dvctt-muc-3-khong-tinh-bo-nganh',
    b: 'so-dvctt-muc-3-co-phat-sinh-ho-so-truc-tuyen',
    c: 'so-dvctt-muc-4-khong-tinh-bo-nganh',
    d: 'so-dvctt-muc-4-co-phat-sinh-ho-so-truc-tuyen',
  }
  const [a, b, c, d] = Object.values(items).map((item) => BigInt(reported(unit, item)!)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  // With (b + d)/(a + c) below 70% the points are 10 · (b + d)/(a + c) ÷ 0.7 = 100(b + d) / 7(a + c).
  const points = (tried: bigint) => {
    const [done, all] = [tried + d, a + c]
    return 10n * done >= 7n * all ? 1000n : rounded(100n * done, 7n * all)
  }
  const { page, go, close } = await visit(site)
  await go(`/don-vi/${unit}/tieu-chi/5.9.1`)
  const totalBefore = hundredths((await moved(page, 'total'))[0])
  for (const tried of [0n, b + 1n, a]) {
    await page.getByLabel(/^b\s/).fill(String(tried))
    await page.waitForURL((url) => url.search.includes(`${items.b}.${tried}`))
    await expect.poll(async () => hundredths((await moved(page, 'criterion'))[1])).toBe(points(tried))
    const totalAfter = hundredths((await moved(page, 'total'))[1])
    const change = points(tried) - points(b)
    // Both figures are rounded from exact sums, so that their difference may be one hundredth off.
    expect(Math.abs(Number(totalAfter - totalBefore - change))).toBeLessThanOrEqual(1)
  }
  await close()
})

test('a yes where no was reported gives the full points, the new total and the new place', async () => {
  const members = site.content.demonstration.organisations.organisations.slice(0, 20)
  const unit = members.find((one) => reported(one.id, 'co-tham-gia-ngay-chuyen-doi-so-cua-tinh') === 'không')!.id
  const { page, go, close } = await visit(site)
  await go('/')
  const totals = (await page.locator('tbody td strong').allTextContents()).map(hundredths)
  await go(`/don-vi/${unit}/tieu-chi/1.4.1`)
  const before = hundredths((await moved(page, 'total'))[0])
  await page.getByRole('radio', { name: 'Có' }).check()
  await expect.poll(async () => moved(page, 'criterion')).toEqual(['0,00', '2,00', '+2,00'])
  expect(hundredths((await moved(page, 'total'))[1])).toBe(before + 200n)
  const others = totals.filter((total) => total !== before)
  const place = 1 + others.filter((total) => total > before + 200n).length
  expect((await moved(page, 'place'))[1]).toBe(String(place))
  await close()
})

test('reloading keeps what is tried, and the way back to the reported numbers is one step', async () => {
  const { page, go, close } = await visit(site)
  await go('/don-vi/so-y-te/tieu-chi/5.9.1')
  const given = await page.getByLabel(/^b\s/).inputValue()
  await page.getByLabel(/^b\s/).fill('1.234')
  await page.waitForURL(/\.1234$/)
  expect(await page.getByText('Hiểu là 1.234').count()).toBe(1)
  await page.reload()
  await page.locator('h1').waitFor()
  expect(await page.getByLabel(/^b\s/).inputValue()).toBe('1.234')
  await page.getByRole('button', { name: 'Trả về số đã báo cáo' }).click()
  await page.waitForURL((url) => url.search === '')
  expect(await page.getByLabel(/^b\s/).inputValue()).toBe(given)
  expect(await moved(page, 'criterion')).toContain('như cũ')
  await close()
})

test('what is no number is told when the field is left, and moves nothing', async () => {
  const { page, go, close } = await visit(site)
  await go('/don-vi/so-y-te/tieu-chi/5.9.1')
  await page.getByLabel(/^b\s/).fill('1.23.4')
  expect(await page.getByText('đặt chưa đúng chỗ').count()).toBe(0)
  await page.keyboard.press('Tab')
  await page.getByText('đặt chưa đúng chỗ').waitFor()
  expect(await moved(page, 'criterion')).toContain('như cũ')
  await close()
})

test('a number read by several criteria moves them all, and says so', async () => {
  const { page, go, close } = await visit(site)
  await go('/don-vi/so-tu-phap/tieu-chi/5.9.1')
  await page.getByLabel(/^a\s/).fill('60')
  await page.getByRole('heading', { name: 'Tiêu chí khác cũng đổi theo' }).waitFor()
  await page.getByRole('link', { name: '5.8.1' }).click()
  await page.getByRole('heading', { level: 1, name: /tiêu chí 5\.8\.1/ }).waitFor()
  expect(page.url()).toContain('so-dvctt-muc-3-khong-tinh-bo-nganh.60')
  await close()
})

test('figures follow every keystroke', async () => {
  const { page, go, close } = await visit(site)
  await go('/don-vi/so-y-te/tieu-chi/5.9.1')
  const field = page.getByLabel(/^b\s/)
  await field.fill('1')
  await page.waitForURL(/\.1$/)
  for (const value of ['2', '3', '5', '7']) {
    await field.fill(value)
    await expect
      .poll(() => moved(page, 'criterion').then((cells) => cells[2] !== '' && page.url().endsWith(`.${value}`)))
      .toBe(true)
  }
  await close()
})
