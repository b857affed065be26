import { z } from 'zod'
import { Note } from '#domain/edition/definition.ts'
import { FindingCode } from '#domain/edition/finding-code.ts'
import type { Finding } from '#domain/edition/finding.ts'
import { FormulaFaultCode } from '#domain/edition/formula/fault.ts'
import { Sentence } from '#domain/printed-text.ts'
import { Slug } from '#domain/slug.ts'
import { EditionWithItems } from './edition-views.ts'
import { operation } from './operation.ts'

export type { EditionWithItems } from './edition-views.ts'

/** An edition as a list names it. */
export const EditionSummary = z.object({
  id: Slug,
  title: Sentence,
  number: z.string(),
  issuedBy: z.string(),
  issuedOn: z.string(),
  nodes: z.int(),
  /** Leaves that carry points. */
  scored: z.int(),
})
export type EditionSummary = z.infer<typeof EditionSummary>

const Params = z.record(z.string(), z.union([z.string(), z.number()]))

export const FindingView: z.ZodType<Finding> = z.object({
  code: FindingCode,
  severity: z.enum(['fault', 'warning', 'remark']),
  node: z.string().optional(),
  line: z.int().optional(),
  params: Params,
  formulaFault: z
    .object({ code: FormulaFaultCode, at: z.object({ start: z.int(), end: z.int() }), params: Params })
    .optional(),
  explainedBy: Note.optional(),
})

export const editions = {
  listEditions: operation({
    method: 'GET',
    path: '/editions',
    group: 'content.read',
    permits: 'public',
    input: z.object({}),
    output: z.object({ editions: z.array(EditionSummary) }),
    refusals: [],
  }),
  showEdition: operation({
    method: 'GET',
    path: '/editions/:edition',
    group: 'content.read',
    permits: 'public',
    input: z.object({ edition: Slug }),
    output: EditionWithItems,
    refusals: ['not-found', 'bad-input'],
    example: { edition: 'hue-2020' },
  }),
  listFindings: operation({
    method: 'GET',
    path: '/editions/:edition/findings',
    group: 'content.read',
    permits: 'public',
    input: z.object({ edition: Slug }),
    output: z.object({ findings: z.array(FindingView) }),
    refusals: ['not-found', 'bad-input'],
    example: { edition: 'hue-2020' },
  }),
}
