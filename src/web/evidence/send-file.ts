import { CallError, urlOf } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import { UploadedFile } from '#contract/evidence-views.ts'
import { call } from '../api.ts'
import { jsonOf, sendBytes } from './send-bytes.ts'

/** Sent at a time. On a slow line a piece fits into what one request may take (docs/decisions/020-evidence.md). */
export const PIECE = 1024 * 1024

/** How a file goes: what begins a further try where the last one ended, what gives it up, and who is told. */
export type FileSending = {
  readonly account?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** The upload that was begun before a connection was lost. */
  readonly begun?: string | undefined
  readonly onBegun?: (upload: string) => void
  /** Bytes of the file that the server has, or that are on their way. */
  readonly onSent: (bytes: number) => void
}

/** Sends a file and resolves with its upload: a small one at once, any other piece by piece. */
export function sendFile(organisation: string, file: File, sending: FileSending): Promise<string> {
  return file.size <= PIECE ? sendAtOnce(organisation, file, sending) : sendInPieces(organisation, file, sending)
}

async function sendAtOnce(organisation: string, file: File, sending: FileSending): Promise<string> {
  const url = urlOf(evidence.uploadFile, { organisation, fileName: nameOf(file) })
  const headers = { 'content-type': evidence.uploadFile.bytes }
  const uploaded = UploadedFile.safeParse(
    jsonOf(await sendBytes({ ...sending, method: 'POST', url, headers, body: file })),
  )
  if (!uploaded.success) throw new CallError('internal')
  return uploaded.data.upload
}

/** By tus: the server says how far it is, and whoever comes anew goes on from there. */
async function sendInPieces(organisation: string, file: File, sending: FileSending): Promise<string> {
  const known = sending.begun === undefined ? undefined : await offsetOf(sending.begun)
  const upload = known === undefined ? await begin(organisation, file, sending) : sending.begun!
  let offset = known ?? 0
  sending.onSent(offset)
  while (offset < file.size) offset = await sendPiece(upload, file, offset, sending)
  return upload
}

async function begin(organisation: string, file: File, sending: FileSending): Promise<string> {
  const of = { organisation, fileName: nameOf(file), uploadLength: file.size }
  const { account, signal } = sending
  const headers = { [evidence.beginUpload.headers.uploadLength]: String(file.size) }
  const answer = await sendBytes({ method: 'POST', url: urlOf(evidence.beginUpload, of), headers, account, signal })
  const upload = answer.getResponseHeader('location')?.split('/').at(-1)
  if (upload === undefined) throw new CallError('internal')
  sending.onBegun?.(upload)
  return upload
}

/** Undefined where the server knows the upload no more: then it begins anew. */
async function offsetOf(upload: string): Promise<number | undefined> {
  try {
    return (await call(evidence.showUpload, { upload })).uploadOffset
  } catch (error) {
    if (error instanceof CallError && error.code === 'not-found') return undefined
    throw error
  }
}

async function sendPiece(upload: string, file: File, offset: number, sending: FileSending): Promise<number> {
  const { account, signal, onSent } = sending
  const body = file.slice(offset, offset + PIECE)
  const answer = await sendBytes({
    ...{ method: 'PATCH', body, account, signal },
    url: urlOf(evidence.continueUpload, { upload, uploadOffset: offset }),
    headers: { 'content-type': evidence.continueUpload.bytes, 'upload-offset': String(offset) },
    onSent: (bytes) => onSent(Math.min(offset + bytes, file.size)),
  })
  const reached = Number(answer.getResponseHeader('upload-offset'))
  if (!(reached > offset)) throw new CallError('internal')
  return reached
}

function nameOf(file: File): string {
  return file.name.normalize('NFC')
}
