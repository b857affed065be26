import { CallError } from '#contract/client.ts'
import { AnnexFileFault } from '#domain/edition/annex/annex-file-fault.ts'
import { annexFileFaultText } from '#text/annex-faults.ts'
import { ANNEX_SCREEN } from '#text/annex-screen.ts'
import { LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'

export const words = ANNEX_SCREEN[LANGUAGE]

/** Why a file was not read, and what to do, as sentences. */
export function whyNotRead(error: unknown): string {
  // By what the browser tells of a file that is no longer as it was chosen.
  if (error instanceof DOMException) return words.read.unreadable
  if (!(error instanceof CallError)) throw error
  const fault = AnnexFileFault.safeParse(error.details)
  return error.code === 'annex-not-read' && fault.success
    ? annexFileFaultText(fault.data, LANGUAGE)
    : refusalWords(error)
}
