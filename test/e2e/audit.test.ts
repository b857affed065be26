import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { values } from '#contract/values.ts'
import { CheckpointFile } from '#server/events/checkpoint-file.ts'
import { checkpointKey } from '#server/events/checkpoint-key.ts'
import { writeCheckpoint } from '#server/events/checkpoint.ts'
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
  const unit = await site.database.db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'so-y-te')
    .executeTakeFirstOrThrow()
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
  const change = page.getByRole('table', { name: 'Trước và sau' }).getByRole('row', { name: /^Số / })
  expect(await change.getByRole('cell').last().textContent()).toBe('17')
  await page.getByText('Nội dung khớp với mã băm').waitFor()
  await tabTo(page, 'Mọi việc của')
  await page.keyboard.press('Enter')
  await page.getByText(/^Chỉ việc của /).waitFor()
  await verifiedByKeys()
  await page.getByText(/: nhật ký nguyên vẹn\.$/).waitFor()
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
