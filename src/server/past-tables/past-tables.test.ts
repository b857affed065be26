import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { urlOf } from '#contract/client.ts'
import { forms } from '#contract/forms.ts'
import type { Operation } from '#contract/operation.ts'
import { pastTables, PastTableCheck } from '#contract/past-tables.ts'
import type { Problem } from '#contract/refusal.ts'
import { opened } from '#test/support/form-workbook.ts'
import { recalculated } from '#test/support/spreadsheet.ts'
import { tableOf } from '#test/support/past-tables.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { openedRound, saveNumber } from '#test/support/round.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MEETINGS = 'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du'
const PAPERS = 'so-tai-lieu-tuyen-truyen-chuyen-doi-so'
const SPENT = 'tong-chi-cho-cntt'
const HEADS = [
  'TT',
  'Đơn vị',
  '1.1.1',
  'Số tài liệu tuyên truyền',
  'Tổng chi cho CNTT của đơn vị, địa phương (triệu đồng)',
]

let province: Province
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
})
afterAll(() => province.close())

const asked = (more: object = {}) => ({ edition: 'hue-2020', period: '2023', columns: `D.${PAPERS}`, ...more })

function sent(operation: Operation, input: object, bytes: Uint8Array, caller = agency) {
  return province.app.inject({
    method: 'POST',
    url: urlOf(operation, input as never),
    headers: { cookie: caller.cookie, 'content-type': XLSX },
    payload: Buffer.from(bytes),
  })
}

async function checked(bytes: Uint8Array, more: object = {}): Promise<PastTableCheck> {
  const response = await sent(pastTables.checkPastTable, asked(more), bytes)
  expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, ''])
  return PastTableCheck.parse(response.json())
}

const imported = (bytes: Uint8Array, accepted: string, more: object = {}) =>
  sent(pastTables.importPastTable, asked({ accepted, ...more }), bytes)

/** What the form of the next period has of a unit's item in the one before. */
async function before(slug: string, item: string, period = '2024') {
  const { rows } = await agency.call(forms.showForm, {
    ...{ organisation: province.organisation(slug), edition: 'hue-2020', period },
  })
  return rows.find((row) => row.item === item)?.previous
}

describe('a table of last year', () => {
  test('is seen, written for all units at once, and stands as the period before in the next form', async () => {
    const bytes = await tableOf([
      HEADS,
      [1, 'Sở Y tế', 3, '1.250', 12.5],
      [2, 'so noi vu', 4, 5, null],
      [3, 'UBND phường Hoà Lạc', 2, null, null],
    ])
    const { columns, counts, rows, questions, layout, accepted } = await checked(bytes)
    expect([layout, questions]).toEqual(['wide', []])
    expect(columns.map(({ role }) => role)).toEqual(['NONE', 'UNIT', MEETINGS, PAPERS, SPENT])
    expect(columns[4]!.scale).toBe(6)
    expect(counts).toEqual({ new: 6, replaced: 0, kept: 0, unchanged: 0, faults: 0, units: 3 })
    expect(rows.find(({ cell }) => cell === 'E2')).toMatchObject({
      ...{ kind: 'new', unit: 'Sở Y tế', item: SPENT, period: '2023', found: '12,5' },
      after: { number: '12500000' },
    })
    expect(await before('so-y-te', PAPERS)).toBeUndefined()
    expect((await imported(bytes, accepted)).json()).toEqual({ written: 6, units: 3 })
    expect(await before('so-y-te', PAPERS)).toMatchObject({ content: { number: '1250' } })
    expect(await before('so-noi-vu', MEETINGS)).toMatchObject({ content: { number: '4' } })
    const stored = await province.database.db
      .selectFrom('value')
      .select(['version', 'source', 'on_behalf', 'kind'])
      .where('period', '=', '2023')
      .where('item_id', '=', SPENT)
      .execute()
    expect(stored).toEqual([{ version: 1, source: 'imported', on_behalf: true, kind: 'number' }])
    const events = await province.database.db
      .selectFrom('event')
      .select(['stream', 'body'])
      .where('kind', '=', 'values.imported')
      .where(sql`body ->> 'table'`, '=', 'Tổng hợp')
      .execute()
    expect(new Set(events.map(({ stream }) => stream))).toEqual(
      new Set(['so-y-te', 'so-noi-vu', 'phuong-hoa-lac'].map((slug) => `organisation:${province.organisation(slug)}`)),
    )
    expect(events[0]!.body).toMatchObject({ period: '2023', source: 'imported', table: 'Tổng hợp' })
    // Brought once more, it has nothing to do; what was accepted before is no longer what would be done.
    expect((await checked(bytes)).counts).toMatchObject({ new: 0, unchanged: 6, faults: 0 })
    expect((await imported(bytes, accepted)).json<Problem>().code).toBe('stale')
  })

  test('leaves a value that is there, unless it is said of its cell', async () => {
    const unit = province.organisation('so-tu-phap')
    for (const item of [MEETINGS, PAPERS]) await saveNumber(agency, unit, item, '1', { period: '2024' })
    const bytes = await tableOf([HEADS, [1, 'Sở Tư pháp', 7, 8, null]])
    const period = { period: '2024' }
    expect((await checked(bytes, period)).counts).toMatchObject({ kept: 2, new: 0, replaced: 0 })
    const { rows, accepted, counts } = await checked(bytes, { ...period, replace: 'D2' })
    expect(counts).toMatchObject({ kept: 1, replaced: 1 })
    expect(rows.map(({ cell, kind, before: now }) => [cell, kind, now])).toMatchObject([
      ['C2', 'kept', { number: '1' }],
      ['D2', 'replaced', { number: '1' }],
    ])
    expect((await imported(bytes, accepted, period)).json<Problem>().code).toBe('stale')
    expect((await imported(bytes, accepted, { ...period, replace: 'D2' })).json()).toEqual({ written: 1, units: 1 })
    expect(await before('so-tu-phap', MEETINGS, '2025')).toMatchObject({ content: { number: '1' } })
    expect(await before('so-tu-phap', PAPERS, '2025')).toMatchObject({ content: { number: '8' } })
  })

  test('with faults writes nothing, tells them in the same workbook, and the valid cells only when that is asked', async () => {
    const bytes = await tableOf([
      HEADS,
      [1, 'Sở Du lịch', 'nhiều', 5, null],
      [2, 'Sở Thủy sản', 1, null, null],
      [3, 'Tổng cộng', 9, 9, 9],
    ])
    const { counts, rows, questions, units, accepted } = await checked(bytes, { units: '4.NONE' })
    expect(questions.map(({ row, written, why, answer }) => [row, written, why, answer])).toEqual([
      [3, 'Sở Thủy sản', 'not-found', undefined],
      [4, 'Tổng cộng', 'not-found', 'NONE'],
    ])
    expect(units.length).toBeGreaterThan(50)
    expect(rows.flatMap(({ cell, fault }) => (fault ? [[cell, fault.code]] : []))).toEqual([
      ['C2', 'not-a-number'],
      ['B3', 'unit-open'],
    ])
    expect(counts).toMatchObject({ new: 1, faults: 2 })
    const choices = { units: '4.NONE' }
    const marked = await sent(pastTables.markPastTable, asked(choices), bytes)
    expect(marked.headers['content-disposition']).toContain('DTI_2023_')
    const workbook = await opened(new Uint8Array(marked.rawPayload))
    const sheet = workbook.getWorksheet('Tổng hợp')!
    // As LibreOffice has it, too.
    for (const one of [sheet, (await recalculated(workbook)).getWorksheet('Tổng hợp')!])
      expect([1, 2, 3, 4].map((row) => one.getCell(row, 6).text.slice(0, 13))).toEqual([
        'Lỗi cần sửa',
        'Chưa phải là ',
        'Chưa rõ “Sở T',
        '',
      ])
    expect(JSON.stringify(sheet.getCell('C2').note)).toContain('Chưa phải là số')
    expect((await imported(bytes, accepted, choices)).json<Problem>().code).toBe('workbook-has-faults')
    expect(await before('so-du-lich', PAPERS)).toBeUndefined()
    expect((await imported(bytes, accepted, { ...choices, rows: 'valid' })).json()).toEqual({ written: 1, units: 1 })
    expect(await before('so-du-lich', PAPERS)).toMatchObject({ content: { number: '5' } })
  })

  test('takes nothing of a period that is not over, nor of one that has its round here', async () => {
    const bytes = await tableOf([HEADS, [1, 'Sở Xây dựng', 3, null, null], [2, 'Sở Công Thương', 3, null, null]])
    const codes = async (period: string) => (await checked(bytes, { period })).rows.map(({ fault }) => fault?.code)
    expect(await codes('2090')).toEqual(['period-not-over', 'period-not-over'])
    const round = await openedRound(province, { members: ['so-xay-dung'], period: '2011' })
    expect(await codes('2011')).toEqual(['round-here', 'round-here'])
    const { db } = province.database
    await db.updateTable('round').set({ state: 'closed', closed_at: new Date() }).where('id', '=', round.id).execute()
    expect(await codes('2011')).toEqual(['round-here', undefined])
  })

  test('is refused to everybody but the standing agency, and where it is no workbook', async () => {
    const bytes = await tableOf([HEADS])
    const officer = await province.as('cb.so-y-te')
    expect((await sent(pastTables.checkPastTable, asked(), bytes, officer)).statusCode).toBe(403)
    const refused = async (sentBytes: Uint8Array, more: object = {}) =>
      (await sent(pastTables.checkPastTable, asked(more), sentBytes)).json<Problem>().code
    expect(await refused(Buffer.from('Đơn vị;1.1.1\n'))).toBe('file-not-taken')
    expect(await refused(bytes, { edition: 'khong-co' })).toBe('not-found')
    expect(await refused(bytes, { period: 'năm ngoái' })).toBe('bad-input')
    expect(await refused(bytes, { units: '2.a&b' })).toBe('bad-input')
  })
})

test('20,000 rows are looked at while others are served, one more is too many', { timeout: 60_000 }, async () => {
  const rows = (count: number) =>
    tableOf([['Đơn vị', 'Chỉ tiêu', 'Giá trị'], ...Array.from({ length: count }, (_, at) => ['Sở Y tế', '1.1.1', at])])
  let [turns, isDone] = [0, false]
  const turn = (): void => {
    turns += 1
    if (!isDone) setImmediate(turn)
  }
  const bytes = await rows(19_999)
  turn()
  const { counts, left } = await checked(bytes, { period: '2010' })
  isDone = true
  expect(counts).toMatchObject({ new: 1, faults: 19_998 })
  expect(left).toBeGreaterThan(19_000)
  // Read on the loop, there would be a few turns for the request's own steps.
  expect(turns).toBeGreaterThan(1000)
  const response = await sent(pastTables.checkPastTable, asked(), await rows(20_060))
  expect(response.json<Problem>()).toMatchObject({ code: 'workbook-not-read', details: { fault: 'too-many-rows' } })
})
