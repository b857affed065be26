// Runs in a thread of its own: what a hostile file does to the reader ends with it, and nobody waits for a large one.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { FileFaultDetails } from '#contract/evidence-views.ts'
import { uuidv7 } from 'uuidv7'
import type { ImportFault } from '#contract/imports.ts'
import type { ImportFaultCode } from '#domain/import/import-fault.ts'
import { planOrganisations, type OrganisationPlan, type Standing } from '#domain/import/plan-organisations.ts'
import { lookOf } from '#office/file-look.ts'
import { readImportTable, type ImportTable, type TableForm } from '#office/import-table.ts'
import { examineArchive } from '../evidence/office-archive.ts'
import { Refusal } from '../refusal.ts'
import { organisationRows, type Group } from './organisation-rows.ts'

/** A worksheet of 20,000 rows comes to a fifth of this. */
const MOST_UNPACKED = 100 * 1024 * 1024

// Above what runs first.
const ARCHIVE_FAULTS: readonly ImportFaultCode[] = ['unpacks-too-big', 'password-protected', 'with-macros']

/** What a file is read for; `register` where it is of organisations, which are planned there, too. */
export type ImportQuestion = {
  readonly path: string
  readonly form: TableForm
  readonly register?: PlannedAgainst
}

/** What organisations of a file are planned against. */
export type PlannedAgainst = Standing & { readonly groups: readonly Group[]; readonly from: string }

export type ImportAnswer = {
  readonly table: ImportTable
  readonly organisations?: { readonly faults: readonly ImportFault[]; readonly plan: OrganisationPlan }
}

// A port of Node has no target origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await answered(workerData as ImportQuestion))

async function answered({ path, form, register }: ImportQuestion): Promise<ImportAnswer> {
  const table = await tableAt(path, form)
  if (!register) return { table }
  const { rows, faults } = organisationRows(table, register.groups)
  const plan = planOrganisations(register, faults.length > 0 ? [] : rows, register.from, uuidv7)
  return { table: { ...table, rows: [], rowCount: table.rows.length }, organisations: { faults, plan } }
}

async function tableAt(path: string, form: TableForm): Promise<ImportTable> {
  const fault = lookOf(readFileSync(path)) === 'archive' ? await archiveFault(path) : undefined
  if (fault) return { rows: [], rowCount: 0, letters: {}, faults: [{ code: fault, row: 0, params: {} }] }
  return readImportTable(path, form)
}

async function archiveFault(path: string): Promise<ImportFaultCode | undefined> {
  try {
    await examineArchive(path, MOST_UNPACKED)
    return undefined
  } catch (error) {
    const code = error instanceof Refusal ? (error.details as FileFaultDetails).fault : undefined
    return ARCHIVE_FAULTS.find((one) => one === code) ?? 'damaged'
  }
}
