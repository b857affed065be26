import { describe, expect, test } from 'vitest'
import { bytesOf, filled, opened, sheetOf, sheetRow } from '#test/support/form-workbook.ts'
import { zip } from '#test/support/evidence-files.ts'
import { recalculated } from '#test/support/spreadsheet.ts'
import { markFormWorkbook } from './mark-form-workbook.ts'
import { readFormWorkbook } from './read-form-workbook.ts'
import { WorkbookError } from './workbook-error.ts'
import { writeFormWorkbook } from './write-form-workbook.ts'

const ROWS = [
  sheetRow('dem', 'count', { version: 2, content: { kind: 'number', number: '1234' }, note: 'Theo báo cáo 12' }),
  sheetRow('tien', 'amount', { previous: { kind: 'number', number: '12.5' } }),
  sheetRow('ty-le', 'ratio', { version: 1, content: { kind: 'number', number: '0.956' } }),
  sheetRow('dai', 'amount', { version: 1, content: { kind: 'number', number: '123456789012345678901.25' } }),
  sheetRow('co-khong', 'yes-no', { version: 1, content: { kind: 'yes-no', yes: true } }),
  sheetRow('chon', 'choice', { version: 3, content: { kind: 'option', option: 'muc-2' } }),
  sheetRow('ngay', 'date', { version: 1, content: { kind: 'date', date: '2022-09-05' } }),
  sheetRow('chu', 'text', { version: 1, content: { kind: 'text', text: '=1+1 là chữ' } }),
  sheetRow('khoa', 'count', { version: 1, content: { kind: 'number', number: '7' }, lock: 'locked' }),
]
const FORM = sheetOf(ROWS)

/** As it is written: what `ROWS` say, each in its cell. */
const STANDING = [
  { kind: 'number', number: '1234' },
  { kind: 'empty' },
  { kind: 'number', number: '0.956' },
  { kind: 'text', text: '123456789012345678901,25' },
  { kind: 'text', text: 'Có' },
  { kind: 'text', text: 'Mức 2, theo quy định' },
  { kind: 'date', date: '2022-09-05' },
  { kind: 'text', text: '=1+1 là chữ' },
  { kind: 'number', number: '7' },
]

describe('what is written', () => {
  test('has real numbers and days, only values and notes unlocked, and rules for what is typed', async () => {
    const workbook = await opened(await writeFormWorkbook(FORM))
    const sheet = workbook.getWorksheet('Số liệu')!
    expect(['A1', 'A2', 'A3'].map((cell) => sheet.getCell(cell).text)).toEqual([
      'Biểu số liệu: Bộ chỉ số 2020',
      'Đơn vị: Sở Y tế',
      'Kỳ số liệu: năm 2022',
    ])
    expect(sheet.getRow(5).values).toEqual([
      undefined,
      ...['Mã', 'Tiêu chí', 'Số liệu', 'Đơn vị tính', 'Kỳ trước', 'Giá trị', 'Ghi chú'],
    ])
    expect(sheet.getCell('F6').value).toBe(1234)
    expect(sheet.getCell('F6').numFmt).toBe('[$-42A]#,##0')
    expect(sheet.getCell('E7').value).toBe(12.5)
    expect(sheet.getCell('F12').value).toBeInstanceOf(Date)
    expect(sheet.getCell('F6').font).toMatchObject({ name: 'Times New Roman', size: 12 })
    const unlocked = ['A6', 'C6', 'E6', 'F6', 'G6', 'F14', 'G14'].filter(
      (cell) => sheet.getCell(cell).protection?.locked === false,
    )
    expect(unlocked).toEqual(['F6', 'G6'])
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true)
    const rule = (cell: string) => sheet.getCell(cell).dataValidation
    expect(rule('F6')).toMatchObject({ type: 'whole', operator: 'greaterThanOrEqual', formulae: [0] })
    expect(rule('F7')).toMatchObject({ type: 'decimal', formulae: [0] })
    expect(rule('F10')).toMatchObject({ type: 'list', formulae: ['"Có,Không"'] })
    expect(rule('F11')).toMatchObject({ type: 'list', formulae: ['laban!$H$1:$H$3'] })
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 })
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, printArea: 'A1:G14' })
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['Số liệu', 'visible'],
      ['Hướng dẫn', 'visible'],
      ['laban', 'veryHidden'],
    ])
  })

  test('is read as it was written', async () => {
    const { stamp, rows, columns } = await readFormWorkbook(await writeFormWorkbook(FORM))
    expect(rows.map(({ value }) => value)).toEqual(STANDING.map((one) => ({ ...one, isFormula: false })))
    expect(rows[0]).toMatchObject({ row: 6, item: 'dem', note: 'Theo báo cáo 12' })
    expect(columns).toEqual({ item: 'A', value: 'F', note: 'G' })
    expect(stamp).toMatchObject({ organisation: FORM.organisation.id, edition: 'hue-2020', period: '2022' })
    expect(stamp.seen[0]).toEqual({
      ...{ item: 'dem', version: 2, content: { kind: 'number', number: '1234' }, note: 'Theo báo cáo 12' },
    })
  })
})

describe('what comes back', () => {
  test('from LibreOffice holds the same, with formulas computed', { timeout: 120_000 }, async () => {
    const workbook = await opened(await writeFormWorkbook(FORM))
    const sheet = workbook.getWorksheet('Số liệu')!
    sheet.getCell('F6').value = { formula: '10*100+250' }
    sheet.getCell('F7').value = 0.1
    sheet.getCell('F8').value = { formula: '19/20' }
    sheet.getCell('F10').value = 'Không'
    const back = await readFormWorkbook(await bytesOf(await recalculated(workbook)))
    const expected = STANDING.map((one) => ({ ...one, isFormula: false })) as object[]
    expected[0] = { kind: 'number', number: '1250', isFormula: true }
    expected[1] = { kind: 'number', number: '0.1', isFormula: false }
    expected[2] = { kind: 'number', number: '0.95', isFormula: true }
    expected[4] = { kind: 'text', text: 'Không', isFormula: false }
    expect(back.rows.map(({ value }) => value)).toEqual(expected)
    expect(back.stamp.seen).toHaveLength(ROWS.length)
  })

  test('is found again with rows and columns moved, a sheet renamed and heads in other letters', async () => {
    const workbook = await opened(await filled(await writeFormWorkbook(FORM), { dem: 5 }))
    const sheet = workbook.getWorksheet('Số liệu')!
    sheet.name = 'Bảng của tôi'
    sheet.spliceColumns(1, 0, ['', '', '', '', 'STT', 1, 2])
    sheet.spliceRows(1, 0, ['chèn thêm'])
    sheet.getCell('G6').value = 'GIÁ  TRI'
    const { rows, columns } = await readFormWorkbook(await bytesOf(workbook))
    expect(columns).toEqual({ item: 'B', value: 'G', note: 'H' })
    expect(rows[0]).toMatchObject({ row: 7, item: 'dem', value: { kind: 'number', number: '5' } })
  })

  test.each([
    ['no-stamp', (workbook) => workbook.removeWorksheet('laban')],
    ['stamp-damaged', (workbook) => (workbook.getWorksheet('laban')!.getCell('B10').value = 1)],
    ['no-header', (workbook) => (workbook.getWorksheet('Số liệu')!.getCell('F5').value = 'Số')],
    ['no-sheet', (workbook) => workbook.removeWorksheet('Số liệu')],
    ['no-rows', (workbook) => workbook.getWorksheet('Số liệu')!.eachRow((row, at) => at > 5 && (row.values = []))],
  ] satisfies [string, (workbook: Awaited<ReturnType<typeof opened>>) => void][])(
    'is refused as %s, and not guessed at',
    async (fault, spoil) => {
      const workbook = await opened(await writeFormWorkbook(FORM))
      spoil(workbook)
      await expect(readFormWorkbook(await bytesOf(workbook))).rejects.toMatchObject({ fault: { fault } })
    },
  )

  test('has no say in what a letter means: entities of its own are not read', async () => {
    const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
    const part = (name: string, xml: string) => ({ name, bytes: Buffer.from(`<?xml version="1.0"?>${xml}`) })
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'
    const hostile = zip([
      part(
        '_rels/.rels',
        `<Relationships xmlns="${packaged}"><Relationship Id="a" Type="${kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      part(
        'xl/workbook.xml',
        `<workbook xmlns="${main}" xmlns:r="${kinds}"><sheets><sheet name="laban" sheetId="1" r:id="b"/></sheets></workbook>`,
      ),
      part(
        'xl/_rels/workbook.xml.rels',
        `<Relationships xmlns="${packaged}"><Relationship Id="b" Type="${kinds}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      part(
        'xl/worksheets/sheet1.xml',
        `<!DOCTYPE x [<!ENTITY l0 "laban.bieu-so-lieu">${levels.join('')}]><worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l0;&l9;</t></is></c></row></sheetData></worksheet>`,
      ),
    ])
    await expect(readFormWorkbook(hostile)).rejects.toBeInstanceOf(WorkbookError)
  })

  test('goes back with a column and comments that say what is wrong, and none of an earlier time', async () => {
    const bytes = await filled(await writeFormWorkbook(FORM), { dem: -1, tien: 'nhiều' })
    const first = await markFormWorkbook(bytes, [{ row: 6, column: 'value', said: 'Số âm.' }], 'vi')
    const second = await markFormWorkbook(first, [{ row: 7, column: 'value', said: 'Chưa phải là số.' }], 'vi')
    const sheet = (await opened(second)).getWorksheet('Số liệu')!
    expect(['H5', 'H6', 'H7', 'I5'].map((cell) => sheet.getCell(cell).text)).toEqual([
      ...['Lỗi cần sửa', '', 'Chưa phải là số.', ''],
    ])
    expect(JSON.stringify(sheet.getCell('F7').note)).toContain('Chưa phải là số.')
    expect((await readFormWorkbook(second)).rows[1]).toMatchObject({ value: { kind: 'text', text: 'nhiều' } })
  })
})
