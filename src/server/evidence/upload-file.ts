import { uuidv7 } from 'uuidv7'
import { LARGEST_AT_ONCE } from '#contract/evidence.ts'
import type { UploadedFile } from '#contract/evidence-views.ts'
import type { Call } from '../call.ts'
import type { EvidenceDeps } from './deps.ts'
import { TooManyBytes, type IncomingFile } from './file-store.ts'
import { notTaken } from './not-taken.ts'
import { takeFile } from './take-file.ts'

/** A file in one piece; it becomes evidence by `createEvidence`. */
export async function uploadFile(
  deps: EvidenceDeps,
  { organisation, fileName }: { readonly organisation: string; readonly fileName: string },
  call: Call,
): Promise<UploadedFile> {
  if (!call.bytes) throw notTaken('empty')
  const most = Math.min(LARGEST_AT_ONCE, deps.files.largest)
  // What is too much is left unread, not torn off: the caller is to hear why.
  const incoming = await received(deps, call.bytes.iterator({ destroyOnReturn: false }), most)
  try {
    return await takeFile(deps, incoming, { upload: uuidv7(), organisation, fileName }, call)
  } finally {
    await deps.files.store.forget(incoming)
  }
}

async function received(
  { files }: EvidenceDeps,
  bytes: AsyncIterable<Uint8Array>,
  most: number,
): Promise<IncomingFile> {
  try {
    return await files.store.receive(bytes, most)
  } catch (error) {
    if (error instanceof TooManyBytes) throw notTaken('too-big', { most })
    throw whyNotWritten(error)
  }
}

const FULL = ['ENOSPC', 'EDQUOT']
const CUT = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']

/** A full disk and a caller who went away are told as such; anything else is our own fault. */
export function whyNotWritten(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  if (FULL.includes(code)) return notTaken('no-room')
  return CUT.includes(code) ? notTaken('incomplete') : error
}
