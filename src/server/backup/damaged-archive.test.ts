import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRows, blankPlace, filledPlace, type InstallationPlace } from '#test/support/database/installation-place.ts'
import { BackupError, type BackupErrorCode } from './backup-error.ts'
import { makeArchive, type Archive } from './make-archive.ts'
import type { Manifest } from './manifest.ts'
import { readArchive } from './read-archive.ts'
import { restore } from './restore.ts'
import { SEAL_BYTES } from './seal.ts'
import { writeArchive } from './write-archive.ts'

const PROGRAM = '9.9.9'
let folder: string
let target: InstallationPlace
let archive: Archive
let bytes: Buffer
let made = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laban-damaged-'))
  const origin = await filledPlace()
  archive = await makeArchive({ ...origin, folder, program: PROGRAM, now: new Date() })
  await origin.remove()
  bytes = await readFile(archive.file)
  target = await blankPlace()
})

afterAll(async () => {
  await target.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Why the archive is refused; undefined when it is not. */
async function refusal(act: () => Promise<unknown>): Promise<BackupErrorCode | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    if (error instanceof BackupError) return error.code
    throw error
  }
}

async function written(content: Buffer): Promise<string> {
  const file = join(folder, `damaged-${(made += 1)}`)
  await writeFile(file, content)
  return file
}

async function checked(content: Buffer): Promise<BackupErrorCode | undefined> {
  const file = await written(content)
  const code = await refusal(() => readArchive(file))
  await rm(file)
  return code
}

function restored(file: string): Promise<BackupErrorCode | undefined> {
  return refusal(() => restore({ ...target, file, program: PROGRAM, workFolder: folder }))
}

/** The archive, made anew around what is changed in it. */
async function altered(
  change: (manifest: Manifest) => unknown,
  contents: Record<string, string> = {},
): Promise<string> {
  const unpacked = await mkdtemp(join(folder, 'unpacked-'))
  await writeFile(join(unpacked, 'out'), '')
  const manifest = structuredClone(await readArchive(archive.file, unpacked))
  change(manifest)
  for (const [name, text] of Object.entries(contents)) await writeFile(join(unpacked, name), text)
  const file = join(folder, `altered-${(made += 1)}`)
  await writeArchive(file, manifest, async ({ name }) => createReadStream(join(unpacked, name)))
  return file
}

const flipped = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) })

describe('a damaged archive', () => {
  test('is refused whichever byte is changed', async () => {
    expect(await checked(bytes)).toBe(undefined)
    await fc.assert(
      fc.asyncProperty(flipped, async ({ at, by }) => {
        expect(await checked(withFlipped(at % bytes.length, by))).toMatch(/^(not-an-archive|cut|changed)$/)
      }),
      { numRuns: 300 },
    )
  })

  test('is refused when a byte of its head or its seal is changed', async () => {
    const edges = [
      ...Array.from({ length: 24 }, (_, at) => at),
      ...Array.from({ length: SEAL_BYTES }, (_, i) => -1 - i),
    ]
    for (const at of edges) expect(await checked(withFlipped((at + bytes.length) % bytes.length, 1))).toBeDefined()
  })

  test('is refused wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
        expect(await checked(bytes.subarray(0, length))).toMatch(/^(not-an-archive|cut)$/)
      }),
      { numRuns: 100, examples: [[0], [1], [bytes.length - 1], [bytes.length - SEAL_BYTES]] },
    )
  })

  test('is refused when something stands behind it', async () => {
    expect(await checked(Buffer.concat([bytes, Buffer.from([0])]))).toBe('cut')
    expect(await checked(Buffer.concat([bytes, bytes]))).toBe('changed')
  })

  test('leaves the database as empty as it was', async () => {
    for (const at of [20, Math.floor(bytes.length / 2), bytes.length - SEAL_BYTES - 1, bytes.length - 20]) {
      expect(await restored(await written(withFlipped(at, 0x40)))).toBeDefined()
    }
    expect(await restored(await written(bytes.subarray(0, bytes.length / 2)))).toBe('cut')
    expect(await allRows(target.url)).toEqual({})
  })

  function withFlipped(at: number, by: number): Buffer {
    const copy = Buffer.from(bytes)
    copy[at]! ^= by
    return copy
  }
})

describe('an archive that says what is not so', () => {
  const first = (manifest: Manifest) => manifest.tables.find(({ rows }) => rows > 0)!

  test.each<[string, BackupErrorCode, (manifest: Manifest) => unknown]>([
    ['another format', 'unknown-format', (manifest) => Object.assign(manifest, { format: 2 })],
    ['a manifest without its schema', 'bad-manifest', (manifest) => (manifest.schema.length = 0)],
    ['a path that leads out', 'bad-manifest', (manifest) => (manifest.files[0] = leadingOut())],
    ['another count of rows', 'entry-differs', (manifest) => (first(manifest).rows += 1)],
    ['another hash', 'entry-differs', (manifest) => (first(manifest).sha256 = 'a'.repeat(64))],
    ['a migration of a newer program', 'newer-schema', (manifest) => manifest.schema.push('9999-of-tomorrow')],
    ['a migration less in the middle', 'strange-schema', (manifest) => manifest.schema.splice(1, 1)],
    ['a table less', 'tables-differ', (manifest) => manifest.tables.pop()],
    ['other columns', 'tables-differ', (manifest) => first(manifest).columns.reverse()],
    ['columns of another name', 'tables-differ', (manifest) => (first(manifest).columns[0] = 'strange')],
  ])('%s is refused, and nothing is restored', async (_, code, change) => {
    expect(await restored(await altered(change))).toBe(code)
    expect(await allRows(target.url)).toEqual({})
  })

  function leadingOut() {
    return { path: '../out', bytes: 0, sha256: 'a'.repeat(64) }
  }

  test('rows that break a rule of the database are refused, and nothing is restored', async () => {
    const rows = `a\t0\tsame\tname\n`.repeat(2)
    const file = await altered(
      ({ tables }) => {
        const options = tables.find(({ name }) => name === 'item_option')!
        const sha256 = createHash('sha256').update(rows).digest('hex')
        Object.assign(options, { rows: 2, bytes: rows.length, sha256 })
      },
      { 'tables/item_option.copy': rows },
    )
    expect(await restored(file)).toBe('rows-refused')
    expect(await allRows(target.url)).toEqual({})
  })

  test('a file that is no archive, and one that is not there, are told apart', async () => {
    expect(await restored(await written(Buffer.from('PK not ours')))).toBe('not-an-archive')
    expect(await restored(join(folder, 'nowhere.tar.gz'))).toBe('cannot-read')
    expect(await restored(folder)).toBe('cannot-read')
  })
})

describe('a whole archive', () => {
  test('is opened by tar, with the manifest in front', async () => {
    const listed = execFileSync('tar', ['-tzf', archive.file], { encoding: 'utf8' })
    const names = listed.trim().split('\n')
    expect(names[0]).toBe('manifest.json')
    expect(names.slice(1)).toEqual(archive.manifest.tables.map(({ name }) => `tables/${name}.copy`))
  })

  test('is read by its owner only', async () => {
    expect((await stat(archive.file)).mode & 0o777).toBe(0o600)
  })
})
