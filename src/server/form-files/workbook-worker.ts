// Runs in a thread of its own: thousands of rows are read without holding up anybody, and what a hostile file does to
// its reader ends with the thread.
import { parentPort, workerData } from 'node:worker_threads'
import { markFormWorkbook } from '#office/form-workbook/mark-form-workbook.ts'
import { readFormWorkbook } from '#office/form-workbook/read-form-workbook.ts'
import { WorkbookError } from '#office/form-workbook/workbook-error.ts'
import { writeFormWorkbook } from '#office/form-workbook/write-form-workbook.ts'
import type { WorkbookAnswer, WorkbookQuestion } from './workbook-thread.ts'

// A port of Node has no target origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await answered(workerData as WorkbookQuestion))

async function answered(question: WorkbookQuestion): Promise<WorkbookAnswer> {
  try {
    switch (question.kind) {
      case 'write':
        return { kind: 'bytes', bytes: await writeFormWorkbook(question.form) }
      case 'read':
        return { kind: 'read', read: await readFormWorkbook(question.bytes) }
      case 'mark':
        return { kind: 'bytes', bytes: await markFormWorkbook(question.bytes, question.marks, question.language) }
    }
  } catch (error) {
    if (error instanceof WorkbookError) return { kind: 'fault', fault: error.fault }
    throw error
  }
}
