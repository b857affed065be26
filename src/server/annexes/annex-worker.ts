// Runs in a thread of its own: the file of a stranger is read without holding up anybody, and what it does to its
// reader ends with the thread.
import { parentPort, workerData } from 'node:worker_threads'
import { readAnnex } from '#domain/edition/annex/read-annex.ts'
import { AnnexFileError } from '#office/annex/annex-file-error.ts'
import { readAnnexFile } from '#office/annex/annex-file.ts'
import type { AnnexAnswer } from './annex-thread.ts'

// A port of Node has no target origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await answered(workerData as Uint8Array))

async function answered(bytes: Uint8Array): Promise<AnnexAnswer> {
  try {
    const file = await readAnnexFile(bytes)
    return { kind: file.kind, annex: readAnnex(file) }
  } catch (error) {
    if (error instanceof AnnexFileError) return { fault: error.fault }
    throw error
  }
}
