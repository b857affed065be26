import { z } from 'zod'

/** What can be wrong with a content file; the sentences are in `src/text`. */
export const ContentFaultCode = z.enum([
  'unreadable',
  'too-large',
  'not-text',
  'not-utf8',
  'too-many-parts',
  'too-deep',
  'no-anchors',
  'yaml-syntax',
  'empty',
  'too-few',
  'wrong-form',
  'shape',
  'duplicate-key',
  'missing-key',
  'unknown-key',
  'wrong-type',
  'not-a-decimal',
  'number-imprecise',
  'not-a-slug',
  'not-a-code',
  'not-one-of',
  'duplicate-item',
  'unknown-edition',
  'password-protected',
  'old-format',
  'is-pdf',
  'with-macros',
  'damaged',
  'unpacks-too-big',
  'too-costly',
  'not-a-workbook',
  'sheet-missing',
  'column-missing',
  'row-unknown',
  'code-twice',
  'cell-unfit',
])
export type ContentFaultCode = z.infer<typeof ContentFaultCode>

/** One thing wrong with a content file, at its place. `path` is the way from the top of the file to the value. */
export type ContentFault = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly code: ContentFaultCode
  readonly path: string
  readonly params: Readonly<Record<string, string | number>>
}

/** Thrown when content cannot be used; carries every fault found, not only the first. */
export class ContentError extends Error {
  readonly faults: readonly ContentFault[]
  constructor(faults: readonly ContentFault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line}: ${fault.code} ${fault.path}`).join('\n'))
    this.faults = faults
  }
}
