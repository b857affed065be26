/** Why the file of a decision is not read. */
export const ANNEX_FILE_FAULTS = [
  'file-empty',
  'file-too-large',
  'file-protected',
  'file-old-format',
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
] as const
export type AnnexFileFaultCode = (typeof ANNEX_FILE_FAULTS)[number]

export type AnnexFileFault = {
  readonly code: AnnexFileFaultCode
  readonly params: Readonly<Record<string, string | number>>
}
