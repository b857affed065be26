import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Node } from '#domain/edition/definition.ts'
import { openSite, visit, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('the tree shows every row of the edition, once and in printed order', async () => {
  const { page, go, close } = await visit(site)
  await go('/bo-chi-so/hue-2020')
  const shown = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset['node']))
  expect(shown).toEqual(codesOf(site.content.editions.get('hue-2020')!.edition.nodes))
  await close()
})

test('every edition opens with all its rows', async () => {
  const { page, troubles, go, close } = await visit(site)
  for (const [id, { edition }] of site.content.editions) {
    await go(`/bo-chi-so/${id}`)
    expect(await page.locator('tbody tr').count(), id).toBe(codesOf(edition.nodes).length)
  }
  expect(troubles).toEqual([])
  await close()
})

test('closing a branch hides what is below it, and the address keeps it', async () => {
  const { page, go, close } = await visit(site)
  await go('/bo-chi-so/hue-2020')
  await page.getByRole('button', { name: 'Thu 3', exact: true }).click()
  await page.waitForURL(/thu-gon=3/)
  expect(await page.locator('tr[data-node^="3."]').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Mở 3', exact: true }).getAttribute('aria-expanded')).toBe('false')
  await page.reload()
  await page.locator('tbody tr').first().waitFor()
  expect(await page.locator('tr[data-node^="3."]').count()).toBe(0)
  await close()
})

test('a row tells the document’s words, the rule, its letters and the place', async () => {
  const { page, go, close } = await visit(site)
  await go('/bo-chi-so/hue-2020')
  await page.locator('tr[data-node="5.10.1"] a').click()
  const panel = page.getByRole('complementary', { name: 'Chi tiết 5.10.1' })
  const words = await panel.textContent()
  expect(words).toContain('SHARE(RATIO(b; a); 60%)*max')
  expect(words).toContain('Tổng số hồ sơ giải quyết TTHC của các cơ quan, đơn vị cấp tỉnh')
  expect(words).toMatch(/222\/KH-UBND, Phụ lục 4, mục 5\.10\.1, dòng [\d.]+/)
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('dong-5.10.1')
  await close()
})

test('only rows with findings remain when asked, with the rows above them', async () => {
  const { page, go, close } = await visit(site)
  await go('/bo-chi-so/hue-2020?chi-dong=phat-hien')
  const shown = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset['node']!))
  const found = site.content.findingsOf('hue-2020')!.findings.flatMap(({ node }) => (node === undefined ? [] : [node]))
  for (const code of new Set(found)) expect(shown).toContain(code)
  expect(shown.length).toBeLessThan(159)
  await close()
})

function codesOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => [node.code, ...codesOf(node.children ?? [])])
}
