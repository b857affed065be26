import type { ItemNaming } from '#domain/past-table/item-names.ts'
import type { ReadTable } from '#domain/past-table/read-past-table.ts'
import type { Relation } from '#domain/past-table/unit-names.ts'
import type { OrganisationVersion } from '#domain/organisation/organisation-version.ts'
import type { WorkbookFault } from '#domain/value/row-fault.ts'
import type { MarkedSheet } from '#office/past-table/mark-past-sheet.ts'
import type { Language } from '#text/language.ts'
import { notRead } from '../form-files/workbook-thread.ts'
import { inThreads } from '../in-threads.ts'

/** A table with all that its words can mean, and what a person has said of it. */
export type TableQuestion = {
  readonly kind: 'read'
  readonly bytes: Uint8Array
  readonly sheet: string | undefined
  readonly head: number | undefined
  readonly period: string
  readonly columns: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
  readonly namings: readonly ItemNaming[]
  readonly versions: readonly OrganisationVersion[]
  readonly relations: readonly Relation[]
}

type MarkQuestion = {
  readonly kind: 'mark'
  readonly bytes: Uint8Array
  readonly marked: MarkedSheet
  readonly language: Language
}
export type TableThreadQuestion = TableQuestion | MarkQuestion

export type SentTable = {
  readonly sheets: readonly string[]
  readonly sheet: string
  readonly read: ReadTable
  /** Everybody there was in the periods that the table speaks of. */
  readonly units: ReadonlyMap<string, string>
}

export type TableThreadAnswer =
  | { readonly kind: 'table'; readonly table: SentTable }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'fault'; readonly fault: WorkbookFault }

const LIMITS = { withinMs: 30_000, mostMemoryMb: 512, atOnce: 1, mostWaiting: 10 }

const ask: (question: TableThreadQuestion) => Promise<TableThreadAnswer | undefined> = inThreads(
  new URL('./table-worker.ts', import.meta.url),
  LIMITS,
)

/** What a table says whose archive was examined. */
export async function readTable(question: Omit<TableQuestion, 'kind'>): Promise<SentTable> {
  const answer = await answered({ kind: 'read', ...question })
  if (answer.kind !== 'table') throw new Error(`reading answers ${answer.kind}`)
  return answer.table
}

/** The same workbook with what is wrong in it. */
export async function markedTable(bytes: Uint8Array, marked: MarkedSheet, language: Language): Promise<Uint8Array> {
  const answer = await answered({ kind: 'mark', bytes, marked, language })
  if (answer.kind !== 'bytes') throw new Error(`marking answers ${answer.kind}`)
  return answer.bytes
}

async function answered(question: TableThreadQuestion): Promise<Exclude<TableThreadAnswer, { kind: 'fault' }>> {
  const answer = await ask(question)
  if (!answer) throw notRead({ fault: 'too-costly', params: {} })
  if (answer.kind === 'fault') throw notRead(answer.fault)
  return answer
}
