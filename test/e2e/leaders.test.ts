import { afterAll, beforeAll, expect, test } from 'vitest'
import { boards } from '#contract/round-board.ts'
import { openedRound, type OpenedRound } from '#test/support/round.ts'
import { clientOfAccount } from './appraisal-site.ts'
import { openSite, signedIn, visit, type Site, type Visit } from './site.ts'

const LEADER = 'lanh-dao-tinh'

let site: Site
let round: OpenedRound
let reader: Visit

beforeAll(async () => {
  site = await openSite()
  const rows = await site.database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  const members = rows.flatMap(({ slug }) => (slug?.startsWith('so-') ? slug : []))
  const opened = { database: site.database, organisation }
  await openedRound(opened, { members, period: '2021' })
  round = await openedRound(opened, { members, period: '2022' })
  await round.endEntry(-200)
  reader = await visit(site)
  await signedIn(reader, LEADER)
})
afterAll(async () => {
  await reader.close()
  await site.close()
})

test('the leader’s page is whole in a window of 1366 × 768, and its ways lead on', async () => {
  const { page, go, troubles } = reader
  await go('/tong-quan')
  await page.getByRole('heading', { name: /^Mất điểm nhiều nhất/ }).waitFor()
  const [height, window] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight])
  expect(height).toBeLessThanOrEqual(window)
  expect(await page.getByRole('heading', { name: /^Quá hạn nộp: \d+/ }).count()).toBe(1)
  expect(
    await page
      .getByRole('table', { name: /^Mất điểm/ })
      .locator('tbody tr')
      .count(),
  ).toBe(5)
  await page.getByRole('link', { name: /bảng nhiệt/ }).click()
  await page.getByRole('grid').waitFor()
  expect(troubles).toEqual([])
})

test('the heat table is walked by the keyboard alone; a row leads to why its unit loses points', async () => {
  const { page, go } = reader
  await go(`/tong-quan/bang-nhiet?dot=${round.id}`)
  const { rows, nodes } = await (
    await clientOfAccount(site, LEADER)
  )(boards.showBoard, { round: round.id, level: 'mainIndex' })
  const grid = page.getByRole('grid')
  await grid.waitFor()
  expect(await grid.locator('[tabindex="0"]').count()).toBe(1)
  await grid.locator('[tabindex="0"]').focus()
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement!.textContent)
  expect(await focused()).toBe(rows[0]!.organisation.name)
  await page.keyboard.press('End')
  const last = nodes.findLastIndex(({ level }) => level === 'mainIndex')
  expect(await focused()).toBe(rows[0]!.self.nodes[last]!.points.replace('.', ','))
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe(rows[1]!.self.nodes[last]!.points.replace('.', ','))
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Home')
  expect(await focused()).toBe(rows.at(-1)!.organisation.name)
  await page.getByLabel('Xếp theo').selectOption('tong')
  const best = rows.reduce((one, next) => (Number(next.self.total.points) > Number(one.self.total.points) ? next : one))
  await grid.getByRole('rowheader').first().getByText(best.organisation.name, { exact: true }).waitFor()
  await grid.locator('[data-place="0 0"]').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: `Vì sao ${best.organisation.name} mất điểm` }).waitFor()
})
