import type { WorkbookFault } from '#domain/value/row-fault.ts'
import type { FormSheet } from '#office/form-workbook/form-sheet.ts'
import type { WorkbookMark } from '#office/form-workbook/mark-form-workbook.ts'
import type { ReadWorkbook } from '#office/form-workbook/read-form-workbook.ts'
import type { Language } from '#text/language.ts'
import { inThreads } from '../in-threads.ts'
import { Refusal } from '../refusal.ts'

export type WorkbookQuestion =
  | { readonly kind: 'write'; readonly form: FormSheet }
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'mark'
      readonly bytes: Uint8Array
      readonly marks: readonly WorkbookMark[]
      readonly language: Language
    }
export type WorkbookAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'read'; readonly read: ReadWorkbook }
  | { readonly kind: 'fault'; readonly fault: WorkbookFault }

const LIMITS = { withinMs: 30_000, mostMemoryMb: 512, atOnce: 2, mostWaiting: 20 }

const ask: (question: WorkbookQuestion) => Promise<WorkbookAnswer | undefined> = inThreads(
  new URL('./workbook-worker.ts', import.meta.url),
  LIMITS,
)

/** A form as a workbook. */
export function writtenWorkbook(form: FormSheet): Promise<Uint8Array> {
  return bytesOf({ kind: 'write', form })
}

/** What stands in a workbook whose archive was examined. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  const answer = await answered({ kind: 'read', bytes })
  if (answer.kind !== 'read') throw new Error(`reading answers ${answer.kind}`)
  return answer.read
}

/** The same workbook with what is wrong in it. */
export function markedWorkbook(bytes: Uint8Array, marks: readonly WorkbookMark[], language: Language) {
  return bytesOf({ kind: 'mark', bytes, marks, language })
}

async function bytesOf(question: WorkbookQuestion): Promise<Uint8Array> {
  const answer = await answered(question)
  if (answer.kind !== 'bytes') throw new Error(`${question.kind} answers ${answer.kind}`)
  return answer.bytes
}

async function answered(question: WorkbookQuestion): Promise<Exclude<WorkbookAnswer, { kind: 'fault' }>> {
  const answer = await ask(question)
  if (!answer) throw notRead({ fault: 'too-costly', params: {} })
  if (answer.kind === 'fault') throw notRead(answer.fault)
  return answer
}

/** The refusal of a workbook, with what its sentence is made of. */
export function notRead(fault: WorkbookFault): Refusal {
  return new Refusal('workbook-not-read', undefined, fault)
}
