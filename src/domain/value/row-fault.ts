import { z } from 'zod'

/** What is wrong with a row of a filled workbook. */
export const RowFaultCode = z.enum([
  'item-missing',
  'item-unknown',
  'item-twice',
  'cell-error',
  'formula-without-result',
  'not-a-number',
  'grouping',
  'not-whole',
  'negative',
  'too-long',
  'percent',
  'not-a-date',
  'date-not-number',
  'not-yes-no',
  'unknown-option',
  'text-too-long',
  'note-too-long',
  'note-without-value',
  'wrong-kind',
  'too-many-digits',
  'unlikely-year',
  'locked',
  'in-parts',
  'changed-since',
])
export type RowFaultCode = z.infer<typeof RowFaultCode>

export const RowFault = z.object({
  code: RowFaultCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type RowFault = Readonly<z.infer<typeof RowFault>>

/** Why a workbook is not read at all. */
export const WorkbookFaultCode = z.enum([
  'no-sheet',
  'no-header',
  'no-rows',
  'too-many-rows',
  'no-stamp',
  'stamp-damaged',
  'other-unit',
  'other-form',
  'stale-template',
  'too-costly',
])
export type WorkbookFaultCode = z.infer<typeof WorkbookFaultCode>

export const WorkbookFault = z.object({
  fault: WorkbookFaultCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type WorkbookFault = Readonly<z.infer<typeof WorkbookFault>>
