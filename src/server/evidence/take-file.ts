import { sql } from 'kysely'
import type { UploadedFile } from '#contract/evidence-views.ts'
import type { Tx } from '#db/database.ts'
import type { FileState } from '#domain/evidence/evidence.ts'
import { MOST_HOURS } from './upload-limits.ts'
import { actorOf, type Call } from '../call.ts'
import { record } from '../events/record.ts'
import type { EvidenceDeps } from './deps.ts'
import { examineFile } from './examine-file.ts'
import type { IncomingFile } from './file-store.ts'
import { lockFiles } from './lock-files.ts'
import { notTaken } from './not-taken.ts'
import type { ScanResult } from './scanner.ts'
import { holdUpload, type UploadWriter } from './upload-writer.ts'

/** In whose name a file comes. */
export type Arrival = {
  readonly upload: string
  readonly organisation: string
  readonly fileName: string
  /** Where it came in pieces: only the writer of these may take it in. */
  readonly writer?: UploadWriter
}

type Judged = IncomingFile & { readonly mediaType: string; readonly scan: ScanResult | { readonly state: 'unscanned' } }

/**
 * Method §12.2, §12.3. Takes a whole file in: looked at, scanned, put into the store, and only then written down in the
 * same transaction; a file without its row is swept up later, a row without its file there is none. What lay in `incoming`
 * is the caller's to clear away.
 */
export async function takeFile(
  { db, files }: EvidenceDeps,
  incoming: IncomingFile,
  arrival: Arrival,
  call: Call,
): Promise<UploadedFile> {
  const { store, scanner } = files
  const mediaType = await examineFile(incoming)
  const scan = scanner ? await scanner(incoming.path) : ({ state: 'unscanned' } as const)
  const judged = { ...incoming, mediaType, scan }
  const state = await db.transaction().execute(async (tx) => {
    if (arrival.writer) await holdUpload(tx, arrival.writer)
    await lockFiles(tx, 'shared')
    const stored = await storeRow(tx, judged)
    if (stored === 'quarantined') await quarantined(tx, judged, arrival, call)
    else {
      await uploadRow(tx, judged, arrival, actorOf(call).account)
      await store.keep(incoming)
    }
    return stored
  })
  if (state === 'quarantined') {
    await store.quarantine(incoming.hash, incoming.path)
    // It may have been taken in before the scanner knew it.
    await store.remove(incoming.hash)
    throw notTaken('infected', scan.state === 'quarantined' ? { threat: scan.threat } : {})
  }
  return { upload: arrival.upload, fileName: arrival.fileName, bytes: incoming.bytes, mediaType, state }
}

/** A newer word of the scanner replaces an older one; no word (waiting, unscanned) does not. */
async function storeRow(tx: Tx, { hash, bytes, mediaType, scan }: Judged): Promise<FileState> {
  const isSaid = scan.state === 'clean' || scan.state === 'quarantined'
  const threat = scan.state === 'quarantined' ? scan.threat : null
  const { rows } = await sql<{ state: FileState }>`
    insert into stored_file (hash, bytes, media_type, state, threat, stored_at, scanned_at)
    values (${hash}, ${bytes}, ${mediaType}, ${scan.state}, ${threat}, now(), ${isSaid ? sql`now()` : sql`null`})
    on conflict (hash) do update set
      state = case when ${isSaid} or (stored_file.state = 'unscanned' and ${scan.state === 'waiting'})
        then excluded.state else stored_file.state end,
      threat = case when ${isSaid} then excluded.threat else stored_file.threat end,
      scanned_at = coalesce(excluded.scanned_at, stored_file.scanned_at)
    returning state
  `.execute(tx)
  return rows[0]!.state
}

async function uploadRow(tx: Tx, file: Judged, arrival: Arrival, account: string): Promise<void> {
  await sql`
    insert into upload (id, account_id, organisation_id, file_name, bytes, begun_at, expires_at, file_hash)
    values (${arrival.upload}, ${account}, ${arrival.organisation}, ${arrival.fileName}, ${file.bytes}, now(),
      now() + make_interval(hours => ${MOST_HOURS}), ${file.hash})
    on conflict (id) do update set file_hash = excluded.file_hash
  `.execute(tx)
}

/** Written down although it is refused: who brought what, and what the scanner called it. */
async function quarantined(tx: Tx, { hash, scan }: Judged, arrival: Arrival, call: Call): Promise<void> {
  await tx.deleteFrom('upload').where('id', '=', arrival.upload).execute()
  const threat = scan.state === 'quarantined' ? scan.threat : null
  const body = { sha256: hash, fileName: arrival.fileName, state: 'quarantined', threat }
  const stream = `organisation:${arrival.organisation}` as const
  await record(tx, [{ stream, kind: 'evidence.scanned', by: actorOf(call).account, body }], call.origin)
}
