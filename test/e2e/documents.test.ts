import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CONTENT } from '#content/library.ts'
import { expectFitForAll } from './fit-for-all.ts'
import { openSite, visit, type Site, type Visit } from './site.ts'

/** States that the routes alone do not tell. */
const SCREENS = [
  '/van-ban/vinh-phuc-327?loai=owedItems',
  '/van-ban/vinh-phuc-327?muc=pl1-sl4',
  '/van-ban/thua-thien-hue-222?loai=budget',
  '/van-ban/vinh-phuc-365?tim=khong+co+tu+nay',
  '/van-ban/vinh-phuc-365?xem=ghi-chu',
  '/co-quan/vinh-phuc/huyen-lap-thach',
  '/co-quan/ben-tre/cuc-thue',
]
const MOST_ELEMENTS = 6000

type Party = { organisations?: string[]; kinds?: string[] }
type Row = { id: string; part: string; line: number; isTotal?: boolean; lead?: Party; coordinators?: Party }
type Plain = Record<string, Row[]> & { province: string; parts: { id: string; owner?: Party }[] }

/** The documents as the YAML files have them, read without any code of ours. */
const DOCUMENTS = ['ben-tre-3526', 'thua-thien-hue-222', 'vinh-phuc-327', 'vinh-phuc-365', 'vinh-phuc-55']
const plain = new Map(DOCUMENTS.map((id) => [id, yaml('plans', id) as Plain]))

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

describe('each screen', () => {
  let reader: Visit
  beforeAll(async () => {
    reader = await visit(site)
  })
  afterAll(() => reader.close())

  test.each(SCREENS)('%s opens whole, alone, readable for all and bounded', async (path) => {
    await expectFitForAll(reader, path)
    expect(await reader.page.locator('*').count()).toBeLessThan(MOST_ELEMENTS)
  })
})

test('the list counts what the files hold', async () => {
  const { page, go, close } = await visit(site)
  await go('/van-ban')
  for (const [id, document] of plain) {
    const shown = await page
      .locator(`tr[data-document="${id}"] li`)
      .evaluateAll((items) => items.map((item) => [item.dataset['holds']!, Number.parseInt(item.textContent, 10)]))
    const counted = (['tasks', 'owedItems', 'goals', 'projects', 'directives'] as const).map((kind) => [
      kind,
      (document[kind] ?? []).filter((row) => !row.isTotal).length,
    ])
    const notes = noteCount(document)
    expect(Object.fromEntries(shown), id).toMatchObject(
      Object.fromEntries(counted.filter(([, count]) => count !== 0) as [string, number][]),
    )
    expect(Object.fromEntries(shown)['notes'], id).toBe(notes)
  }
  await close()
})

test('every row of every document stands once, below its heading', async () => {
  const { page, go, close } = await visit(site)
  for (const [id, document] of plain) {
    await go(`/van-ban/${id}?dao=${document.parts.map((part) => part.id).join(',')}`)
    const shown = await page.locator('tr[data-row]').evaluateAll((rows) => rows.map((row) => row.dataset['row']!))
    expect([...shown].sort(), id).toEqual(LISTS.flatMap((list) => (document[list] ?? []).map((row) => row.id)).sort())
  }
  await close()
})

test('a filter keeps what fits, whatever the marks, and the address keeps the filter', async () => {
  const { page, go, close } = await visit(site)
  await go('/van-ban/vinh-phuc-327')
  await page.getByLabel('Loại dòng').selectOption('owedItems')
  await page.waitForURL(/loai=owedItems/)
  await page.getByRole('status').getByText('53 / 257 dòng').waitFor()
  await page.getByRole('searchbox').pressSequentially('hoa don dien tu')
  await page.waitForURL(/tim=hoa\+don\+dien\+tu/)
  await page.reload()
  await page.locator('tr[data-row]').first().waitFor()
  const shown = await page.locator('tr[data-row]').allTextContents()
  expect(shown.length).toBeGreaterThan(0)
  expect(shown.length).toBeLessThan(10)
  for (const word of [/hóa|hoá/i, /đơn/i, /điện/i, /t[uưừứửữựùúủũụ]/i])
    for (const row of shown) expect(row).toMatch(word)
  expect(shown.some((row) => row.includes('hóa đơn điện tử'))).toBe(true)
  await close()
})

test.each([
  ['vinh-phuc', 'so-thong-tin-va-truyen-thong'],
  ['vinh-phuc', 'cuc-thue-tinh'],
  ['vinh-phuc', 'huyen-lap-thach'],
  ['vinh-phuc', 'thi-tran-tho-tang'],
  ['ben-tre', 'so-khoa-hoc-va-cong-nghe'],
])('%s/%s sees exactly the tasks and numbers that the files give it', async (province, organisation) => {
  const { page, go, close } = await visit(site)
  await go(`/co-quan/${province}/${organisation}`)
  const more = page.locator('main section > button')
  while ((await more.count()) > 0) await more.first().click()
  for (const [section, list, role] of [
    ['leads', 'tasks', 'lead'],
    ['helps', 'tasks', 'coordinators'],
    ['owes', 'owedItems', 'lead'],
  ] as const) {
    const shown = await page
      .locator(`[data-section="${section}"] tr[data-row]`)
      .evaluateAll((rows) => rows.map((row) => row.dataset['row']!))
    expect(shown, section).toEqual(asked(province, organisation, list, role))
  }
  await close()
})

test('numbers owed tell the formula, the day and the line', async () => {
  const { page, go, close } = await visit(site)
  await go('/co-quan/vinh-phuc/so-thong-tin-va-truyen-thong')
  const row = (await page.locator('[data-section="owes"] tr[data-row="pl1-sl4"]').textContent())!
  for (const words of ['RATIO(a; b)', 'Chậm nhất ngày 30/12 hằng năm', '327/KH-UBND', 'Phụ lục 1, dòng 140']) {
    expect(row).toContain(words)
  }
  await go('/co-quan/ben-tre/so-y-te')
  expect(await page.locator('[data-section="dues"]').textContent()).toContain('trước ngày 28 tháng cuối Quý')
  await close()
})

test('the report’s two own errors are shown beside what its numbers give, and its places', async () => {
  const { page, go, close } = await visit(site)
  await go('/van-ban/vinh-phuc-365/so-lieu')
  const differing = await page.locator('[data-section="differing"] tbody tr').allTextContents()
  expect(differing.length).toBe(2)
  expect(differing[0]).toMatch(/90,08%.*90,84%.*59$/s)
  expect(differing[1]).toMatch(/83\.589 triệu đồng.*86\.589 triệu đồng.*315$/s)
  const places = (await page.locator('[data-section="standings"]').textContent())!
  for (const place of ['55/63', '52/63', '42/63', '56/63']) expect(places).toContain(place)
  expect(await page.locator('[data-section="all"] tr[data-row]').count()).toBe(77)
  await close()
})

test('the notes begin with what the document has wrong, by line', async () => {
  const { page, go, close } = await visit(site)
  await go('/van-ban/vinh-phuc-365?xem=ghi-chu')
  const rows = await page
    .locator('tbody tr')
    .evaluateAll((found) => found.map((row) => [row.dataset['defect'] !== undefined, row.textContent] as const))
  const defects = rows.filter(([isDefect]) => isDefect).length
  expect(rows.slice(0, defects).every(([isDefect]) => isDefect)).toBe(true)
  expect(rows.slice(0, defects).some(([, words]) => words.includes('90,84%'))).toBe(true)
  await close()
})

const LISTS = [
  'tasks',
  'owedItems',
  'goals',
  'directives',
  'projects',
  'budget',
  'figures',
  'systems',
  'statements',
  'duties',
  'assignments',
  'communes',
  'standings',
]

/** All notes in a value, at whatever depth. */
function noteCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = 'notes' in value && Array.isArray(value.notes) ? value.notes.length : 0
  return Object.values(value).reduce<number>((sum, inner) => sum + noteCount(inner), own)
}

/** Rows that name the organisation, all of its kind (if it is in a league), or stand in an annex that it owns. */
function asked(province: string, id: string, list: 'tasks' | 'owedItems', role: 'lead' | 'coordinators'): string[] {
  const file = yaml('organisations', province) as { organisations: { id: string; kind: string; group?: string }[] }
  const organisation = file.organisations.find((one) => one.id === id)!
  const names = (party: Party | undefined) =>
    party?.organisations?.includes(id) || (organisation.group && party?.kinds?.includes(organisation.kind))
  return [...plain.values()]
    .filter((document) => document.province === province)
    .flatMap((document) =>
      (document[list] ?? []).filter((row) => {
        const owner = document.parts.find((part) => part.id === row.part)?.owner
        return names(role === 'lead' ? (row.lead ?? owner) : row.coordinators)
      }),
    )
    .map((row) => row.id)
}

function yaml(folder: string, id: string): unknown {
  return parse(readFileSync(join(CONTENT, folder, `${id}.yaml`), 'utf8'))
}
