import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { API_ROOT } from '#contract/operation.ts'
import type { Database } from '#db/database.ts'
import { fileStore } from '#server/evidence/file-store.ts'
import { pdf } from '#test/support/evidence-files.ts'
import type { Head } from './round-folder.ts'

/** A file that somebody sends, and what was answered. */
export type Uploaded = {
  readonly hash: string
  readonly status: number | undefined
  readonly code?: string | undefined
  readonly fault?: string | undefined
}

const PIECE = 64 * 1024

/** A PDF of its own bytes. */
export function fileOf(words: string, bytes: number): { readonly bytes: Buffer; readonly hash: string } {
  const made = Buffer.from(pdf(words, { filling: bytes }))
  return { bytes: made, hash: createHash('sha256').update(made).digest('hex') }
}

/** Sends a file in one request, piece by piece with a pause between them. */
export async function upload(
  url: string,
  head: Head,
  file: ReturnType<typeof fileOf>,
  { pauseMs = 0 }: { readonly pauseMs?: number } = {},
): Promise<Uploaded> {
  const query = new URLSearchParams({ organisation: head.unit, fileName: 'minh-chung.pdf' }).toString()
  try {
    const response = await fetch(`${url}${API_ROOT}/evidence/files?${query}`, {
      method: 'POST',
      headers: { cookie: head.cookie, 'content-type': 'application/octet-stream' },
      body: ReadableStream.from(pieces(file.bytes, pauseMs)),
      duplex: 'half',
    })
    const said = (await response.json()) as { code?: string; details?: { fault?: string } }
    return { hash: file.hash, status: response.status, code: said.code, fault: said.details?.fault }
  } catch {
    return { hash: file.hash, status: undefined }
  }
}

async function* pieces(bytes: Buffer, pauseMs: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield bytes.subarray(at, at + PIECE)
    if (pauseMs > 0) await sleep(pauseMs)
  }
}

/**
 * What of the store is not as it must be: an acknowledged file without its row, a row whose file is not there or is
 * other bytes. A file without a row may lie there until it is swept.
 */
export async function storeFaults({ pool }: Database, folder: string, answers: readonly Uploaded[]): Promise<string[]> {
  const store = fileStore(folder)
  const { rows } = await pool.query<{ hash: string; uploads: number }>(
    `select hash, (select count(*) from upload where file_hash = hash)::int as uploads from stored_file`,
  )
  const known = new Map(rows.map(({ hash, uploads }) => [hash, uploads]))
  const faults = answers
    .filter(({ status, hash }) => status === 200 && known.get(hash) === undefined)
    .map(({ hash }) => `acknowledged and without a row: ${hash}`)
  for (const { hash } of rows) {
    if (!existsSync(store.pathOf(hash))) faults.push(`a row without its file: ${hash}`)
    else if ((await hashOf(store.pathOf(hash))) !== hash) faults.push(`a file of other bytes: ${hash}`)
  }
  return faults
}

/** What lies on its way in, of which nobody has a row. */
export function leftovers(folder: string): number {
  const incoming = join(folder, '.incoming')
  return existsSync(incoming) ? readdirSync(incoming).length : 0
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
