import { CallError } from '#contract/client.ts'
import { FileFaultDetails } from '#contract/evidence-views.ts'
import { WorkbookFault } from '#domain/value/row-fault.ts'
import { WORKBOOK_FILE_FAULTS } from '#text/form-import.ts'
import { pastFileText } from '#text/past-table.ts'
import { PAST_TABLE_SCREEN } from '#text/past-table-screen.ts'
import { LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'

export const words = PAST_TABLE_SCREEN[LANGUAGE]

/** Why a table was not taken, as a sentence. */
export function whyNotTaken(error: unknown): string {
  // By what the browser tells of a file that is no longer as it was chosen.
  if (error instanceof DOMException) return words.unreadable
  if (!(error instanceof CallError)) throw error
  const file = FileFaultDetails.safeParse(error.details)
  if (error.code === 'file-not-taken' && file.success)
    return WORKBOOK_FILE_FAULTS[file.data.fault][LANGUAGE](file.data.params)
  const workbook = WorkbookFault.safeParse(error.details)
  if (error.code === 'workbook-not-read' && workbook.success) return pastFileText(workbook.data, LANGUAGE)
  return refusalWords(error)
}
