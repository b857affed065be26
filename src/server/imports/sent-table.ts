import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { LARGEST_IMPORT } from '#contract/imports.ts'
import type { ImportFaultCode } from '#domain/import/import-fault.ts'
import type { ImportTable, TableFault, TableForm } from '#office/import-table.ts'
import { inThreads } from '../in-threads.ts'
import type { ImportAnswer, ImportQuestion, PlannedAgainst } from './import-worker.ts'

/** One at a time: a file is read in some seconds, and by a few people a year. */
const ask: (question: ImportQuestion) => Promise<ImportAnswer | undefined> = inThreads(
  new URL('./import-worker.ts', import.meta.url),
  { withinMs: 60_000, mostMemoryMb: 512, atOnce: 1, mostWaiting: 10 },
)

/** What became of a file, with its hash. */
export type SentFile = ImportAnswer & { readonly hash: string }

/** A table with the hash of the file that it was read from. */
export type SentTable = ImportTable & { readonly hash: string }

/** Reads the table that a caller sends, away from everybody else's work; the file is gone afterwards. */
export async function readTable(bytes: Readable | undefined, form: TableForm): Promise<SentTable> {
  const { table, hash } = await readFileOf(bytes, { form })
  return { ...table, hash }
}

/** Reads a table of organisations, and plans what it would do. */
export function readOrganisations(
  bytes: Readable | undefined,
  form: TableForm,
  register: PlannedAgainst,
): Promise<SentFile> {
  return readFileOf(bytes, { form, register })
}

async function readFileOf(bytes: Readable | undefined, question: Omit<ImportQuestion, 'path'>): Promise<SentFile> {
  if (!bytes) return { table: failed('no-file'), hash: '' }
  const folder = await mkdtemp(join(tmpdir(), 'laban-import-'))
  try {
    const path = join(folder, 'file')
    const size = await kept(bytes, path)
    if (size === 0) return { table: failed('no-file'), hash: '' }
    if (size > LARGEST_IMPORT)
      return { table: failed('too-big', { most: String(LARGEST_IMPORT / 1024 / 1024) }), hash: '' }
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('base64url')
    return { ...((await ask({ ...question, path })) ?? { table: failed('not-read') }), hash }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** How many bytes there were; what is too much is left unread, so that the caller hears why. */
async function kept(bytes: Readable, path: string): Promise<number> {
  const file = createWriteStream(path)
  let size = 0
  for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length
    if (size > LARGEST_IMPORT) break
    if (!file.write(chunk)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
  return size
}

function failed(code: ImportFaultCode, params: TableFault['params'] = {}): ImportTable {
  return { rows: [], rowCount: 0, letters: {}, faults: [{ code, row: 0, params }] }
}
