// Runs in a thread of its own: what a hostile file does to the reader ends with it, and nobody waits for a large one.
import { parentPort, workerData } from 'node:worker_threads'
import type { FileFaultDetails } from '#contract/evidence-views.ts'
import type { ImportFaultCode } from '#domain/import/import-fault.ts'
import { isArchive, readImportTable, type ImportTable, type TableForm } from '#office/import-table.ts'
import { examineArchive } from '../evidence/office-archive.ts'
import { Refusal } from '../refusal.ts'

/** A worksheet of 20,000 rows comes to a fifth of this. */
const MOST_UNPACKED = 100 * 1024 * 1024

// Above what runs first.
const ARCHIVE_FAULTS: readonly ImportFaultCode[] = ['unpacks-too-big', 'password-protected', 'with-macros']

export type TableQuestion = { readonly path: string; readonly form: TableForm }

// A port of Node has no target origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await answered(workerData as TableQuestion))

async function answered({ path, form }: TableQuestion): Promise<ImportTable> {
  const fault = isArchive(path) ? await archiveFault(path) : undefined
  if (fault) return { rows: [], letters: {}, faults: [{ code: fault, row: 0, params: {} }] }
  return readImportTable(path, form)
}

async function archiveFault(path: string): Promise<ImportFaultCode | undefined> {
  try {
    await examineArchive(path, MOST_UNPACKED)
    return undefined
  } catch (error) {
    const code = error instanceof Refusal ? (error.details as FileFaultDetails).fault : undefined
    return ARCHIVE_FAULTS.find((one) => one === code) ?? 'not-read'
  }
}
