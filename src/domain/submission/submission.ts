import { z } from 'zod'
import type { Moment } from '../round/moment.ts'
import { STATES, type MoveName } from '../workflow/moves.ts'

/** Where one organisation's part of a round stands. */
export const SubmissionState = z.enum(STATES.submission)
export type SubmissionState = z.infer<typeof SubmissionState>

/** The moves of a submission, by their names in the moves table, in the order of its life. */
export const SubmissionMove = z.enum([
  'extendEntry',
  'submitSubmission',
  'recallSubmission',
  'reopenCriteria',
  'endReopening',
  'beginAppraisal',
  'releaseFindings',
  'endExplanation',
  'beginSecondAppraisal',
  'sendToCouncil',
  'sendBack',
  'approveSubmission',
]) satisfies z.ZodType<MoveName>
export type SubmissionMove = z.infer<typeof SubmissionMove>

/** Why criteria are open although their submission was sent: reopened by the agency, or for an explanation. */
export const OpeningPurpose = z.enum(['reopened', 'explanation'])
export type OpeningPurpose = z.infer<typeof OpeningPurpose>

export type Opening = { readonly node: string; readonly purpose: OpeningPurpose; readonly until: Moment }

/** Who signed: the head; a deputy or another with authority; the head on paper, which an officer attached. */
export const ReceiptForm = z.enum(['head', 'authority', 'document'])
export type ReceiptForm = z.infer<typeof ReceiptForm>

/** At which look the points were sealed. */
export const ScorecardStage = z.enum(['self', 'appraised', 'final'])
export type ScorecardStage = z.infer<typeof ScorecardStage>
