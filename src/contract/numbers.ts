import { z } from 'zod'
import type { NumberView } from '#domain/programme/number-view.ts'
import { Slug } from '#domain/slug.ts'
import { Id } from './id.ts'
import { LiveLeafView } from './live-points.ts'
import { operation } from './operation.ts'
import { PeriodKey, values, ValueView } from './values.ts'

/** Checked where it was read from its files; what a schema made of a text is no longer what the schema takes. */
const NumberAsRead = z.custom<NumberView>((value) => typeof value === 'object' && value !== null && 'item' in value)

const NamedUnit = z.object({ id: Id, name: z.string() })

/** The points of the criteria that read the number as the unit's own, of one edition, by the numbers of that period. */
export const NumberPoints = z.object({
  edition: Slug,
  period: PeriodKey,
  /** Published: exact sums rounded once. */
  points: z.string(),
  max: z.string(),
  /** Of the newest period only. */
  leaves: z.array(LiveLeafView).optional(),
})
export type NumberPoints = z.infer<typeof NumberPoints>

export const NumberValues = z.object({
  organisation: NamedUnit,
  /** The latest version of every period, newest period first; of a number in parts each part's. */
  values: z.array(ValueView.extend({ partName: z.string().optional() })),
  /** Newest first; empty for whoever does not read all that the unit gave. */
  points: z.array(NumberPoints),
})
export type NumberValues = z.infer<typeof NumberValues>

const { permits } = values.showValueHistory
const EXAMPLE = { item: 'so-co-quan-nha-nuoc-cua-tinh' } as const

export const numbers = {
  showNumber: operation({
    method: 'GET',
    path: '/numbers/:item',
    group: 'content.read',
    permits: 'public',
    input: z.object({ item: Slug }),
    output: NumberAsRead,
    refusals: ['not-found', 'bad-input'],
    example: EXAMPLE,
  }),
  listNumberUnits: operation({
    method: 'GET',
    path: '/numbers/:item/units',
    group: 'number.read',
    permits,
    input: z.object({
      item: Slug,
      /** Parts of the name, with or without Vietnamese marks. */
      words: z.string().max(200).optional(),
    }),
    /** Units of today that gave the number and that the caller may read, in the official order; not all when `more`. */
    output: z.object({ units: z.array(NamedUnit), more: z.boolean() }),
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'],
    example: EXAMPLE,
  }),
  showNumberValues: operation({
    method: 'GET',
    path: '/numbers/:item/units/:subject',
    group: 'number.read',
    permits,
    input: z.object({ item: Slug, subject: Id }),
    output: NumberValues,
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'],
    example: { ...EXAMPLE, subject: '01890a5d-ac96-774b-bcce-b302099a8057' },
  }),
}
