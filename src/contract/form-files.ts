import { z } from 'zod'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { Slug } from '#domain/slug.ts'
import { RowFault } from '#domain/value/row-fault.ts'
import { ValueContent } from '#domain/value/value-content.ts'
import { Id } from './id.ts'
import { operation, SentFile } from './operation.ts'
import { GivenPeriod, SoftFindingView } from './values.ts'

/** What a workbook may have at most. */
export const LARGEST_WORKBOOK = 10 * 1024 * 1024

/** A row of a workbook beside the form as it stands. */
export const WorkbookRow = z.object({
  kind: z.enum(['new', 'changed', 'unchanged', 'fault']),
  /** The cell that is spoken of: "F12". */
  cell: z.string(),
  item: z.string(),
  /** What stands in the form, and what the workbook would write. */
  before: ValueContent.optional(),
  after: ValueContent.optional(),
  note: z.string().optional(),
  /** The cell holds a formula; its result as it was last computed is taken. */
  isFormula: z.boolean(),
  fault: RowFault.optional(),
  /** What stands in the cell that has a fault, as text. */
  found: z.string().optional(),
  /** What of the new value will need a note. */
  findings: z.array(SoftFindingView),
})
export type WorkbookRow = z.infer<typeof WorkbookRow>

/** What a workbook would do to the form. */
export const WorkbookCheck = z.object({
  /** The name of the sheet that was read. */
  sheet: z.string(),
  counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), faults: z.int() }),
  /** What would change and what is wrong, in the order of the sheet; `left`: how many more there are. */
  rows: z.array(WorkbookRow),
  left: z.int(),
  /** Names exactly these changes: what is imported is what was seen. */
  accepted: z.string(),
})
export type WorkbookCheck = z.infer<typeof WorkbookCheck>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Who says for a unit what its form holds. */
const SPEAK: Permits = { 'unit-officer': ['own'], 'unit-head': ['own'], 'standing-agency': ANYBODYS }
const form = z.object({ organisation: Id, edition: Slug, period: GivenPeriod })
const WRITTEN_IN = z.enum(['vi', 'en']).default('vi')
const example = { organisation: '01890a5d-ac96-774b-bcce-b302099a8057', edition: 'hue-2020', period: '2022' }
const ofForm = { group: 'form.enter', permits: SPEAK, about: 'organisation' } as const
const signed = ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'] as const
/** A workbook that is not taken, and a form that is closed. */
const brought = [
  ...signed,
  'file-not-taken',
  'workbook-not-read',
  'wrong-state',
  'round-not-open',
  'deadline-over',
] as const

export const formFiles = {
  downloadFormWorkbook: operation({
    ...ofForm,
    method: 'GET',
    path: '/forms/:organisation/:edition/:period/workbook',
    input: form.extend({ language: WRITTEN_IN }),
    output: SentFile,
    file: [XLSX],
    refusals: signed,
    example,
  }),
  /** Nothing is written by it. */
  checkFormWorkbook: operation({
    ...ofForm,
    method: 'POST',
    path: '/forms/:organisation/:edition/:period/workbook/check',
    bytes: XLSX,
    input: form,
    output: WorkbookCheck,
    refusals: brought,
    example,
  }),
  /** The same workbook with a column and comments that say what is wrong. */
  markFormWorkbook: operation({
    ...ofForm,
    method: 'POST',
    path: '/forms/:organisation/:edition/:period/workbook/faults',
    bytes: XLSX,
    input: form.extend({ language: WRITTEN_IN }),
    output: SentFile,
    file: [XLSX],
    refusals: brought,
    example,
  }),
  importFormWorkbook: operation({
    ...ofForm,
    method: 'POST',
    path: '/forms/:organisation/:edition/:period/workbook/import',
    bytes: XLSX,
    input: form.extend({
      accepted: z.string().max(100),
      /** Rows with faults are left out; else they keep everything from being written. */
      rows: z.enum(['all', 'valid']).default('all'),
    }),
    output: z.object({ written: z.int() }),
    refusals: [...brought, 'stale', 'workbook-has-faults'],
    example: { ...example, accepted: '0'.repeat(64) },
  }),
}
