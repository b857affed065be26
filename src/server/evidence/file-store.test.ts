import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidence } from '#contract/evidence.ts'
import { makeArchive } from '#server/backup/make-archive.ts'
import { restore } from '#server/backup/restore.ts'
import { examination } from '#server/examination/examination.ts'
import { openDatabase } from '#db/database.ts'
import { blankPlace } from '#test/support/database/installation-place.ts'
import { pdf } from '#test/support/evidence-files.ts'
import { openEvidenceHouse, type EvidenceHouse } from '#test/support/evidence-house.ts'
import { fileStore, TooManyBytes } from './file-store.ts'
import { sweepFiles } from './keep-files.ts'

const DAY_MS = 86_400_000

let house: EvidenceHouse
let folder: string

beforeAll(async () => {
  house = await openEvidenceHouse()
  folder = join(house.province.files.store.incoming, '..')
})
afterAll(() => house.province.close())

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('a file lies under its hash, written once, and reads as it came', async () => {
  const store = fileStore(join(folder, '..', `${process.pid}-store`))
  const bytes = Buffer.from('Quyết định 12')
  for (let times = 0; times < 2; times += 1)
    await store.keep(await store.receive(Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]), 100))
  const hash = sha256(bytes)
  expect(store.pathOf(hash)).toContain(join(hash.slice(0, 2), hash.slice(2, 4), hash))
  expect(await readFile(store.pathOf(hash))).toEqual(bytes)
  expect(await readdir(store.incoming)).toEqual([])
  const all: string[] = []
  for await (const one of store.all()) all.push(one.hash)
  expect(all).toEqual([hash])
  expect(() => store.pathOf('../../etc/passwd')).toThrow('not a hash')
  await rm(join(store.incoming, '..'), { recursive: true })
})

test('more than is taken, and a stream that breaks, leave nothing', async () => {
  const { store } = house.province.files
  const broken = Readable.from(
    (async function* () {
      yield Buffer.alloc(10)
      throw new Error('lost')
    })(),
  )
  await expect(store.receive(broken, 100)).rejects.toThrow('lost')
  await expect(store.receive(Readable.from([Buffer.alloc(101)]), 100)).rejects.toThrow(TooManyBytes)
  expect(await readdir(store.incoming)).toEqual([])
})

test('what a kill left is swept after a day, and what has its row stays', async () => {
  const { files, database } = house.province
  const kept = await house.added(pdf('Giu lai'))
  const unused = pdf('Khong dung')
  await house.upload(unused)
  const orphans = [Buffer.from('cũ'), Buffer.from('mới')]
  for (const bytes of orphans) await files.store.keep(await files.store.receive(Readable.from([bytes]), 100))
  await writeFile(join(files.store.incoming, 'dang-do'), 'nửa tệp')
  const long = new Date(Date.now() - 2 * DAY_MS)
  await utimes(files.store.pathOf(sha256(orphans[0]!)), long, long)
  await utimes(join(files.store.incoming, 'dang-do'), long, long)
  expect(await sweepFiles(database.db, files, new Date())).toEqual({ uploads: 0, files: 1 })
  const expected = [sha256(pdf('Giu lai')), sha256(unused), sha256(orphans[1]!)]
  expect((await house.stored()).sort()).toEqual(expected.sort())
  // A day later nobody has made evidence of what was sent.
  expect(await sweepFiles(database.db, files, new Date(Date.now() + DAY_MS + 60_000))).toMatchObject({ uploads: 2 })
  expect(await house.stored()).toEqual([sha256(pdf('Giu lai'))])
  expect((await house.get(`/evidence/${kept.evidence}/file`)).status).toBe(200)
})

test('a file that is lost is what an examination of the installation tells', async () => {
  const { files, database } = house.province
  const data = await mkdtemp(join(tmpdir(), 'laban-examined-'))
  await cp(folder, join(data, 'files'), { recursive: true })
  const config = { LABAN_DATA: data, LABAN_CHECKPOINTS: data, LABAN_MODE: 'trial' } as const
  const look = async () => (await examination(database, config)).find(({ code }) => code === 'files')
  const { file } = await house.added(pdf('Mat'))
  const [lost, kept] = [sha256(pdf('Mat')), await house.stored()]
  expect(file?.mediaType).toBe('application/pdf')
  expect(await look()).toMatchObject({ state: 'broken', params: { files: kept.length, lost: 1, first: lost } })
  await cp(join(files.store.pathOf(lost), '../../..'), join(data, 'files'), { recursive: true })
  expect(await look()).toMatchObject({ state: 'fine', params: { files: kept.length, lost: 0 } })
  await rm(data, { recursive: true })
})

test('an archive brings rows and files into an empty place, byte for byte, and nothing unfinished', async () => {
  const bytes = pdf('Sao luu', { filling: 100_000 })
  const { evidence: id } = await house.added(bytes)
  await mkdir(join(folder, '.quarantine'), { recursive: true })
  await writeFile(join(folder, '.quarantine', 'a'.repeat(64)), 'virus')
  await writeFile(join(house.province.files.store.incoming, 'b.part'), 'nửa tệp')
  const place = await blankPlace()
  try {
    const checkpoints = { folder: join(place.folder, 'none'), keysFolder: join(place.folder, 'none') }
    const { file } = await makeArchive({
      database: house.province.database,
      places: { files: folder, checkpoints },
      folder: join(place.folder, 'backups'),
      program: '9.9.9',
      now: new Date(),
    })
    await restore({ ...place, file, program: '9.9.9', workFolder: place.folder })
    expect(await readFile(fileStore(place.places.files).pathOf(sha256(bytes)))).toEqual(bytes)
    expect((await readdir(place.places.files)).filter((name) => name.startsWith('.'))).toEqual([])
    const there = openDatabase(place.url, { most: 2 })
    const row = await there.db.selectFrom('evidence').select('file_hash').where('id', '=', id).executeTakeFirst()
    await there.close()
    expect(row?.file_hash).toBe(sha256(bytes))
    expect((await house.officer.call(evidence.showEvidence, { evidence: id })).state).toBe('in-force')
  } finally {
    await place.remove()
  }
})
