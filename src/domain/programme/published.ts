import { z } from 'zod'
import { Decimal } from '../written-decimal.ts'
import { PrintedText } from '../printed-text.ts'
import { Slug } from '../slug.ts'
import { DateText, DocumentNote } from './document-row.ts'

/** One published figure: the index as printed (all its digits), the place, or both; `of` is the number ranked. */
export const PublishedFigure = z
  .strictObject({ value: Decimal.optional(), place: z.int().positive().optional(), of: z.int().positive().optional() })
  .refine((figure) => figure.value !== undefined || figure.place !== undefined, { error: 'no-figure' })
export type PublishedFigure = z.infer<typeof PublishedFigure>

/** What was published about one subject; `figures` by the edition's node code or lens, `total` for the whole set. */
export const PublishedRow = z.strictObject({
  subject: Slug,
  name: z.string().min(1),
  figures: z.record(z.string().min(1), PublishedFigure),
  /** Where this row was read, when not from the dataset's own source. */
  source: PrintedText.optional(),
  notes: z.array(DocumentNote).default([]),
})
export type PublishedRow = z.infer<typeof PublishedRow>

/** One publication of results, kept as it was made: a later restatement is another file. */
export const PublishedResults = z.strictObject({
  id: Slug,
  edition: Slug,
  year: z.int(),
  publishedBy: z.string().min(1),
  publishedOn: DateText.optional(),
  source: PrintedText,
  notes: z.array(DocumentNote).default([]),
  rows: z.array(PublishedRow).min(1),
})
export type PublishedResults = z.infer<typeof PublishedResults>
