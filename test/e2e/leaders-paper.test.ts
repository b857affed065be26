import { afterAll, beforeAll, expect, test } from 'vitest'
import { overview } from '#contract/overview.ts'
import { forgetRegister } from '#server/organisations/register.ts'
import { acceptEverything, openedRound, type OpenedRound } from '#test/support/round.ts'
import { clientOfAccount, openAppraisal, type AppraisalSite } from './appraisal-site.ts'
import { printed } from './printed.ts'
import { openSite, signedIn, SIZES, visit, visitWith, type Site } from './site.ts'

const LEADER = 'lanh-dao-tinh'
/** 210 × 297 mm in points of 1/72 inch. */
const A4 = [595, 842] as const

let site: Site
let round: OpenedRound
let house: AppraisalSite

beforeAll(async () => {
  site = await openSite()
  const { db } = site.database
  const rows = await db.selectFrom('organisation').select(['id', 'slug']).execute()
  const organisation = (slug: string): string => rows.find((row) => row.slug === slug)!.id
  const members = rows.flatMap(({ slug }) => (slug?.startsWith('so-') ? slug : []))
  const opened = { database: site.database, organisation }
  house = await openAppraisal(site)
  await openedRound(opened, { members, period: '2021' })
  round = await openedRound(opened, { members, period: '2022' })
  await round.endEntry(-200)
  await db
    .updateTable('organisation_version')
    .set({ name: 'Tỉnh Vĩnh Phúc' })
    .where('organisation_id', '=', organisation('tinh-minh-hoa'))
    .execute()
  forgetRegister(db)
})
afterAll(() => site.close())

test('the leader’s page is one sheet of A4 with all that it shows, and the place that documents state', async () => {
  const of = await (await clientOfAccount(site, LEADER))(overview.showOverview, { round: round.id })
  const visitor = await visit(site)
  const { page, go } = visitor
  await signedIn(visitor, LEADER)
  await go(`/tong-quan?dot=${round.id}`)
  // content/published: 55 in 2020, 12 in 2021, 18 in 2022, each of 63.
  await page.getByText('Hạng của tỉnh trong cả nước: 18/63 năm 2022').waitFor()
  await page.getByText('↓ xuống 6 so với năm 2021').waitFor()
  await page.getByText('Hạng qua các năm: 2020: 55 → 2021: 12 → 2022: 18').waitFor()
  await page
    .getByText('Mục tiêu hạng của tỉnh: trong 20 tỉnh đứng đầu năm 2022, trong 10 tỉnh đứng đầu năm 2025.')
    .waitFor()
  await page.evaluate(() => document.fonts.ready)
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  const { pages, size, words } = await printed(page)
  expect(pages).toBe(1)
  expect([...size].sort((a, b) => a - b)).toEqual(A4)
  expect(words).toContain('Tổng quan')
  for (const said of ['18/63', '2021: 12', 'Bộ Thông tin và Truyền thông, công bố 12/07/2023'])
    expect(words).toContain(said)
  for (const { code, lost } of of.losses) {
    expect(words, code).toContain(code)
    expect(words, code).toContain(`−${lost.replace('.', ',')}`)
  }
  for (const { organisation } of of.rows.filter(({ place }) => place === 1)) expect(words).toContain(organisation.name)
  // What is pressed is not printed.
  for (const button of ['In trang này', 'Đăng xuất', 'Việc của tôi']) expect(words).not.toContain(button)
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})

test('the ranking of a group with its heat is one sheet across, every unit with its place and points', async () => {
  const of = await (await clientOfAccount(site, LEADER))(overview.showOverview, { round: round.id })
  const visitor = await visit(site)
  const { page, go } = visitor
  await signedIn(visitor, LEADER)
  await go(`/tong-quan/bang-nhiet?dot=${round.id}&xep-theo=tong`)
  await page.getByRole('grid').waitFor()
  const { pages, size, words } = await printed(page)
  expect([pages, ...size]).toEqual([1, A4[1], A4[0]])
  for (const { organisation, points } of of.rows) {
    expect(words).toContain(organisation.name)
    expect(words, organisation.name).toContain(points.replace('.', ','))
  }
  for (const tool of ['Tìm đơn vị', 'Xếp theo', 'Phím mũi tên']) expect(words).not.toContain(tool)
  await visitor.close()
})

test('on a phone, by touch: from the overview to the council’s sheet, what stands is read and approved', async () => {
  const { db } = site.database
  const submission = house.round.of('so-y-te')
  await acceptEverything(site, submission)
  await db.updateTable('submission').set({ state: 'council' }).where('id', '=', submission).execute()
  const context = await site.browser.newContext({
    ...{ viewport: SIZES.phone, hasTouch: true, isMobile: true },
    ...{ locale: 'vi-VN', serviceWorkers: 'block' },
  })
  const visitor = await visitWith(site, context)
  const { page, go } = visitor
  await signedIn(visitor, LEADER)
  await go(`/tong-quan?dot=${house.round.id}`)
  await page.getByRole('link', { name: '1 hồ sơ chờ hội đồng: xem và phê duyệt' }).tap()
  await page.getByText(/^1 hồ sơ đang chờ hội đồng/).waitFor()
  const isWithin = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  expect(await isWithin()).toBe(true)
  for (const name of ['Số, ký hiệu quyết định', 'Ngày ban hành', 'Người hoặc cơ quan quyết định'])
    expect((await page.getByLabel(name).boundingBox())!.height, name).toBeGreaterThanOrEqual(44)
  await page.getByLabel('Số, ký hiệu quyết định').tap()
  await page.keyboard.type('2510/QĐ-UBND')
  await page.getByLabel('Ngày ban hành').tap()
  await page.keyboard.type('20/10/2022')
  await page.getByLabel('Người hoặc cơ quan quyết định').tap()
  await page.keyboard.type('Chủ tịch Uỷ ban nhân dân tỉnh')
  const next = page.getByRole('button', { name: 'Tiếp tục' })
  expect((await next.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await next.tap()
  const approve = page.getByRole('button', { name: 'Phê duyệt 1 hồ sơ' })
  await approve.waitFor()
  expect(await isWithin()).toBe(true)
  expect((await approve.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await approve.tap()
  await page.getByText('Đã phê duyệt 1 hồ sơ.').waitFor()
  expect(await isWithin()).toBe(true)
  const { state } = await db
    .selectFrom('submission')
    .select('state')
    .where('id', '=', submission)
    .executeTakeFirstOrThrow()
  expect(state).toBe('approved')
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})
