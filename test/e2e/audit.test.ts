import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { values } from '#contract/values.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { CheckpointFile } from '#server/events/checkpoint-file.ts'
import { checkpointKey } from '#server/events/checkpoint-key.ts'
import { writeCheckpoint } from '#server/events/checkpoint.ts'
import { record } from '#server/events/record.ts'
import { clientOfAccount } from './appraisal-site.ts'
import { eventually, visitOf } from './entry-form.ts'
import { focused, tabTo } from './keys.ts'
import { openSite, type Site, type Visit } from './site.ts'

const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'

let site: Site
let auditor: Visit
let saved: string

beforeAll(async () => {
  site = await openSite()
  const unit = await idOf('so-y-te')
  const officer = await clientOfAccount(site, 'cb.so-y-te')
  const place = { subject: unit.id, item: ITEM, period: '2022' }
  const { versions } = await officer(values.showValueHistory, place)
  const content = { kind: 'number', number: '17', typed: '17' } as const
  await officer(values.saveValue, {
    ...{ ...place, version: versions[0]?.version ?? 0, edition: 'hue-2020', content, note: 'Theo quyết định mới' },
  })
  const { rows } = await sql<{ id: string }>`
    select id::text from event where kind = 'value.saved' order by id desc limit 1
  `.execute(site.database.db)
  saved = rows[0]!.id
  auditor = await visitOf(site, 'kiem-tra')
  const { folder, keysFolder } = site.checkpoints
  await writeCheckpoint(site.database, new CheckpointFile(folder), checkpointKey(keysFolder))
})
afterAll(async () => {
  await auditor.close()
  await site.close()
})

test('an auditor finds a saved number, reads before and after, and has the history verified, by keyboard alone', async () => {
  const { page, go, troubles } = auditor
  await go('/viec-cua-toi')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await tabTo(page, 'Nhật ký')
  await page.keyboard.press('Enter')
  await page.getByRole('table', { name: 'Các sự việc tìm thấy' }).waitFor()
  await tabTo(page, 'Từ ngữ')
  await page.keyboard.type('sở y tế chuyên trách')
  await tabTo(page, 'Loại việc')
  // Behind all kinds of all areas, and all of the first area.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Tìm')
  await page.keyboard.press('Enter')
  await page.waitForURL(/loai=value\.saved/)
  expect(new URL(page.url()).searchParams.get('tim')).toBe('sở y tế chuyên trách')
  const row = page.getByRole('row', { name: /của Sở Y tế, năm 2022: .+ → 17/ })
  await row.waitFor()
  await row.getByRole('link').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(saved))
  const change = page.getByRole('table', { name: 'Trước và sau' }).getByRole('row').last()
  expect(await change.getByRole('rowheader').textContent()).toMatch(/^Số nhân sự chuyên trách/)
  expect((await change.getByRole('cell').allTextContents()).slice(1)).toEqual(['17 người', 'Theo quyết định mới'])
  await page.getByText('Nội dung khớp với mã băm').waitFor()
  await tabTo(page, 'Mọi việc của')
  await page.keyboard.press('Enter')
  await page.getByText(/^Chỉ việc của /).waitFor()
  await verifiedByKeys()
  await page.getByText(/: nhật ký nguyên vẹn\.$/).waitFor()
  expect(troubles).toEqual([])
})

test('a file of values, and a change of a draft, are read as people write them; ids and hashes only in the raw data', async () => {
  const { page, go, troubles } = auditor
  const { id: unit } = await idOf('so-y-te')
  const { id: part } = await idOf('phuong-an-binh')
  const digest = '40df'.repeat(16)
  const number = (text: string) => ({ kind: 'number', number: text, typed: text })
  const values = [
    { item: ITEM, part, version: 3, before: number('1234.5'), after: number('2000'), onBehalf: false, note: null },
    { item: ITEM, version: 2, before: null, after: { kind: 'withdrawn' }, onBehalf: false, note: 'nhầm kỳ' },
  ]
  const imported = { period: '2022', edition: 'hue-2020', source: 'imported', file: digest, values }
  const changes = [
    { kind: 'title', before: 'Tên cũ', after: 'Tên mới' },
    { kind: 'max', before: '10', after: '7.5' },
  ]
  const changed = {
    ...{ version: 3, digest, added: ['1.3'], removed: [], recoded: [['1.1', '1.4']] },
    ...{ head: [{ kind: 'issued-on', before: '2020-10-21' }], changed: [{ code: '1.2.2', changes }] },
  }
  const old = { version: 2, digest, head: ['number'], added: [], removed: [], recoded: [], changed: ['1.2.2'] }
  const draft = 'edition:du-thao' as const
  const [first, second, third] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  const events: NewEvent[] = [
    { id: first, stream: `organisation:${unit}`, kind: 'values.imported', by: null, body: imported },
    { id: second, stream: draft, kind: 'edition.draft-changed', by: null, body: changed },
    { id: third, stream: draft, kind: 'edition.draft-changed', by: null, body: old },
  ]
  await site.database.db.transaction().execute((tx) => record(tx, events))
  const raw = page.getByText('Dữ liệu gốc')

  await go(`/nhat-ky/${first}`)
  const table = page.getByRole('table', { name: 'Trước và sau' })
  await table.waitFor()
  const cells = async (row: number) => table.getByRole('row').nth(row).getByRole('cell').allTextContents()
  expect(await cells(1)).toEqual(['Phường An Bình', '1.234,5 người', '2.000 người', ''])
  expect(await cells(2)).toEqual(['', 'chưa có', 'rút', 'nhầm kỳ'])
  await page.getByText('nhập từ tệp').waitFor()
  expect(await page.getByText(digest).isVisible()).toBe(false)
  expect(await page.getByText(part).isVisible()).toBe(false)
  await raw.click()
  await page.getByText(digest).waitFor()

  await go(`/nhat-ky/${second}`)
  const row = page.getByRole('table', { name: '1.2.2' })
  await row.waitFor()
  expect(await row.getByRole('row').allTextContents()).toEqual(['MụcTrướcSau', 'tênTên cũTên mới', 'điểm tối đa107,5'])
  await page.getByRole('row', { name: 'ngày ban hành 21/10/2020 (không có)' }).waitFor()
  for (const told of ['1.3', '1.1 → 1.4']) await page.getByText(told, { exact: true }).waitFor()
  expect(await page.getByText(digest).isVisible()).toBe(false)

  await go(`/nhat-ky/${third}`)
  await page.getByText('số, ký hiệu văn bản').waitFor()
  await page.getByRole('heading', { name: '1.2.2' }).waitFor()
  expect(troubles).toEqual([])
})

test('a row that was changed past the program is told on its own page and named by the verification', async () => {
  const { page, go } = auditor
  await sql`update event set body = (replace(body::text, '17', '71'))::json where id = ${saved}::uuid`.execute(
    site.database.db,
  )
  await go(`/nhat-ky/${saved}`)
  await page.getByText(/đã bị sửa sau khi ghi/).waitFor()
  await verifiedByKeys()
  await page.getByText(/^Luồng organisation:.*nội dung sự kiện .* đã bị sửa sau khi ghi\.$/).waitFor()
  expect(await page.getByText(/có 1 chỗ sai lệch\.$/).count()).toBe(1)
})

function idOf(slug: string): Promise<{ id: string }> {
  const { db } = site.database
  return db.selectFrom('organisation').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
}

async function verifiedByKeys(): Promise<void> {
  const { page, go } = auditor
  const count = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from event where kind = 'installation.history-verified'
    `.execute(site.database.db)
    return rows[0]!.count
  }
  const before = await count()
  await go('/nhat-ky/chuoi')
  await page.getByRole('button', { name: 'Kiểm tra lại toàn bộ' }).waitFor()
  await tabTo(page, 'Kiểm tra lại toàn bộ')
  await page.keyboard.press('Enter')
  await eventually(count).toBe(before + 1)
  await page.getByText('Kết quả lần kiểm tra gần nhất').waitFor()
  expect(await focused(page)).toBe('Kiểm tra lại toàn bộ')
}
