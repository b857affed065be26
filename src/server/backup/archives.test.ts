import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { archiveName, archivesIn, backupAge, madeAtOf, prune } from './archives.ts'
import { removeLeftovers } from './leftovers.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laban-archives-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const NAMES = ['laban-20260927-020000.tar.gz', 'laban-20260928-020000.tar.gz', 'laban-20260929-020000.tar.gz.locked']
const OTHERS = [
  'laban-20260101-020000.tar.gz.part',
  'old-laban-20260101-020000.tar.gz',
  'laban-2026.tar.gz',
  'notes.txt',
]

async function fill(): Promise<void> {
  for (const name of [...NAMES, ...OTHERS]) await writeFile(join(folder, name), '')
  await mkdir(join(folder, 'laban-20200101-000000.tar.gz'))
}

test('an archive is named after the hour in Vietnam', () => {
  const at = new Date('2026-12-31T19:00:05Z')
  expect(archiveName(at)).toBe('laban-20270101-020005.tar.gz')
  expect(archiveName(at, true)).toBe('laban-20270101-020005.tar.gz.locked')
})

test('a name tells when its archive was made, to the second', () => {
  const times = fc.date({ min: new Date('1000-01-01'), max: new Date('9000-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(times, fc.boolean(), (at, isEncrypted) => {
      expect(madeAtOf(archiveName(at, isEncrypted))?.getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000)
    }),
  )
})

test('only archives are counted, the newest first', async () => {
  await fill()
  expect(await archivesIn(folder)).toEqual(NAMES.toReversed())
  expect(await archivesIn(join(folder, 'nowhere'))).toEqual([])
})

test('old archives go, and nothing else', async () => {
  await fill()
  expect(await prune(folder, 2)).toEqual([NAMES[0]])
  expect((await readdir(folder)).sort()).toEqual([...NAMES.slice(1), ...OTHERS, 'laban-20200101-000000.tar.gz'].sort())
  expect(await prune(folder, 2)).toEqual([])
  await expect(prune(folder, 0)).rejects.toThrow('at least one')
})

test('the age of a folder is that of its newest archive', async () => {
  await fill()
  expect(await backupAge(folder, new Date('2026-09-28T19:01:30Z'))).toBe(90)
  expect(await backupAge(join(folder, 'nowhere'), new Date())).toBe(undefined)
})

test('what a killed backup left goes after a day', async () => {
  const now = new Date('2026-09-29T00:00:00Z')
  for (const [name, hours] of [
    ['.laban-unfinished-a', 25],
    ['.laban-unfinished-b', 23],
    ['.other', 25],
  ] as const) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'rows'), '')
    const at = new Date(now.getTime() - hours * 3_600_000)
    await utimes(join(folder, name), at, at)
  }
  await removeLeftovers(folder, now)
  expect((await readdir(folder)).sort()).toEqual(['.laban-unfinished-b', '.other'])
  await removeLeftovers(join(folder, 'nowhere'), now)
})
