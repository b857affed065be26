import { z } from 'zod'

/** What can be wrong with a file of values or of organisations, or with one of its rows. */
export const ValueFaultCode = z.enum([
  'file-unreadable',
  'file-too-large',
  'file-not-text',
  'file-utf16',
  'file-not-utf8',
  'file-workbook',
  'file-compressed',
  'file-empty',
  'file-without-rows',
  'file-quotes',
  'row-too-long',
  'header-unknown',
  'header-empty',
  'header-two-forms',
  'header-twice',
  'header-lacks',
  'row-length',
  'organisation-empty',
  'organisation-too-long',
  'organisation-unknown',
  'organisation-twice',
  'organisation-parent',
  'organisation-cycle',
  'too-much',
  'too-many-organisations',
  'kind-unknown',
  'criterion-empty',
  'criterion-unknown',
  'criterion-parent',
  'criterion-without-variable',
  'variable-empty',
  'variable-unknown',
  'item-empty',
  'item-unknown',
  'period-unknown',
  'not-a-number',
  'many-marks',
  'too-many-digits',
  'not-whole',
  'thousands-mark',
  'negative',
  'not-yes-no',
  'not-an-option',
  'conflict',
])
export type ValueFaultCode = z.infer<typeof ValueFaultCode>

/** One bad row (or the file itself, line 0): where, what stands there, and what the sentence needs. */
export type ValueFault = {
  readonly code: ValueFaultCode
  readonly line: number
  readonly value: string
  readonly params: Readonly<Record<string, string | number>>
}
