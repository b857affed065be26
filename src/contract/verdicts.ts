import { z } from 'zod'
import { DataItem } from '#domain/item/data-item.ts'
import { ANYBODYS } from '#domain/permission/role.ts'
import { Slug } from '#domain/slug.ts'
import { ValueContent } from '#domain/value/value-content.ts'
import { VerdictStanding } from '#domain/value/verdict-standing.ts'
import { operation } from './operation.ts'
import { PeriodKey, SoftFindingView, ValueView, VerdictView } from './values.ts'

/** A value that its verifier may speak of, with what helps to judge it. */
export const ValueToVerify = ValueView.extend({
  subjectName: z.string(),
  partName: z.string().optional(),
  standing: VerdictStanding,
  /** What was said last, and of which version; its content where that is not the latest. */
  said: VerdictView.extend({ version: z.int(), content: ValueContent.optional() }).optional(),
  /** What stood in the period before. */
  before: z.object({ period: PeriodKey, content: ValueContent }).optional(),
  findings: z.array(SoftFindingView),
  /** Documents that support it. */
  documents: z.int(),
})
export type ValueToVerify = z.infer<typeof ValueToVerify>

export const verdicts = {
  /** Values of the items that the caller verifies, in one period: item by item, units in the official order. */
  listValuesToVerify: operation({
    method: 'GET',
    path: '/values-to-verify',
    group: 'verdict.list',
    permits: { verifier: ANYBODYS },
    input: z.object({
      /** Absent: the newest for which anything was given. */
      period: PeriodKey.optional(),
      item: Slug.optional(),
      /** `open`: waiting for a verdict, changed since one or not. */
      standing: z.enum(['open', ...VerdictStanding.options]).optional(),
      /** Parts of the unit's name, with or without Vietnamese marks. */
      words: z.string().normalize('NFC').max(100).optional(),
      /** `next` of the page before. */
      after: z
        .string()
        .max(200)
        .regex(/^[a-z0-9-]+ [0-9a-f-]{36}( [0-9a-f-]{36})?$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({
      /** Newest first. */
      periods: z.array(PeriodKey),
      period: PeriodKey.optional(),
      /** All that the caller verifies. */
      items: z.array(DataItem),
      /** Of the item and the words asked for, whatever the standing. */
      counts: z.object({ waiting: z.int(), changed: z.int(), verified: z.int(), disputed: z.int() }),
      rows: z.array(ValueToVerify),
      next: z.string().optional(),
    }),
    refusals: ['bad-input', 'not-signed-in', 'not-permitted'],
    example: { standing: 'open', limit: 20 },
  }),
}
