import { z } from 'zod'

/**
 * A sentence of a document. `text` is what the document says; where our copy is damaged by scanning or where the
 * document misprints, `printed` keeps the copy's own letters.
 */
export const PrintedText = z
  .union([z.string().min(1), z.strictObject({ text: z.string().min(1), printed: z.string().optional() })])
  .transform((value): PrintedText => (typeof value === 'string' ? { text: value } : value))
export type PrintedText = { text: string; printed?: string | undefined }

/** A sentence of ours, in both languages of the product. */
export const Sentence = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
export type Sentence = z.infer<typeof Sentence>
