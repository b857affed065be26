import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { urlOf } from '#contract/client.ts'
import { formFiles, WorkbookCheck } from '#contract/form-files.ts'
import { forms } from '#contract/forms.ts'
import type { Operation } from '#contract/operation.ts'
import type { Problem } from '#contract/refusal.ts'
import { submissions } from '#contract/submissions.ts'
import { values } from '#contract/values.ts'
import { zip } from '#test/support/evidence-files.ts'
import { bytesOf, filled, opened } from '#test/support/form-workbook.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { explainEverything, openedRound, saveNumber } from '#test/support/round.ts'

const HEALTH = 'so-y-te'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let province: Province
let officer: Caller

beforeAll(async () => {
  province = await openProvince()
  officer = await province.as(`cb.${HEALTH}`)
})
afterAll(() => province.close())

const form = (period = '2030') => ({ organisation: province.organisation(HEALTH), edition: 'hue-2020', period })

async function sent(operation: Operation, input: Record<string, unknown>, bytes?: Uint8Array, caller = officer) {
  const response = await province.app.inject({
    method: operation.method as 'POST',
    url: urlOf(operation, input as never),
    headers: { cookie: caller.cookie, ...(bytes && { 'content-type': XLSX }) },
    ...(bytes && { payload: Buffer.from(bytes) }),
  })
  return response
}

async function template(period?: string): Promise<Uint8Array> {
  const response = await sent(formFiles.downloadFormWorkbook, form(period))
  expect(response.statusCode).toBe(200)
  return new Uint8Array(response.rawPayload)
}

async function checked(bytes: Uint8Array, period?: string): Promise<WorkbookCheck> {
  const response = await sent(formFiles.checkFormWorkbook, form(period), bytes)
  expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, ''])
  return WorkbookCheck.parse(response.json())
}

/** How a workbook is refused. */
async function refused(bytes: Uint8Array, period?: string): Promise<string> {
  const { code, details } = (await sent(formFiles.checkFormWorkbook, form(period), bytes)).json<Problem>()
  return `${code} ${(details as { fault?: string } | undefined)?.fault ?? ''}`.trim()
}

const imported = (bytes: Uint8Array, accepted: string, more: object = {}) =>
  sent(formFiles.importFormWorkbook, { ...form(), accepted, ...more }, bytes)

/** Items of the form by kind, in its order. */
async function itemsOf(kind: string): Promise<string[]> {
  const { rows } = await officer.call(forms.showForm, form())
  return rows
    .filter(({ item, parts }) => !parts && province.content.items.get(item)?.kind === kind)
    .map(({ item }) => item)
}

async function standing(item: string) {
  const { rows } = await officer.call(forms.showForm, form())
  return rows.find((row) => row.item === item)?.value
}

describe('a workbook', () => {
  test('goes out with a name that every machine can write, and comes back to be seen, then written', async () => {
    const [one, two, three] = (await itemsOf('count')) as [string, string, string]
    const [yes] = (await itemsOf('yes-no')) as [string]
    await saveNumber(officer, form().organisation, one, '5', { period: '2030' })
    await saveNumber(officer, form().organisation, two, '6', { period: '2030' })
    const download = await sent(formFiles.downloadFormWorkbook, form())
    expect(download.headers['content-disposition']).toMatch(
      /^attachment; filename="DTI_2030_SoYTe_SoLieu_\d{8}\.xlsx"; filename\*=UTF-8''DTI_2030_S%E1%BB%9F/,
    )
    const bytes = await filled(
      new Uint8Array(download.rawPayload),
      { [two]: 8, [three]: { formula: '2+1', result: 3 }, [yes]: 'có' },
      { [two]: 'Đã rà soát' },
    )
    const { counts, rows, accepted, left } = await checked(bytes)
    expect(counts).toMatchObject({ new: 2, changed: 1, faults: 0 })
    expect(left).toBe(0)
    expect(rows.find(({ item }) => item === two)).toMatchObject({
      kind: 'changed',
      before: { number: '6' },
      after: { number: '8' },
      note: 'Đã rà soát',
    })
    expect(rows.find(({ item }) => item === three)).toMatchObject({ kind: 'new', isFormula: true })
    expect((await standing(two))?.content).toMatchObject({ number: '6' })
    expect((await imported(bytes, accepted)).json()).toEqual({ written: 3 })
    expect(await standing(two)).toMatchObject({
      version: 2,
      source: 'imported',
      content: { number: '8' },
      note: 'Đã rà soát',
    })
    expect((await standing(yes))?.content).toEqual({ kind: 'yes-no', yes: true })
    expect((await standing(one))?.version).toBe(1)
    const event = await province.database.db
      .selectFrom('event')
      .select('body')
      .where('kind', '=', 'values.imported')
      .where('stream', '=', `organisation:${form().organisation}`)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(event.body).toMatchObject({ period: '2030', source: 'imported' })
    expect(JSON.parse(JSON.stringify(event.body)).values).toHaveLength(3)
    // Brought once more, it has nothing to do; what was accepted before is no longer what would be done.
    expect((await checked(bytes)).counts).toMatchObject({ new: 0, changed: 0, faults: 0 })
    expect((await imported(bytes, accepted)).json<Problem>().code).toBe('stale')
  })

  test('never overwrites what somebody else changed meanwhile, and leaves alone what nobody touched in it', async () => {
    const [one, two, three] = (await itemsOf('count')).slice(5) as [string, string, string]
    const { organisation } = form()
    for (const item of [one, two, three]) await saveNumber(officer, organisation, item, '5', { period: '2030' })
    const bytes = await filled(await template(), { [one]: 7, [two]: 8 })
    for (const item of [one, three]) await saveNumber(officer, organisation, item, '6', { period: '2030' })
    await saveNumber(officer, organisation, two, '8', { period: '2030' })
    const { rows, counts, accepted } = await checked(bytes)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ item: one, before: { number: '6' }, fault: { code: 'changed-since' } })
    expect(counts).toMatchObject({ new: 0, changed: 0, faults: 1 })
    expect((await imported(bytes, accepted)).json<Problem>().code).toBe('workbook-has-faults')
    expect((await standing(one))?.content).toMatchObject({ number: '6' })
  })

  test('of another unit, period or layout is refused with the reason', async () => {
    expect(await refused(await template('2031'))).toBe('workbook-not-read other-form')
    const agency = await province.as('thuong-truc')
    const justice = { ...form(), organisation: province.organisation('so-tu-phap') }
    const other = await sent(formFiles.downloadFormWorkbook, justice, undefined, agency)
    expect(await refused(new Uint8Array(other.rawPayload))).toBe('workbook-not-read other-unit')
    expect((await sent(formFiles.checkFormWorkbook, justice, await template())).statusCode).toBe(403)
  })
})

describe('faults', () => {
  /** What is written into a cell of an item of a kind, and how it is refused. */
  const FAULTY: readonly [string, ExcelJS.CellValue, string][] = [
    ['count', 'nhiều', 'not-a-number'],
    ['count', '1,2,3', 'grouping'],
    ['count', 1.5, 'not-whole'],
    ['count', -1, 'negative'],
    ['count', '9'.repeat(31), 'too-long'],
    ['count', '95%', 'percent'],
    ['count', new Date('2022-02-01T00:00:00Z'), 'date-not-number'],
    ['count', { error: '#REF!' }, 'cell-error'],
    ['count', { formula: '1/0', result: { error: '#DIV/0!' } }, 'cell-error'],
    ['yes-no', 'chắc là có', 'not-yes-no'],
    ['choice', 'mức 99', 'unknown-option'],
  ]

  test('are all told with their cell, keep everything from being written, and come back in the same workbook', async () => {
    const workbook = await opened(await template('2032'))
    const sheet = workbook.getWorksheet('Số liệu')!
    const free: Record<string, string[]> = {}
    for (const kind of ['count', 'yes-no', 'choice']) free[kind] = await itemsOf(kind)
    const rowOf = (item: string): number => {
      for (let row = 6; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).text === item) return row
      throw new Error(`no row of ${item}`)
    }
    const expected: string[] = []
    for (const [kind, value, code] of FAULTY) {
      const item = free[kind]?.shift()
      if (item === undefined) continue
      const cell = sheet.getCell(rowOf(item), 6)
      cell.value = value
      if (value instanceof Date) cell.style = { ...cell.style, numFmt: 'd-mmm' }
      expected.push(`F${rowOf(item)} ${code}`)
    }
    const good = free['count']!.shift()!
    sheet.getCell(rowOf(good), 6).value = 3
    const [noted, long] = [free['count']!.shift()!, free['count']!.shift()!]
    sheet.getCell(rowOf(noted), 7).value = 'Chưa có số'
    sheet.getCell(rowOf(long), 7).value = 'x'.repeat(1001)
    expected.push(`G${rowOf(noted)} note-without-value`, `G${rowOf(long)} note-too-long`)
    const last = sheet.rowCount
    sheet.addRow([good, '', '', '', '', 4])
    sheet.addRow(['khong-co-ma-nay', '', '', '', '', 4])
    sheet.addRow(['', '', '', '', '', 4])
    expected.push(`A${last + 1} item-twice`, `A${last + 2} item-unknown`, `A${last + 3} item-missing`)
    const bytes = await bytesOf(workbook)
    const { rows, counts, accepted } = await checked(bytes, '2032')
    const faults = rows.flatMap(({ cell, fault }) => (fault ? [`${cell} ${fault.code}`] : []))
    expect(faults.sort()).toEqual(expected.sort())
    expect(new Set(faults.map((one) => one.split(' ')[1])).size).toBeGreaterThanOrEqual(12)
    expect(rows.find(({ fault }) => fault?.code === 'not-a-number')?.found).toBe('nhiều')
    expect(counts).toMatchObject({ new: 1, changed: 0, faults: expected.length })

    const marked = await sent(formFiles.markFormWorkbook, form('2032'), bytes)
    const back = (await opened(new Uint8Array(marked.rawPayload))).getWorksheet('Số liệu')!
    expect(back.getCell('H5').text).toBe('Lỗi cần sửa')
    for (const one of expected) {
      const [cell = ''] = one.split(' ')
      expect(back.getCell(`H${cell.slice(1)}`).text.length, one).toBeGreaterThan(10)
      expect(JSON.stringify(back.getCell(cell).note), one).toContain(
        back.getCell(`H${cell.slice(1)}`).text.slice(0, 20),
      )
    }

    const all = await imported(bytes, accepted, { period: '2032' })
    expect(all.json<Problem>().code).toBe('workbook-has-faults')
    const { rows: untouched } = await officer.call(forms.showForm, form('2032'))
    expect(untouched.filter(({ value }) => value)).toEqual([])
    expect((await imported(bytes, accepted, { period: '2032', rows: 'valid' })).json()).toEqual({ written: 1 })
  })
})

test('a form that is closed takes nothing, and one with an opened criterion only what that reads', async () => {
  const head = await province.as(`tt.${HEALTH}`)
  const bytes = await template('2022')
  const round = await openedRound(province, { members: [HEALTH], period: '2022' })
  const [item] = (await itemsOf('count')) as [string]
  expect((await checked(await filled(bytes, { [item]: 77 }), '2022')).counts.faults).toBe(0)
  await explainEverything(head, form().organisation)
  await head.call(submissions.submitSubmission, { submission: round.of(HEALTH), version: 1 })
  const fresh = await template('2022')
  expect(await refused(await filled(fresh, { [item]: 77 }), '2022')).toBe('wrong-state')
  const agency = await province.as('thuong-truc')
  const until = new Date(Math.floor(Date.now() / 1000) * 1000 + 86_400_000).toISOString().replace('.000', '')
  await agency.call(submissions.reopenCriteria, {
    ...{ submission: round.of(HEALTH), version: 2, nodes: ['1.1.1'], reason: 'Thiếu giấy mời', until },
  })
  const opened = province.content.outlines.get('hue-2020')!.byCode.get('1.1.1')!.leaf!.letters[0]!.item.id
  const locked = (await itemsOf('count')).find((one) => one !== opened)!
  const { rows } = await checked(await filled(await template('2022'), { [opened]: 88, [locked]: 99 }), '2022')
  const told = new Map(rows.map(({ item: of, kind, fault }) => [of, fault?.code ?? kind]))
  expect(told).toEqual(
    new Map([
      [opened, 'new'],
      [locked, 'locked'],
    ]),
  )
})

describe('what would cost too much', () => {
  test('is refused: no workbook, a password, more than 10 MB, more rows than 20,000', { timeout: 60_000 }, async () => {
    expect(await refused(Buffer.from('Mã,Giá trị\n'))).toBe('file-not-taken wrong-type')
    expect(await refused(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('file-not-taken old-format')
    expect(await refused(Buffer.from('%PDF-1.4'))).toBe('file-not-taken is-pdf')
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refused(locked)).toBe('file-not-taken password-protected')
    expect(await refused(Buffer.alloc(10 * 1024 * 1024 + 1, 'PK'))).toBe('file-not-taken too-big')
    expect(await refused(Buffer.from('PK\u0003\u0004 rest'))).toBe('file-not-taken damaged')
    expect(await refused(await withRows(20_001))).toBe('workbook-not-read too-many-rows')
  })

  test('is not a workbook of 20,000 rows: it is looked at while others are served', { timeout: 60_000 }, async () => {
    const bytes = await withRows(19_800)
    let [turns, isDone] = [0, false]
    const turn = (): void => {
      turns += 1
      if (!isDone) setImmediate(turn)
    }
    turn()
    const [{ counts, left, rows }] = await Promise.all([checked(bytes), answeredMeanwhile()])
    isDone = true
    expect(counts.faults).toBeGreaterThan(19_000)
    expect(rows.length + left).toBe(counts.faults + counts.new + counts.changed)
    // Read on the loop, there would be a few turns for the request's own steps.
    expect(turns).toBeGreaterThan(1000)
  })

  test(
    '500 KB that unpack to 500 MB take less than 50 MB, whatever they say of their size',
    { timeout: 120_000 },
    () => {
      const swollen = Buffer.alloc(500 * 1024 * 1024, ' ')
      const folder = mkdtempSync(join(tmpdir(), 'laban-bomb-'))
      try {
        for (const says of [undefined, 1000]) {
          const file = join(folder, 'bomb.xlsx')
          writeFileSync(file, zip([{ name: 'xl/worksheets/sheet1.xml', bytes: swollen, ...(says && { says }) }]))
          const told = JSON.parse(
            execFileSync(process.execPath, ['test/support/bomb-memory.ts', file], { encoding: 'utf8' }),
          ) as { refused: string; megabytes: number; packed: number }
          expect(told.packed).toBeLessThan(520 * 1024)
          expect(told.refused).toBe(says ? 'damaged' : 'unpacks-too-big')
          expect(told.megabytes).toBeLessThan(50)
        }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})

/** Other calls, one after the other, that must be answered before a workbook is read. */
async function answeredMeanwhile(): Promise<void> {
  for (let at = 0; at < 10; at += 1)
    await officer.call(values.showValueHistory, {
      subject: form().organisation,
      item: 'so-co-quan-nha-nuoc-cua-tinh',
      period: '2022',
    })
}

async function withRows(count: number): Promise<Uint8Array> {
  const workbook = await opened(await template())
  const sheet = workbook.getWorksheet('Số liệu')!
  const there = sheet.rowCount - 5
  for (let at = there; at < count; at += 1) sheet.addRow([`dong-${at}`, '', '', '', '', at])
  return bytesOf(workbook)
}
