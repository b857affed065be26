import { z } from 'zod'

/** What the file of a decision may have at most. */
export const LARGEST_ANNEX = 30 * 1024 * 1024

/** Why the file of a decision is not read. */
export const ANNEX_FILE_FAULTS = [
  'file-empty',
  'file-too-large',
  'file-protected',
  'file-old-format',
  'file-is-pdf',
  'file-not-office',
  'file-damaged',
  'file-unpacks-too-big',
  'file-too-many-parts',
  'xml-damaged',
  'xml-doctype',
  'xml-too-deep',
  'xml-too-long',
  'too-many-rows',
  'too-many-cells',
  'too-much-text',
  'scanned',
  'no-table',
  'no-index-table',
  'too-costly',
] as const
export type AnnexFileFaultCode = (typeof ANNEX_FILE_FAULTS)[number]

export const AnnexFileFault = z.object({
  code: z.enum(ANNEX_FILE_FAULTS),
  params: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
})
export type AnnexFileFault = z.infer<typeof AnnexFileFault>
