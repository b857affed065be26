import { z } from 'zod'
import { RowFaultCode } from '../value/row-fault.ts'

/** What is wrong with a cell or row of a past table, beside what can be wrong with any value in a workbook. */
export const PAST_FAULTS = [
  'unit-missing',
  'unit-open',
  'item-not-found',
  'item-unclear',
  'period-unreadable',
  'period-not-over',
  'round-here',
  'cell-twice',
  'share-above-one',
  'points-above-most',
  'place-below-one',
] as const

export const PastFault = z.object({
  code: z.enum([...PAST_FAULTS, ...RowFaultCode.options]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type PastFault = Readonly<z.infer<typeof PastFault>>
export type PastFaultCode = PastFault['code']
