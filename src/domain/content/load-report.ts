import { z } from 'zod'
import type { Finding } from '../edition/finding.ts'

/** Why a part of the content is not loaded; what is there already stays as it is. */
export const LoadRefusalCode = z.enum([
  'edition-frozen',
  'draft-in-use',
  'node-twice',
  'letter-item-unknown',
  'item-frozen',
  'item-has-values',
  'item-whole-unknown',
  'item-replaced-unknown',
  'option-twice',
  'id-twice',
])
export type LoadRefusalCode = z.infer<typeof LoadRefusalCode>

/** `place` names the edition, item, document, organisation file or publication of results; `node` the row of an edition. */
export type LoadRefusal = {
  readonly code: LoadRefusalCode
  readonly kind: ContentKind
  readonly place: string
  readonly node?: string | undefined
  readonly params: Readonly<Record<string, string | number>>
}

export const ContentKind = z.enum(['edition', 'item', 'document', 'organisation-file', 'published-results'])
export type ContentKind = z.infer<typeof ContentKind>

export type ContentCounts = Readonly<Record<ContentKind, number>>

/** What one load of content did. */
export type LoadReport = {
  readonly added: ContentCounts
  readonly changed: ContentCounts
  readonly unchanged: ContentCounts
  /** False where the database holds all of it already: nothing was written. */
  readonly wrote: boolean
  /** Editions issued by this load. */
  readonly issued: readonly string[]
  /** Loaded editions that stay drafts, with the faults that keep them from being issued. */
  readonly drafts: readonly { readonly edition: string; readonly faults: readonly Finding[] }[]
  readonly refused: readonly LoadRefusal[]
}
