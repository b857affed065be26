import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectFitForAll } from './fit-for-all.ts'
import { openSite, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test.each<[string, string, RegExp]>([
  ['so tttt', 'organisations', /^Sở Thông tin và Truyền thông/],
  ['sở tt&tt', 'organisations', /^Sở Thông tin và Truyền thông/],
  ['so thong tin va truyen thong', 'organisations', /^Sở Thông tin và Truyền thông/],
  ['dao tao', 'organisations', /đào tạo/i],
  ['đào tạo', 'organisations', /đào tạo/i],
  ['uy ban nhan dan', 'organisations', /UBND/],
  ['hoa don dien tu', 'owedItems', /hóa đơn điện tử/],
  ['ĐÀO TẠO', 'tasks', /đào tạo/i],
  ['5.9.1', 'nodes', /^5\.9\.1/],
])('“%s” finds first, among %s, %s', async (asked, kind, first) => {
  const { page, troubles, go, close } = await visit(site)
  await go(`/tim?q=${encodeURIComponent(asked)}`)
  const found = page.locator(`[data-kind="${kind}"] li`).first()
  expect((await found.textContent())!.normalize('NFC')).toMatch(first)
  expect(await found.locator('mark').count()).toBeGreaterThan(0)
  expect(troubles).toEqual([])
  await close()
})

test('words with their marks come before words that only look alike without them', async () => {
  const { page, go, close } = await visit(site)
  await go('/tim?q=b%E1%BA%A3n&loai=tasks')
  const shown = (await page.locator('[data-kind="tasks"] li').allTextContents()).map((one) => one.toLowerCase())
  const lastWith = shown.findLastIndex((one) => / bản/.test(` ${one}`))
  const firstWithout = shown.findIndex((one) => !/bản/.test(one))
  expect(lastWith).toBeGreaterThanOrEqual(0)
  if (firstWithout >= 0) expect(firstWithout).toBeGreaterThan(shown.findIndex((one) => / bản/.test(` ${one}`)))
  await close()
})

test('a result leads to its place: the row of a document in sight, a criterion, an agency', async () => {
  const { page, go, close } = await visit(site)
  await go('/tim?q=pho+cap+hoa+don+dien+tu')
  await page.locator('[data-kind="tasks"] a').first().click()
  await page.waitForURL(/\/van-ban\/vinh-phuc-327\?muc=/)
  const row = page.locator(`tr[data-row="${new URL(page.url()).searchParams.get('muc')}"]`)
  await row.waitFor()
  await expect.poll(() => row.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true)
  await go('/tim?q=cuc+thue')
  await page.locator('[data-kind="organisations"] a').first().click()
  await page.getByRole('heading', { level: 1, name: /Cục Thuế/ }).waitFor()
  await close()
})

test('the index is fetched and built once, when search is first used, and queries are quick', async () => {
  const { page, go, close } = await visit(site)
  let fetched = 0
  page.on('request', (request) => (fetched += request.url().endsWith('/search-index') ? 1 : 0))
  await go('/van-ban')
  expect(fetched).toBe(0)
  await page.keyboard.press('/')
  await page.keyboard.type('so tttt')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/tim\?q=so\+tttt/)
  for (const asked of ['dao tao', 'chuyển đổi số', 'cntt', 'so', 'an toan thong tin cap do', 'zzz']) {
    const field = page.getByRole('textbox', { name: 'Tìm văn bản, tiêu chí, cơ quan' })
    await field.fill('')
    await field.pressSequentially(asked)
    await page.getByRole('heading', { level: 1, name: `Tìm “${asked}”` }).waitFor()
    expect(await field.inputValue()).toBe(asked)
  }
  expect(fetched).toBe(1)
  const measures = await page.evaluate(() => ({
    build: performance.getEntriesByName('laban-search-build').map((one) => one.duration),
    search: performance.getEntriesByName('laban-search').map((one) => one.duration),
  }))
  expect(measures.build.length).toBe(1)
  const sorted = [...measures.search].sort((a, b) => a - b)
  const index = JSON.stringify(site.content.programme.searchIndex)
  process.stdout.write(
    `search: ${site.content.programme.searchIndex.entries.length} entries, ${index.length} bytes, ` +
      `${gzipSync(index).length} gzipped; built in ${measures.build[0]!.toFixed(1)} ms; ${sorted.length} queries, ` +
      `median ${sorted[sorted.length >> 1]!.toFixed(1)} ms, slowest ${sorted.at(-1)!.toFixed(1)} ms\n`,
  )
  await close()
})

test('what a composing input method types is left alone until it is done', async () => {
  const { page, go, close } = await visit(site)
  await go('/tim')
  const field = page.getByRole('textbox', { name: 'Tìm văn bản, tiêu chí, cơ quan' })
  await field.focus()
  const input = await page.context().newCDPSession(page)
  for (const text of ['d', 'đ', 'đa', 'đà', 'đào']) {
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
  expect(page.url()).not.toContain('q=')
  await input.send('Input.insertText', { text: 'đào' })
  await page.waitForURL(/q=%C4%91%C3%A0o/)
  expect(await field.inputValue()).toBe('đào')
  await close()
})

test.each(['/tim', '/tim?q=dao+tao&loai=tasks', '/tim?q=khongcogi'])(
  '%s opens whole, alone, and readable for all',
  async (path) => {
    const reader = await visit(site)
    await expectFitForAll(reader, path)
    await reader.close()
  },
)
