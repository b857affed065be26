import { z } from 'zod'
import { isDecimal } from '../decimal.ts'
import { Slug } from '../slug.ts'

export const ItemKind = z.enum(['count', 'amount', 'ratio', 'points', 'yes-no', 'choice', 'date', 'text'])
export type ItemKind = z.infer<typeof ItemKind>

/** How an item behaves over time: a stock is what stands at the end, a flow adds up, a cumulative runs since January. */
export const OverTime = z.enum(['stock', 'flow', 'cumulative'])
export type OverTime = z.infer<typeof OverTime>

export const OverUnits = z.enum(['sum', 'none'])

/** One level of a choice; `slug` is what a value holds, the order in the item is the printed order (best first). */
export const ItemOption = z.strictObject({ slug: Slug, name: z.string().min(1) })

const Bound = z.string().refine(isDecimal, { error: 'not-a-decimal' })

/** Plausible numbers of an item, both ends included; what lies outside needs a note (method §7.7). */
export const PlausibleRange = z.strictObject({ least: Bound.optional(), most: Bound.optional() })

/**
 * One fact that is asked once, whichever criteria of whichever editions read it. The id is global and for good: a
 * changed definition is a new item that `replaces` the old one.
 */
export const DataItem = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  definition: z.string().min(1).optional(),
  kind: ItemKind,
  /** Unit of measure as read after the number ("cơ quan", "đồng", "hồ sơ"). */
  unit: z.string().min(1).optional(),
  overTime: OverTime.default('stock'),
  overUnits: OverUnits.default('none'),
  /** The item whose value this one may not exceed, both of the same subject and period. */
  partOf: Slug.optional(),
  options: z.array(ItemOption).min(2).optional(),
  range: PlausibleRange.optional(),
  /** Who supplies it: `unit` (the subject itself), a kind of organisation, or an organisation's id. */
  providers: z.array(Slug).default([]),
  verifier: Slug.optional(),
  replaces: z.strictObject({ item: Slug, factor: z.string().optional() }).optional(),
})
export type DataItem = z.infer<typeof DataItem>

export const ItemFile = z.strictObject({ items: z.array(DataItem) })

/** Two items whose names are nearly equal and which are nevertheless two facts, with the reason. */
export const NearEqual = z.strictObject({
  items: z.array(Slug).min(2),
  why: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
})
export type NearEqual = z.infer<typeof NearEqual>

export const NearEqualFile = z.strictObject({ nearEqual: z.array(NearEqual) })

export type ItemCatalogue = ReadonlyMap<string, DataItem>
