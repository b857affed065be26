import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ContentError } from '#domain/content/content-fault.ts'
import { openDatabase, type Database } from '#db/database.ts'
import { freshDatabase, type FreshDatabase } from '#test/support/database/database.ts'
import { contentLoad } from './content-load.ts'
import { seed } from './seed.ts'

let fresh: FreshDatabase
let database: Database
const folder = mkdtempSync(join(tmpdir(), 'laban-content-'))

beforeAll(async () => {
  fresh = await freshDatabase('empty')
  database = openDatabase(fresh.url)
  for (const part of ['items', 'editions']) mkdirSync(join(folder, part))
  writeFileSync(
    join(folder, 'items', 'nho.yaml'),
    'items:\n  - { id: so-a, name: Số A, kind: count, providers: [unit] }\n',
  )
  write('10')
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

function write(max: string): void {
  const edition = [
    'id: nho',
    'indexSet: nho',
    'title: { vi: Bộ nhỏ, en: Small set }',
    'source: nho',
    'number: 1/QĐ',
    'issuedBy: UBND',
    "issuedOn: '2026-01-01'",
    'article: Điều 1',
    'nodes:',
    `  - { code: '1', title: Một, max: ${max}, formula: 'MIN(max, a)', variables: { a: { item: so-a } } }`,
  ]
  writeFileSync(join(folder, 'editions', 'nho.yaml'), edition.join('\n'))
}

const load = contentLoad((act) => act(database))
const run = (values: Record<string, string | boolean>, language: 'vi' | 'en' = 'vi', json = false) =>
  load.run({ positionals: [], values, language, json })

test('says what was loaded, then that there is nothing to load, then what is frozen', async () => {
  expect(await run({ content: folder })).toEqual({
    stdout: ['Thêm: 1 bộ chỉ số, 1 số liệu.\n', 'Ban hành bộ chỉ số nho.\n'],
    stderr: [],
    exit: 0,
  })
  expect(await run({ content: folder }, 'en')).toEqual({
    stdout: ['Nothing to write: the database has it all.\n'],
    stderr: [],
    exit: 0,
  })
  write('12')
  const refused = await run({ content: folder })
  expect(refused.exit).toBe(1)
  expect([...refused.stdout].join('')).toContain('Bộ chỉ số nho: đã ban hành nên không sửa được nữa')
  const json = await run({ content: folder }, 'vi', true)
  expect(JSON.parse([...json.stdout].join(''))).toMatchObject({
    wrote: false,
    refused: [{ code: 'edition-frozen', place: 'nho' }],
  })
})

test('a folder that is not there is told as such', async () => {
  await expect(run({ content: join(folder, 'gone') })).rejects.toThrow(ContentError)
})

test('the demonstration is refused in production and without its content, with a sentence', async () => {
  const demo = (isProduction: boolean) =>
    seed(
      (act) => act(database),
      () => isProduction,
    ).run({ positionals: [], values: { demo: true }, language: 'vi', json: false })
  expect(await demo(true)).toMatchObject({ exit: 1, stderr: [expect.stringContaining('LABAN_MODE=production')] })
  expect(await demo(false)).toMatchObject({ exit: 1, stderr: [expect.stringContaining('laban content load')] })
})

test('seed without --demo is a misuse', async () => {
  const command = seed(
    (act) => act(database),
    () => false,
  )
  await expect(command.run({ positionals: [], values: {}, language: 'vi', json: false })).rejects.toThrow('usage')
})
