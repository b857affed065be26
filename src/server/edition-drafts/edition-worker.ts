// Runs in a thread of its own: a large edition is read without holding up anybody, and what a hostile file does to its
// reader ends with the thread.
import { parentPort, workerData } from 'node:worker_threads'
import type { FileFaultDetails } from '#contract/evidence-views.ts'
import { ContentError, type ContentFaultCode } from '#domain/content/content-fault.ts'
import { editionFrom } from '#domain/edition/edit/definition-limits.ts'
import { readEditionFile } from '#office/edition-file.ts'
import { lookOf } from '#office/file-look.ts'
import { examineArchive } from '../evidence/office-archive.ts'
import { Refusal } from '../refusal.ts'
import { wholeFile, type EditionAnswer, type EditionQuestion } from './edition-thread.ts'

const MOST_UNPACKED = 32 * 1024 * 1024

// Above what runs first.
const ARCHIVE_FAULTS: readonly ContentFaultCode[] = ['unpacks-too-big', 'password-protected', 'with-macros']

// A port of Node has no target origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await answered(workerData as EditionQuestion))

async function answered({ fileName, bytes }: EditionQuestion): Promise<EditionAnswer> {
  const fault = lookOf(bytes) === 'archive' ? await archiveFault(bytes) : undefined
  if (fault) return { faults: [wholeFile(fileName, fault)] }
  try {
    const limited = editionFrom(JSON.parse(JSON.stringify(await readEditionFile(fileName, bytes))))
    if ('edition' in limited) return limited
    return { faults: [wholeFile(fileName, 'shape', { reason: limited.faults.join('; ') })] }
  } catch (error) {
    if (error instanceof ContentError) return { faults: error.faults }
    throw error
  }
}

async function archiveFault(bytes: Uint8Array): Promise<ContentFaultCode | undefined> {
  try {
    await examineArchive(Buffer.from(bytes), MOST_UNPACKED)
    return undefined
  } catch (error) {
    const code = error instanceof Refusal ? (error.details as FileFaultDetails).fault : undefined
    return ARCHIVE_FAULTS.find((one) => one === code) ?? 'damaged'
  }
}
