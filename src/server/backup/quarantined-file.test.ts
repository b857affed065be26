import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileStore, type FileStore } from '#server/evidence/file-store.ts'
import { blankPlace, filledPlace, type InstallationPlace } from '#test/support/database/installation-place.ts'
import { makeArchive } from './make-archive.ts'
import { restore } from './restore.ts'
import { openStored, storedFiles, storedPaths } from './stored-files.ts'

const FILES = 40

let [origin, target]: InstallationPlace[] = []
let store: FileStore

beforeAll(async () => {
  origin = await filledPlace()
  target = await blankPlace()
  store = fileStore(origin.places.files)
})

afterAll(async () => {
  await origin?.remove()
  await target?.remove()
})

async function stored(at: number): Promise<string> {
  const bytes = Buffer.alloc(50_000, `tệp ${at} `)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await mkdir(dirname(store.pathOf(hash)), { recursive: true })
  await writeFile(store.pathOf(hash), bytes)
  return hash
}

test('files that are put into quarantine while an archive is made are in it, and a later one has none of them', async () => {
  const hashes = await Promise.all(Array.from({ length: FILES }, (_, at) => stored(at)))
  const request = { ...origin!, folder: join(origin!.folder, 'backups'), program: '9.9.9' }
  let isDone = false
  // One after the other, from the first moment of the archive to its last.
  const quarantining = (async () => {
    for (const hash of hashes) {
      if (isDone) return
      await store.quarantine(hash)
      await new Promise((later) => setTimeout(later, 5))
    }
  })()
  const { file, manifest } = await makeArchive({ ...request, now: new Date('2026-09-30T02:00:00+07:00') })
  isDone = true
  await quarantining
  const names = manifest.files.map(({ path }) => path.split('/').at(-1)!)
  const moved = await readdir(join(origin!.places.files, '.quarantine'))
  expect(moved.filter((hash) => names.includes(hash)).length).toBeGreaterThan(0)
  await restore({ ...target!, file, program: '9.9.9', workFolder: target!.folder })

  for (const hash of hashes.filter((one) => !moved.includes(one))) await store.quarantine(hash)
  const later = await makeArchive({ ...request, now: new Date('2026-10-01T02:00:00+07:00') })
  expect(later.manifest.files).toEqual([])
})

test('a file that is put into quarantine or removed once it was listed is read where it lies, or left out', async () => {
  const { files } = origin!.places
  const [kept, moved, removed] = await Promise.all([100, 101, 102].map(stored))
  const paths = await storedPaths(files)
  await store.quarantine(moved!)
  await store.remove(removed!)
  const named = new Set((await storedFiles(files, paths)).map(({ sha256 }) => sha256))
  expect([kept, moved, removed].map((hash) => named.has(hash!))).toEqual([true, true, false])
  const path = paths.find((one) => one.endsWith(moved!))!
  expect(
    createHash('sha256')
      .update(await buffer(await openStored(files, path)))
      .digest('hex'),
  ).toBe(moved)
})
