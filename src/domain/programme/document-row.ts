import { z } from 'zod'
import { Line } from '../edition/definition.ts'
import { OrganisationKind } from '../organisation/organisation.ts'
import { PrintedText, Sentence } from '../printed-text.ts'
import { Slug } from '../slug.ts'

/** Kinds of defect that a printed document can have at a place. */
export const DefectKind = z.enum([
  'lost-sign',
  'wrong-sum',
  'wrong-percentage',
  'missing-number',
  'double',
  'no-owner',
  'level-mismatch',
  'count-differs',
  'damaged-text',
  'contradiction',
  'date',
  'other',
])
export type DefectKind = z.infer<typeof DefectKind>

/** A remark of ours at a place of a document; `defect` when the document itself is at fault there. */
export const DocumentNote = z.strictObject({ defect: DefectKind.optional(), ...Sentence.shape })
export type DocumentNote = z.infer<typeof DocumentNote>

/** Who a cell names, as printed and as resolved: organisations by id, or all of some kinds. */
export const Party = z.strictObject({
  text: PrintedText,
  organisations: z.array(Slug).default([]),
  kinds: z.array(OrganisationKind).default([]),
  /** Taken over from the row above, whose printed cell spans this one. */
  inherited: z.boolean().default(false),
  /** The line where it is printed, where that is not a line of the row: a spanning cell, a heading, another section. */
  line: Line.optional(),
})
export type Party = z.infer<typeof Party>

/** 2022, 2022-Q1, 2022-03 or 2022-03-28. */
export const DateText = z.string().regex(/^\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?$/, { error: 'not-a-date' })

/** When, as printed and as a span of periods; `every` for what recurs. */
export const Time = z.strictObject({
  text: PrintedText,
  from: DateText.optional(),
  to: DateText.optional(),
  every: z.enum(['day', 'week', 'month', 'quarter', 'year']).optional(),
  inherited: z.boolean().default(false),
  /** The line where it is printed, where that is not a line of the row. */
  line: Line.optional(),
})
export type Time = z.infer<typeof Time>

/** What every printed row has: where it stands and what it says. */
export const rowShape = {
  /** Unique in the document, and for good. */
  id: Slug,
  /** The part (annex or section) of the document. */
  part: Slug,
  /** The number or letter printed before it ("1", "(3.ii)", "a"); absent where none is printed. */
  code: z.string().min(1).optional(),
  line: Line,
  /** Last line of the row, where it spans several. */
  endLine: Line.optional(),
  text: PrintedText,
  /** Further printed cells, by their column head. */
  remark: PrintedText.optional(),
  notes: z.array(DocumentNote).default([]),
}
