import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { UploadView } from '#contract/evidence-views.ts'
import { API_ROOT, TUS_VERSION } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import { actorOf, type Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import type { EvidenceDeps } from './deps.ts'
import { measuredFile, TooManyBytes } from './file-store.ts'
import { notTaken } from './not-taken.ts'
import { append, lengthOf, pieceFile, removePiece } from './pieces.ts'
import { ownUpload, type StoredUpload } from './stored-upload.ts'
import { takeFile } from './take-file.ts'
import { whyNotWritten } from './upload-file.ts'
import { MOST_HOURS, MOST_OPEN } from './upload-limits.ts'
import { asWriter, becomeWriter, type UploadWriter } from './upload-writer.ts'

/** What of tus is served: its parts that begin an upload, give it up, and say when it is over. */
export function uploadProtocol({ files }: Pick<EvidenceDeps, 'files'>) {
  return { tusVersion: TUS_VERSION, tusExtension: 'creation,expiration,termination', tusMaxSize: files.largest }
}

type Beginning = { readonly organisation: string; readonly fileName: string; readonly uploadLength: number }

/** Makes room for a file that comes in pieces. */
export async function beginUpload(
  { db, files }: EvidenceDeps,
  { organisation, fileName, uploadLength }: Beginning,
  call: Call,
): Promise<UploadView & { location: string }> {
  const { account } = actorOf(call)
  if (uploadLength === 0) throw notTaken('empty')
  if (uploadLength > files.largest) throw notTaken('too-big', { most: files.largest })
  const id = uuidv7()
  const { rows } = await sql<{ expires_at: Date }>`
    insert into upload (id, account_id, organisation_id, file_name, bytes, begun_at, expires_at)
    select ${id}, ${account}, ${organisation}, ${fileName}, ${uploadLength}, now(), now() + make_interval(hours => ${MOST_HOURS})
    where (select count(*) from upload where account_id = ${account} and file_hash is null and expires_at > now()) < ${MOST_OPEN}
    returning expires_at
  `.execute(db)
  const [row] = rows
  if (!row) throw new Refusal('too-many-uploads')
  const view = { upload: id, uploadOffset: 0, uploadLength, expires: row.expires_at.toUTCString() }
  return { ...view, location: `${API_ROOT}/uploads/${id}` }
}

/**
 * How far it is. Whoever asks goes on from there: a connection that was lost writes nothing any more, so that what is
 * answered stays true. Whole, and not taken in because the server stopped just then, it is taken in now.
 */
export async function showUpload(deps: EvidenceDeps, id: string, call: Call): Promise<UploadView> {
  const { db, files } = deps
  const { account } = actorOf(call)
  const writer = await becomeWriter(db, id, account)
  const upload = await ownUpload(db, id, account)
  const offset = await lengthOf(pieceFile(files.store.incoming, id))
  const isWhole = offset === upload.bytes && !upload.file && !upload.isOver
  return isWhole ? ended(deps, upload, writer, call) : viewOf(upload, offset)
}

/** The next piece, from where the last one ended; with the last byte the file is taken in or refused. */
export async function continueUpload(
  deps: EvidenceDeps,
  { upload: id, uploadOffset }: { readonly upload: string; readonly uploadOffset: number },
  call: Call,
): Promise<UploadView> {
  const { db, files } = deps
  const { account } = actorOf(call)
  const { bytes = Readable.from([]) } = call
  const writer = await becomeWriter(db, id, account)
  const upload = await ownUpload(db, id, account)
  const file = pieceFile(files.store.incoming, id)
  if ((await lengthOf(file)) !== uploadOffset) throw new Refusal('stale')
  const { offset, error } = await append(
    file,
    uploadOffset,
    bytes.iterator({ destroyOnReturn: false }),
    upload.bytes,
    (write) => asWriter(db, writer, write),
  )
  if (error instanceof TooManyBytes) throw notTaken('too-big', { most: upload.bytes })
  if (error !== undefined) throw whyNotWritten(error)
  return offset < upload.bytes ? viewOf(upload, offset) : ended(deps, upload, writer, call)
}

export async function cancelUpload(
  { db, files }: EvidenceDeps,
  id: string,
  call: Call,
): Promise<Record<string, never>> {
  const upload = await ownUpload(db, id, actorOf(call).account)
  if (upload.file) throw new Refusal('wrong-state')
  await db.deleteFrom('upload').where('id', '=', id).where('file_hash', 'is', null).execute()
  await removePiece(pieceFile(files.store.incoming, id))
  return {}
}

/**
 * A file that is refused leaves nothing; where the server fails, what came is there for another try. Of two that come to
 * the end at once the later one is heard.
 */
async function ended(deps: EvidenceDeps, upload: StoredUpload, writer: UploadWriter, call: Call): Promise<UploadView> {
  const { db, files } = deps
  const path = pieceFile(files.store.incoming, upload.id)
  const { organisation, fileName, id } = upload
  try {
    const arrival = { upload: id, organisation, fileName, writer }
    const file = await takeFile(deps, await measuredFile(path), arrival, call)
    return viewOf({ ...upload, file }, upload.bytes)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'file-not-taken') await forget(db, writer, path)
    throw error
  }
}

/** Not where somebody else has come to its end meanwhile: then it is theirs. */
async function forget(db: Db, { upload, writer }: UploadWriter, path: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('upload')
    .where('id', '=', upload)
    .where('writer', '=', writer)
    .where('file_hash', 'is', null)
    .executeTakeFirstOrThrow()
  if (numDeletedRows > 0n) await removePiece(path)
}

function viewOf({ id, bytes, expires, file }: StoredUpload, offset: number): UploadView {
  return {
    upload: id,
    uploadOffset: file ? bytes : offset,
    uploadLength: bytes,
    expires: expires.toUTCString(),
    ...(file && { file }),
  }
}
