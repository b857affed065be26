import { z } from 'zod'
import { Slug } from '../slug.ts'
import { ValueContent } from './value-content.ts'
import type { WorkbookFault } from './row-fault.ts'

/** The layout of a form's workbook; one that reads no older file raises it. */
export const WORKBOOK_LAYOUT = '1'

/** What a workbook remembers of its making. */
export const WorkbookStamp = z.object({
  layout: z.string(),
  organisation: z.string(),
  unit: z.string(),
  edition: z.string(),
  period: z.string(),
  /** A digest of what the form asks for. */
  form: z.string(),
  seen: z.array(
    z.object({
      item: Slug,
      version: z.int().nonnegative(),
      content: ValueContent.optional(),
      note: z.string().optional(),
    }),
  ),
})
export type WorkbookStamp = z.infer<typeof WorkbookStamp>

/** Why a workbook is none of the form that is open. */
export function wrongStamp(
  stamp: WorkbookStamp,
  open: Pick<WorkbookStamp, 'organisation' | 'edition' | 'period' | 'form'>,
): WorkbookFault | undefined {
  if (stamp.organisation !== open.organisation) return { fault: 'other-unit', params: { unit: stamp.unit } }
  if (stamp.edition !== open.edition || stamp.period !== open.period)
    return { fault: 'other-form', params: { edition: stamp.edition, period: stamp.period } }
  const isStale = stamp.layout !== WORKBOOK_LAYOUT || stamp.form !== open.form
  return isStale ? { fault: 'stale-template', params: {} } : undefined
}
