import { z } from 'zod'
import { EventKind } from '#domain/event/event-kind.ts'
import { ReceiptForm } from '#domain/submission/submission.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { submissions } from './submissions.ts'

/** What a submission's life is told by; what appraisers decide meanwhile is not part of it. */
export const LifeEventKind = EventKind.extract([
  'submission.moved',
  'submission.submitted',
  'submission.recalled',
  'submission.entry-extended',
  'submission.reopened',
  'submission.reopening-ended',
  'submission.appraisal-begun',
  'submission.findings-released',
  'submission.second-appraisal-begun',
  'submission.sent-to-council',
  'submission.sent-back',
  'submission.approved',
  'explanation.opened',
  'explanation.said',
])
export type LifeEventKind = z.infer<typeof LifeEventKind>

/** One thing that happened to a submission; without points and numbers. */
export const LifeEntry = z.object({
  id: z.uuid(),
  kind: LifeEventKind,
  at: z.iso.datetime(),
  /** Absent: the installation itself. */
  by: z.string().optional(),
  /** Of a receipt: which one, how it was signed, and when it was taken back. */
  receipt: z
    .object({ attempt: z.int(), number: z.string(), form: ReceiptForm, recalledAt: z.iso.datetime().optional() })
    .optional(),
  /** Criteria that were opened, or of which something was said; `also` follow them. */
  nodes: z.array(z.string()),
  also: z.array(z.string()),
  until: z.iso.datetime().optional(),
  /** Why; a unit is told why its submission was sent back once it is approved. */
  reason: z.string().optional(),
  side: z.enum(['unit', 'appraiser']).optional(),
})
export type LifeEntry = z.infer<typeof LifeEntry>

const { group, permits, about } = submissions.showSubmission
const read = { group, permits, about } as const
const refusals = ['bad-input', 'not-signed-in', 'not-permitted', 'not-found'] as const
const submission = '01980000-0000-7000-8000-000000000301'

export const submissionLife = {
  /** Newest first. */
  showSubmissionLife: operation({
    ...read,
    method: 'GET',
    path: '/submissions/:submission/life',
    input: z.object({ submission: Id }),
    output: z.object({ entries: z.array(LifeEntry) }),
    refusals,
    example: { submission },
  }),
  /** The text whose SHA-256 stands on a receipt (method §13.3), so that anybody can reckon it anew. */
  showReceiptText: operation({
    ...read,
    method: 'GET',
    path: '/submissions/:submission/receipts/:attempt/text',
    input: submissions.showReceipt.input,
    output: z.object({
      text: z.string(),
      /** SHA-256 of the files that the receipt names. */
      evidence: z.array(z.string()),
    }),
    refusals,
    example: { submission, attempt: 1 },
  }),
}
