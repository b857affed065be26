import { describe, expect, test } from 'vitest'
import { writtenFile } from '#test/support/written-file.ts'
import { CsvFileError } from './csv.ts'
import { readOrganisationsFile, type ReadOrganisations } from './organisations-file.ts'

const HEADER = 'organisation,name,group,kind,parent,ranked\n'

function readText(text: string): Promise<ReadOrganisations> {
  return readOrganisationsFile(writtenFile('don-vi.csv', text))
}

async function faultsOf(rows: string): Promise<string[]> {
  return (await readText(HEADER + rows)).faults.map(({ line, code }) => `${line}: ${code}`)
}

test('an organisation has a name, a group, a kind, a parent, and is ranked or not', async () => {
  const { organisations, faults } = await readText(
    `${HEADER}tinh,Tỉnh,,province,,không\nso,Sở Y tế,Sở,department,tinh,có\n`,
  )
  expect(faults).toEqual([])
  expect(organisations).toEqual([
    { id: 'tinh', name: 'Tỉnh', group: '', kind: 'province', ranked: false },
    { id: 'so', name: 'Sở Y tế', group: 'Sở', kind: 'department', parent: 'tinh', ranked: true },
  ])
})

test('all but the first column may be absent or empty: the name is then the id, and all are one ranked group', async () => {
  expect((await readText('organisation\nA\nB\n')).organisations).toEqual([
    { id: 'A', name: 'A', group: '', ranked: true },
    { id: 'B', name: 'B', group: '', ranked: true },
  ])
  expect((await readText(`${HEADER}A,,,,,\n`)).organisations).toEqual([{ id: 'A', name: 'A', group: '', ranked: true }])
})

test('a parent may stand below its children', async () => {
  expect(await faultsOf('so,,,,tinh,\ntinh,,,,,\n')).toEqual([])
})

test.each(['1', 'có', 'true', 'TRUE', ''])('ranked: %j', async (cell) => {
  expect((await readText(`organisation,ranked\nA,${cell}\n`)).organisations).toMatchObject([{ ranked: true }])
})

test.each(['0', 'không', 'false'])('not ranked: %s', async (cell) => {
  expect((await readText(`organisation,ranked\nA,${cell}\n`)).organisations).toMatchObject([{ ranked: false }])
})

describe('bad rows', () => {
  test.each([
    [',x,,,,\n', '2: organisation-empty'],
    ['A,,,,,\nA,,,,,\n', '3: organisation-twice'],
    ['A,,,ministry,,\n', '2: kind-unknown'],
    ['A,,,,B,\n', '2: organisation-parent'],
    ['A,,,,,maybe\n', '2: not-yes-no'],
    ['A,,,\n', '2: row-length'],
    ['A,,,,B,\nB,,,,A,\n', '2: organisation-cycle'],
    ['A,,,,A,\n', '2: organisation-cycle'],
  ])('%j: %s', async (rows, fault) => expect(await faultsOf(rows)).toEqual([fault]))
})

test.each([
  ['', 'file-empty'],
  ['name,group\nA,B\n', 'header-lacks'],
  ['organisation,rank\nA,1\n', 'header-unknown'],
  ['organisation,name,name\n', 'header-twice'],
])('the table %j is refused as %s', async (text, code) => {
  const error: unknown = await readText(text).catch((one: unknown) => one)
  expect(error instanceof CsvFileError && error.fault.code).toBe(code)
})
