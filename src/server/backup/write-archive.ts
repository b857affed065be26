import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack, type Pack } from 'tar-stream'
import { entriesOf, MANIFEST, type Entry, type Manifest } from './manifest.ts'
import { sealing } from './seal.ts'

/** An entry's content. */
type SourceOf = (entry: Entry) => Promise<Readable>

/** Writes the archive to a new file: the manifest, then its entries, each as `sourceOf` opens it. */
export async function writeArchive(file: string, manifest: Manifest, sourceOf: SourceOf): Promise<void> {
  const tar = pack()
  const written = pipeline(
    tar,
    createGzip(),
    sealing(),
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
  )
  await Promise.all([written, added(tar, manifest, sourceOf)])
}

async function added(tar: Pack, manifest: Manifest, sourceOf: SourceOf): Promise<void> {
  const mtime = new Date(manifest.madeAt)
  tar.entry({ name: MANIFEST, mtime, mode: 0o600 }, `${JSON.stringify(manifest, undefined, 1)}\n`)
  for (const entry of entriesOf(manifest)) {
    const target = tar.entry({ name: entry.name, size: entry.bytes, mtime, mode: 0o600 })
    await pipeline(await sourceOf(entry), target)
  }
  tar.finalize()
}
