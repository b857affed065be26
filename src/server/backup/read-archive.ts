import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract, type Extract as TarExtract } from 'tar-stream'
import { BackupError, fileError } from './backup-error.ts'
import { entriesOf, FORMAT, MANIFEST, Manifest, type Entry } from './manifest.ts'
import { measured } from './measured.ts'
import { checkSeal } from './seal.ts'

type TarEntry = TarExtract extends AsyncIterable<infer Each> ? Each : never

const MOST_MANIFEST_BYTES = 256 * 1024 * 1024

/**
 * Reads a whole archive and refuses it unless every byte is as it was written and every entry is what the manifest says.
 * With a folder, the entries are laid there under their names.
 */
export async function readArchive(file: string, folder?: string): Promise<Manifest> {
  const end = await checkSeal(file)
  const entries = tarEntries(file, end)
  try {
    const first = await entries.next()
    const manifest = await manifestOf(first.done ? undefined : first.value)
    await readEntries(entries, entriesOf(manifest), folder)
    return manifest
  } catch (error) {
    if (isUnreadable(error)) throw new BackupError('bad-tar', { file, detail: (error as Error).message })
    throw fileError('cannot-write', folder ?? file, error)
  } finally {
    await entries.return(undefined)
  }
}

async function* tarEntries(file: string, end: number): AsyncGenerator<TarEntry, void> {
  const [source, gunzip, tar] = [createReadStream(file, { end: end - 1 }), createGunzip(), extract()]
  source.on('error', (error) => gunzip.destroy(error))
  gunzip.on('error', (error) => tar.destroy(error))
  try {
    for await (const entry of source.pipe(gunzip).pipe(tar)) yield entry
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

async function readEntries(
  entries: AsyncGenerator<TarEntry, void>,
  expected: readonly Entry[],
  folder: string | undefined,
): Promise<void> {
  const waiting = new Map(expected.map((entry) => [entry.name, entry]))
  for await (const tarEntry of entries) {
    const entry = waiting.get(tarEntry.header.name)
    if (!entry || tarEntry.header.type !== 'file')
      throw new BackupError('entry-unknown', { entry: tarEntry.header.name })
    waiting.delete(entry.name)
    await readEntry(tarEntry, entry, folder)
  }
  const [missing] = waiting.keys()
  if (missing !== undefined) throw new BackupError('entry-missing', { entry: missing })
}

async function readEntry(tarEntry: TarEntry, entry: Entry, folder: string | undefined): Promise<void> {
  const { bytes, sha256, lines } = await measured(tarEntry as AsyncIterable<Buffer>, await targetOf(entry, folder))
  const isSame = bytes === entry.bytes && sha256 === entry.sha256 && (entry.rows ?? lines) === lines
  if (!isSame) throw new BackupError('entry-differs', { entry: entry.name })
}

/** Names come from the checked manifest: none leads out of the folder. */
async function targetOf({ name }: Entry, folder: string | undefined): Promise<Writable | undefined> {
  if (folder === undefined) return undefined
  const file = join(folder, name)
  await mkdir(dirname(file), { recursive: true })
  return createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
}

async function manifestOf(entry: TarEntry | undefined): Promise<Manifest> {
  if (entry?.header.name !== MANIFEST) throw new BackupError('entry-missing', { entry: MANIFEST })
  if (entry.header.size > MOST_MANIFEST_BYTES) throw new BackupError('bad-manifest', { place: MANIFEST })
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk as Buffer)
  const json = jsonOf(Buffer.concat(chunks).toString('utf8'))
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined
  if (typeof format === 'number' && format !== FORMAT)
    throw new BackupError('unknown-format', { format, known: FORMAT })
  const result = Manifest.safeParse(json)
  if (!result.success)
    throw new BackupError('bad-manifest', { place: result.error.issues[0]!.path.join('.') || MANIFEST })
  return result.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const ZLIB = /^Z_/

/** gzip's and tar's own complaints; those of the file system bear another mark. */
function isUnreadable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  return code === undefined ? Object.getPrototypeOf(error) === Error.prototype : ZLIB.test(code)
}
