import { afterAll, beforeAll, expect, test } from 'vitest'
import { submissions } from '#contract/submissions.ts'
import { EXPERT_EDITION, EXPERT_ITEMS, EXPERTS, OWN_NUMBER } from '#test/support/expert-edition.ts'
import { withEdition } from '#test/support/loaded-edition.ts'
import { openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { clientOfAccount, granted } from './appraisal-site.ts'
import { visitOf } from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, type Site } from './site.ts'

const APPRAISER = 'tham-dinh-1a'
const UNIT = 'so-y-te'

let site: Site
let round: OpenedRound

beforeAll(async () => {
  site = await openSite({}, { more: withEdition(EXPERT_EDITION, EXPERT_ITEMS) })
  const rows = await site.database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  round = await openedRound({ database: site.database, organisation }, { members: [UNIT], edition: EXPERT_EDITION.id })
  const head = await clientOfAccount(site, `tt.${UNIT}`)
  await saveNumber({ call: head }, organisation(UNIT), OWN_NUMBER, '8')
  await head(submissions.submitSubmission, { submission: round.of(UNIT), version: 1 })
  await round.endEntry(-1)
  const agency = await clientOfAccount(site, 'thuong-truc')
  await agency(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })
  await granted(site, APPRAISER, [{ role: 'appraiser', edition_id: EXPERT_EDITION.id, node_code: '1' }])
})
afterAll(() => site.close())

test('the points of a criterion that experts score are given in the form: within the maximum, with a reason, seen before they are written', async () => {
  const { page, go, troubles, close } = await visitOf(site, APPRAISER)
  await go(`/tham-dinh/${round.of(UNIT)}/${EXPERTS}`)
  await page.getByText('Điểm do người thẩm định cho, theo khảo sát hoặc ý kiến chuyên gia.').waitFor()
  await page.getByLabel(/^Cho điểm/).check()
  const points = page.getByLabel('Số điểm, tối đa 5')
  await points.fill('5,5')
  await page.getByRole('button', { name: 'Xem tác động' }).click()
  const summary = page.getByRole('alert')
  await summary.getByText('Chọn hoặc ghi lý do', { exact: false }).waitFor()
  expect(await points.getAttribute('aria-invalid')).toBe('true')
  await expectReadableForAll(page)

  await points.fill('3,75')
  await page.getByLabel('Nói rõ thêm').fill('Theo phiếu chấm của tổ chuyên gia.')
  await page.getByRole('button', { name: 'Xem tác động' }).click()
  const effects = page.getByRole('table', { name: 'Điểm của Sở Y tế trước và sau' })
  const row = effects.getByRole('row', { name: new RegExp(`^${EXPERTS.replace('.', '\\.')}`) })
  await row.waitFor()
  expect(await row.locator('td').allTextContents()).toEqual(['0,00', '3,75', '+3,75'])
  await page.getByRole('button', { name: 'Ghi kết quả' }).click()
  await page.getByText(/^Đã ghi lúc \d\d:\d\d\.$/).waitFor()
  await page.getByText('theo thẩm định đến nay là 3,75 điểm', { exact: false }).waitFor()
  await page.getByText('Điểm do người thẩm định cho.', { exact: true }).waitFor()
  expect(troubles).toEqual([])
  await close()
})
