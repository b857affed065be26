import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack, type Pack } from 'tar-stream'
import { entriesOf, MANIFEST, type Entry, type Manifest } from './manifest.ts'
import { sealing } from './seal.ts'

/** Writes the archive to a new file: the manifest, then its entries, each from where `fileOf` finds it. */
export async function writeArchive(file: string, manifest: Manifest, fileOf: (entry: Entry) => string): Promise<void> {
  const tar = pack()
  const written = pipeline(
    tar,
    createGzip(),
    sealing(),
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
  )
  await Promise.all([written, added(tar, manifest, fileOf)])
}

async function added(tar: Pack, manifest: Manifest, fileOf: (entry: Entry) => string): Promise<void> {
  const mtime = new Date(manifest.madeAt)
  tar.entry({ name: MANIFEST, mtime, mode: 0o600 }, `${JSON.stringify(manifest, undefined, 1)}\n`)
  for (const entry of entriesOf(manifest)) {
    const target = tar.entry({ name: entry.name, size: entry.bytes, mtime, mode: 0o600 })
    await pipeline(createReadStream(fileOf(entry)), target)
  }
  tar.finalize()
}
