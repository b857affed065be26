import { afterAll, beforeAll, expect, test } from 'vitest'
import { values } from '#contract/values.ts'
import { verdicts } from '#contract/verdicts.ts'
import { clientOfAccount } from './appraisal-site.ts'
import { focused, tabTo } from './keys.ts'
import { openSite, signedIn, visit, type Site } from './site.ts'

const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const PERIOD = '2031'
const UNITS = ['so-y-te', 'huyen-tan-khe', 'thanh-pho-minh-giang'] as const
const NAMES = ['Sở Y tế', 'Thành phố Minh Giang', 'Huyện Tân Khê']

let site: Site
let unit: ReadonlyMap<string, string>

beforeAll(async () => {
  site = await openSite()
  const rows = await site.database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  unit = new Map(rows.map(({ id, slug }) => [slug!, id]))
  for (const slug of UNITS) await save(slug, '12', 0)
})
afterAll(() => site.close())

async function save(slug: string, number: string, version: number): Promise<void> {
  const client = await clientOfAccount(site, `cb.${slug}`)
  const content = { kind: 'number', number, typed: number } as const
  await client(values.saveValue, { subject: unit.get(slug)!, item: ITEM, period: PERIOD, version, content })
}

test('by keyboard: one is right, one is not and why, one was changed meanwhile and says so', async () => {
  const visitor = await visit(site)
  await signedIn(visitor, 'xac-minh')
  const { page, go } = visitor
  await go('/viec-cua-toi')
  await page.getByRole('navigation').getByRole('link', { name: 'Xác minh', exact: true }).waitFor()
  await go(`/xac-minh?ky=${PERIOD}&so-lieu=${ITEM}`)
  await page.getByText('Còn 3 số cần xác minh, năm 2031.').waitFor()
  const names = await page
    .locator('tbody tr')
    .getByRole('button', { name: /^Đúng: / })
    .allTextContents()
  expect(names).toHaveLength(3)
  const order = await page
    .locator('[data-act=right]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!.replace('Đúng: ', '')))
  expect(order.toSorted()).toEqual(NAMES.toSorted())
  const [first, second, third] = order as [string, string, string]

  await tabTo(page, `Đúng: ${first}`)
  await page.keyboard.press('Enter')
  await page
    .getByRole('row', { name: new RegExp(first) })
    .getByText(/^Đúng: .+, \d\d:\d\d$/)
    .waitFor()
  await expect.poll(() => focused(page)).toBe(`Đúng: ${second}`)

  await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toBe(`Chưa đúng: ${second}`)
  await page.keyboard.press('Enter')
  const reason = page.getByLabel('Lý do chưa đúng')
  const isInReason = () => reason.evaluate((field) => field === document.activeElement)
  await expect.poll(isInReason).toBe(true)
  await tabTo(page, 'Ghi: chưa đúng')
  await page.keyboard.press('Enter')
  await page.getByText('Nêu lý do để đơn vị biết phải xem lại điều gì.').waitFor()
  expect(await isInReason()).toBe(true)
  await page.keyboard.type('Sổ lương ghi 9')
  await tabTo(page, 'Ghi: chưa đúng')
  await page.keyboard.press('Enter')
  await page.getByText('Lý do: Sổ lương ghi 9').waitFor()
  await expect.poll(() => focused(page)).toBe(`Chưa đúng: ${second}`)

  const slug = UNITS[NAMES.indexOf(third) === 0 ? 0 : NAMES.indexOf(third) === 1 ? 2 : 1]
  await save(slug, '15', 1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  expect(await focused(page)).toBe(`Đúng: ${third}`)
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Đơn vị vừa đổi số này.', { exact: false }).waitFor()

  await page.reload()
  await page.getByText('Còn 1 số cần xác minh, năm 2031.').waitFor()
  const verifier = await clientOfAccount(site, 'xac-minh')
  const { counts } = await verifier(verdicts.listValuesToVerify, { period: PERIOD, item: ITEM })
  expect(counts).toEqual({ waiting: 1, changed: 0, verified: 1, disputed: 1 })
  await visitor.close()
})

test('several on the page are verified at once', async () => {
  for (const slug of UNITS) {
    const client = await clientOfAccount(site, `cb.${slug}`)
    const content = { kind: 'number', number: '7', typed: '7' } as const
    await client(values.saveValue, { subject: unit.get(slug)!, item: ITEM, period: '2032', version: 0, content })
  }
  const visitor = await visit(site)
  await signedIn(visitor, 'xac-minh')
  const { page, go, troubles } = visitor
  await go(`/xac-minh?ky=2032&so-lieu=${ITEM}`)
  await page.getByRole('checkbox', { name: /^Chọn mọi số trong trang/ }).check()
  await page.getByRole('checkbox', { name: 'Chọn số của Sở Y tế' }).uncheck()
  await page.getByText('Đã chọn 2 số.').waitFor()
  await page.getByRole('button', { name: 'Xác minh các số đã chọn' }).click()
  await page.getByRole('strong').getByText('Đã ghi 2 số là đúng.').waitFor()
  const verifier = await clientOfAccount(site, 'xac-minh')
  const { rows } = await verifier(verdicts.listValuesToVerify, { period: '2032', item: ITEM })
  const left = rows.filter(({ standing }) => standing === 'waiting').map(({ subjectName }) => subjectName)
  expect(left).toEqual(['Sở Y tế'])
  expect(troubles).toEqual([])
  await visitor.close()
})
