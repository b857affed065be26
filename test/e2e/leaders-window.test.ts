import { afterAll, beforeAll, expect, test } from 'vitest'
import { openedRound, type OpenedRound } from '#test/support/round.ts'
import { openSite, signedIn, visit, type Site, type Visit } from './site.ts'

let site: Site
let round: OpenedRound
let leader: Visit
let agency: Visit

/** As every province begins: two groups, 29 units, no period before, no place in the nation. */
beforeAll(async () => {
  site = await openSite()
  const { db } = site.database
  const rows = await db
    .selectFrom('organisation')
    .innerJoin('organisation_version as life', 'life.organisation_id', 'organisation.id')
    .select(['organisation.id', 'slug'])
    .where('life.kind', 'in', ['department', 'district'])
    .execute()
  const members = rows.map(({ slug }) => slug!)
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  round = await openedRound({ database: site.database, organisation }, { members })
  await db
    .insertInto('round_group')
    .values({ round_id: round.id, group_id: 'huyen', position: 1, name: 'UBND cấp huyện' })
    .execute()
  await db
    .updateTable('round_member')
    .set({ group_id: 'huyen' })
    .where('round_id', '=', round.id)
    .where('kind', '=', 'district')
    .execute()
  leader = await visit(site)
  await signedIn(leader, 'lanh-dao-tinh')
  agency = await visit(site)
  await signedIn(agency, 'thuong-truc')
})
afterAll(async () => {
  await leader.close()
  await agency.close()
  await site.close()
})

/** How much of the page stands below the window. */
async function below({ page, go, troubles }: Visit): Promise<number> {
  await go(`/tong-quan?dot=${round.id}`)
  await page.getByRole('heading', { name: /^Mất điểm nhiều nhất/ }).waitFor()
  expect(troubles).toEqual([])
  return page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
}

test('the leader’s page is whole in a window of 1366 × 768 in a province that begins: a fresh round, all overdue, all before the council', async () => {
  const fits = async (state: string): Promise<void> => {
    for (const visitor of [leader, agency]) expect(await below(visitor), state).toBeLessThanOrEqual(0)
  }
  await fits('fresh')
  await round.endEntry(-200)
  await fits('overdue')
  await leader.page.getByText('và 26 đơn vị khác').press('Enter')
  await leader.page.getByRole('link', { name: 'Văn phòng UBND tỉnh' }).first().waitFor()
  await agency.page.getByRole('link', { name: 'và 26 đơn vị khác' }).press('Enter')
  await agency.page.waitForURL(/loc=qua-han/)
  const { db } = site.database
  await db.updateTable('submission').set({ state: 'council', attempt: 1 }).where('round_id', '=', round.id).execute()
  await fits('council')
  // Nobody gave a number: at each criterion all lose all of it, and nobody is named before others.
  await leader.page.getByText('Cả 29 đơn vị cùng mất 10,00 điểm.').first().waitFor()
})

test('in the official order stand the rows of heat table and council sheet: the office first', async () => {
  await leader.go(`/tong-quan/bang-nhiet?dot=${round.id}`)
  const first = (page: Visit['page']) => page.locator('table tbody th[scope=row]').first().textContent()
  await expect.poll(() => first(leader.page)).toContain('Văn phòng UBND tỉnh')
  await leader.go(`/hoi-dong/${round.id}`)
  await expect.poll(() => first(leader.page)).toContain('Văn phòng UBND tỉnh')
})
