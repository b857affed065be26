import { truncateSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toFraction } from '#domain/exact.ts'
import { exactAt } from '#domain/value/column.ts'
import { periodFrom } from '#domain/period/period.ts'
import { inputsOf } from '#domain/scoring/inputs.ts'
import { hueItems, hueOutline } from '#test/support/hue.ts'
import { nodeAt, read as scoredInputs, type Scored } from '#test/support/small-edition.ts'
import { writtenFile } from '#test/support/written-file.ts'
import { valueFaultText } from '#text/value-faults.ts'
import { CsvFileError } from './csv.ts'
import { readValuesFile, type ReadValues } from './values-file.ts'

const CRITERIA = 'organisation,criterion,variable,value\n'
const ITEMS = 'organisation,item,value\n'
const DATED = 'organisation,item,value,period\n'
const STAFF = 'so-cbccvc-cua-tinh'

function readText(text: string | Uint8Array, asked?: string): Promise<ReadValues> {
  return readValuesFile(
    writtenFile('so-lieu.csv', text),
    { outline: hueOutline, items: hueItems, period: '2020' },
    asked,
  )
}

/** Faults as "line: code". */
async function faultsOf(text: string): Promise<string[]> {
  return (await readText(text)).faults.map(({ line, code }) => `${line}: ${code}`)
}

async function refusal(text: string | Uint8Array): Promise<CsvFileError> {
  const result = await readText(text).catch((error: unknown) => error)
  if (result instanceof CsvFileError) return result
  throw new Error('the file was accepted')
}

function scoredOf({ store, period }: ReadValues): Scored {
  const members = store.subjects().map((id) => ({ id, name: id, group: '', ranked: true }))
  return scoredInputs(
    hueOutline,
    inputsOf(hueOutline, { organisations: members, members: members.length }, store, periodFrom(period)!),
  )
}

/** What the letter of a criterion holds for an organisation, as a fraction; undefined when missing. */
function valueOf(result: ReadValues, organisation: string, code: string, letter: string): string | undefined {
  const { inputs, row } = scoredOf(result)
  const node = nodeAt(hueOutline, code)
  const column =
    inputs.columns[hueOutline.leaves.indexOf(node)]![node.leaf!.letters.findIndex(({ name }) => name === letter)]!
  const value = exactAt(column, row(organisation))
  return value && toFraction(value)
}

describe('the table', () => {
  test.each([
    ['commas', 'organisation,criterion,variable,value\nA,7.2.1,a,12\n'],
    ['semicolons, by its header', 'organisation;criterion;variable;value\nA;7.2.1;a;12\n'],
    ['a byte-order mark', '\ufefforganisation,criterion,variable,value\nA,7.2.1,a,12\n'],
    ['CRLF', 'organisation,criterion,variable,value\r\nA,7.2.1,a,12\r\n'],
    ['CRLF in the header only', 'organisation,criterion,variable,value\r\nA,7.2.1,a,12\n'],
    ['CRLF in the rows only', 'organisation,criterion,variable,value\nA,7.2.1,a,12\r\n'],
    ['quoted cells', '"organisation","criterion","variable","value"\n"A","7.2.1","a","12"\n'],
    ['columns in another order', 'value,variable,criterion,organisation\n12,a,7.2.1,A\n'],
    ['capitals in the header', 'Organisation,CRITERION,variable,Value\nA,7.2.1,a,12\n'],
    ['spaces around cells', 'organisation, criterion ,variable,value\n A , 7.2.1,a , 12 \n'],
    ['blank lines', '\norganisation,criterion,variable,value\n\nA,7.2.1,a,12\n\n'],
    ['no line break at the end', 'organisation,criterion,variable,value\nA,7.2.1,a,12'],
    ['an optional period', 'organisation,criterion,variable,value,period\nA,7.2.1,a,12,2020\n'],
    ['items instead of criteria', 'organisation,item,value\nA,so-lanh-dao-cap-tinh-cap-huyen-cap-xa,12\n'],
  ])('may have %s', async (_, text) => {
    const result = await readText(text)
    expect(result.faults).toEqual([])
    expect(valueOf(result, 'A', '7.2.1', 'a')).toBe('12')
  })

  test.each([
    ['', 'file-empty'],
    ['\ufeff\n  \n', 'file-empty'],
    ['organisation,criterion,value\nA,1.1.1,3\n', 'header-lacks'],
    ['organisation,criterion,variable,value,colour\n', 'header-unknown'],
    ['organisation,criterion,variable,value,value\n', 'header-twice'],
    ['A,7.2.1,a,12\n', 'header-unknown'],
    ['organisation,criterion,variable,value\n"A,7.2.1,a,12\n', 'file-quotes'],
    ['organisation\u0000,criterion,variable,value\n', 'file-not-text'],
    ['organisation,criterion,variable,value\nA,7.2.1,a,1\u00002\n', 'file-not-text'],
  ])('%j is refused as %s', async (text, code) => expect((await refusal(text)).fault.code).toBe(code))

  test('says on which line the header or the quotes are wrong', async () => {
    expect((await refusal('\n\norganisation,criterion,variable,value,colour\n')).fault).toMatchObject({
      line: 3,
      value: 'colour',
    })
    expect((await refusal('organisation,criterion,variable,value\nA,7.2.1,a,12\nA,7.2.1,b,"12\n')).fault.line).toBe(3)
  })

  test('cannot mix items and criteria', async () => {
    expect((await refusal('organisation,criterion,variable,item,value\n')).fault.code).toMatch(/^header-/)
  })

  test('over 64 MB is refused before it is read', async () => {
    const file = writtenFile('lon.csv', CRITERIA)
    truncateSync(file, 64 * 1024 * 1024 + 1)
    const error: unknown = await readValuesFile(
      file,
      { outline: hueOutline, items: hueItems, period: '2020' },
      undefined,
    ).catch((one: unknown) => one)
    if (!(error instanceof CsvFileError)) throw new Error('the file was accepted')
    expect(error.fault.code).toBe('file-too-large')
    expect(valueFaultText('lon.csv', error.fault, 'vi')).toContain('64 MB')
  })

  test('a row with too few or too many cells is a bad row', async () => {
    expect(await faultsOf(`${CRITERIA}A,7.2.1,a\nA,7.2.1,a,1,2\nA,7.2.1,a,1,5\n`)).toEqual([
      '2: row-length',
      '3: row-length',
      '4: row-length',
    ])
  })

  test('lines are counted as an editor counts them, blank lines and line breaks in cells included', async () => {
    expect(await faultsOf(`${CRITERIA}\n"A\nB",7.2.1,a,1\nA,9.9.9,a,1\n`)).toEqual(['5: criterion-unknown'])
    expect(await faultsOf(`${CRITERIA}"A\r\nB",7.2.1,a,1\r\nA,9.9.9,a,1\r\n`.replaceAll(/\r?\n/g, '\r\n'))).toEqual([
      '4: criterion-unknown',
    ])
  })
})

describe('which row is meant', () => {
  test.each([
    [',7.2.1,a,1', 'organisation-empty'],
    ['A,,a,1', 'criterion-empty'],
    ['A,9.9.9,a,1', 'criterion-unknown'],
    ['A,7.2,a,1', 'criterion-parent'],
    ['A,7.2.1,,1', 'variable-empty'],
    ['A,7.2.1,x,1', 'variable-unknown'],
    ['A,7.2.1,A,1', 'variable-unknown'],
    ['A,constructor,a,1', 'criterion-unknown'],
    ['A,__proto__,a,1', 'criterion-unknown'],
  ])('%s: %s', async (row, code) => expect(await faultsOf(`${CRITERIA}${row}\n`)).toEqual([`2: ${code}`]))

  test('an unknown letter is answered with those there are, an unknown code with the one probably meant', async () => {
    const { faults } = await readText(`${CRITERIA}A,7.2.1,x,1\nA,721,a,1\nA,7.2,a,1\n`)
    expect(valueFaultText('f.csv', faults[0]!, 'vi')).toMatch(/^f\.csv:2: .*a, b/)
    expect(valueFaultText('f.csv', faults[1]!, 'vi')).toContain('7.2.1')
    expect(valueFaultText('f.csv', faults[2]!, 'en')).toContain('7.2.1, 7.2.2')
  })

  test('items: empty and unknown', async () => {
    expect(await faultsOf(`${ITEMS}A,,1\nA,so-gi-do,1\n`)).toEqual(['2: item-empty', '3: item-unknown'])
  })

  test('a misprinted code and its correction are both accepted, and a shared score answers to each of its codes', async () => {
    const result = await readText(
      `${CRITERIA}A,43.2.2,a,8\nA,4.3.2.2,b,2\nA,5.8.2,a,10\nA,5.8.1,b,1\nA,5.8.2,c,5\nA,5.9.2,b,1\nA,5.9.1,d,2\n`,
    )
    expect(result.faults).toEqual([])
    const { points } = scoredOf(result)
    expect(points('A', '4.3.2.2')).toBe(0.5)
    expect(points('A', '5.8.1')).toBeCloseTo(5.5, 12)
    // 5.9: (1 + 2)/(1 + 5) = 50 % of 70 %
    expect(points('A', '5.9.1')).toBeCloseTo(50 / 7, 12)
  })

  test('a number given once is read by every criterion that shares it', async () => {
    const result = await readText(`${CRITERIA}A,7.1.1,a,1000\n`)
    for (const code of ['7.1.3', '7.2.4', '7.2.5']) expect(valueOf(result, 'A', code, 'a')).toBe('1000')
    expect(valueOf(await readText(`${ITEMS}A,${STAFF},1000\n`), 'A', '7.2.5', 'a')).toBe('1000')
  })

  test('an organisation that the organisations file does not have is a bad row', async () => {
    const file = writtenFile('so-lieu.csv', `${CRITERIA}A,7.2.1,a,1\nB,7.2.1,a,1\n`)
    const known = new Set(['A'])
    const { faults, store } = await readValuesFile(
      file,
      { outline: hueOutline, items: hueItems, period: '2020', known },
      undefined,
    )
    expect(faults).toMatchObject([{ line: 3, code: 'organisation-unknown', value: 'B' }])
    expect(store.subjects()).toEqual(['A'])
  })

  test('organisations never clash with one another, whatever their names', async () => {
    const names = ['A', 'a', 'A|B', 'A B', '__proto__', 'constructor', 'toString', 'đ', 'd', 'số 1', '0', 'null']
    const result = await readText(`${CRITERIA}${names.map((name, at) => `${name},7.2.1,a,${at}\n`).join('')}`)
    expect(result.faults).toEqual([])
    expect(names.map((name) => valueOf(result, name, '7.2.1', 'a'))).toEqual(names.map((_, at) => String(at)))
  })

  test('a name in composed and decomposed letters is one organisation', async () => {
    const result = await readText(
      `${CRITERIA}${'Huế'.normalize('NFC')},7.2.1,a,4\n${'Huế'.normalize('NFD')},7.2.1,b,3\n`,
    )
    expect(result.store.subjects()).toEqual(['Huế'.normalize('NFC')])
  })

  test('4.2.8 a is told by the reader in criterion rows, for itself alone', async () => {
    const result = await readText(`${CRITERIA}A,4.2.8,a,100\nA,4.2.8,b,50\nB,4.2.8,b,50\n`)
    const { status, points } = scoredOf(result)
    expect([status('A', '4.2.8'), points('A', '4.2.8'), status('B', '4.2.8')]).toEqual(['scored', 1.5, 'missing'])
  })
})

describe('twice the same', () => {
  test('is fine when equal, also written otherwise, by another criterion or with another code', async () => {
    expect(
      await faultsOf(
        `${CRITERIA}A,7.1.1,a,1000\nA,7.1.1,a,1000\nA,7.2.4,a,1000\nA,2.5.1,a,"2,50"\nA,2.5.1,a,2.5\nA,5.8.2,a,3\nA,5.8.1,a,3\n`,
      ),
    ).toEqual([])
  })

  test('is an error naming both lines when not', async () => {
    const { faults } = await readText(`${CRITERIA}A,7.1.1,a,1000\nB,7.1.1,a,7\nA,7.2.4,a,1001\n`)
    expect(faults).toMatchObject([{ code: 'conflict', line: 4, params: { first: 2 } }])
    expect(valueFaultText('f.csv', faults[0]!, 'vi')).toMatch(/^f\.csv:4: .*dòng 2/)
  })

  test.each([
    ['the letter’s own row', 'A,4.2.8,a,1\nA,4.2.8,a,2\n'],
    ['a yes and a no', 'A,1.4.1,v,có\nA,1.4.1,v,không\n'],
    ['two options', 'A,1.2.1,v,1\nA,1.2.1,v,2\n'],
    ['a number and not applicable', 'A,7.2.1,a,1\nA,7.2.1,a,khong-ap-dung\n'],
    ['not applicable and a number', 'A,7.2.1,a,khong-ap-dung\nA,7.2.1,a,1\n'],
  ])('%s', async (_, rows) => expect(await faultsOf(CRITERIA + rows)).toEqual(['3: conflict']))

  test('another period or another organisation is another value', async () => {
    expect(await faultsOf(`${DATED}A,${STAFF},1,2019\nA,${STAFF},2,2020\nB,${STAFF},3,2020\n`)).toEqual([])
  })
})

describe('periods', () => {
  const rows = `${DATED}A,${STAFF},1,2019\nA,${STAFF},2,2020\nA,${STAFF},3,2018\n`

  test('the latest that the file names is scored, unless another is asked for', async () => {
    expect((await readText(rows)).period).toBe('2020')
    expect(valueOf(await readText(rows), 'A', '7.1.1', 'a')).toBe('2')
    expect(valueOf(await readText(rows, '2019'), 'A', '7.1.1', 'a')).toBe('1')
  })

  test('an empty cell is the period scored', async () => {
    const result = await readText(`${DATED}A,${STAFF},1,2020-Q3\nA,so-dan-cua-tinh,9,\n`)
    expect(result.period).toBe('2020-Q3')
    expect(valueOf(result, 'A', '5.13.3', 'b')).toBe('9')
  })

  test('anything else is a bad row', async () => {
    expect(await faultsOf(`${DATED}A,${STAFF},1,2020-Q5\nA,${STAFF},1,quý 3\n`)).toEqual([
      '2: period-unknown',
      '3: period-unknown',
    ])
  })

  test('what did not apply in another period applies in this one', async () => {
    const text =
      'organisation,criterion,variable,value,period\nA,7.2.1,a,khong-ap-dung,2019\nA,7.2.1,a,4,2020\nA,7.2.1,b,2,2020\n'
    const { status, points } = scoredOf(await readText(text))
    expect([status('A', '7.2.1'), points('A', '7.2.1')]).toEqual(['scored', 1])
    const item = `organisation,item,value,period\nA,${STAFF},khong-ap-dung,2019\nA,${STAFF},1000,2020\n`
    expect(scoredOf(await readText(item)).status('A', '7.2.4')).toBe('missing')
    expect(scoredOf(await readText(item, '2019')).status('A', '7.2.4')).toBe('not-applicable')
  })
})

test('a thousand bad rows are listed and the rest counted', async () => {
  const result = await readText(CRITERIA + 'A,9.9.9,a,1\n'.repeat(1500))
  expect([result.faults.length, result.badRows]).toEqual([1000, 1500])
})
