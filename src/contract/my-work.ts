import { z } from 'zod'
import { FindingDecision, FindingReason } from '#domain/appraisal/finding.ts'
import { CalendarMoment } from '#domain/round/calendar.ts'
import { OpeningPurpose, SubmissionState } from '#domain/submission/submission.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { PeriodKey } from './values.ts'

const Moment = z.iso.datetime()
const Named = z.object({ id: Id, name: z.string() })
const ofRound = { round: Named, edition: z.string(), period: PeriodKey }

/** The last moment that counts, and how many working days are left to it; negative once they are over. */
export const TimeLeft = z.object({ until: Moment, workingDays: z.int(), isOver: z.boolean() })
export type TimeLeft = z.infer<typeof TimeLeft>

/** What a form still lacks. Items that only criteria read which do not apply, or are claimed not to, are not owed. */
export const WorkLeft = z.object({
  asked: z.int(),
  given: z.int(),
  /** Criteria without points because a number lacks. */
  criteria: z.int(),
  /** Criteria whose evidence is asked for and lacks. */
  evidence: z.int(),
  /** Values that need a note and have none. */
  notes: z.int(),
  /** Copies that nobody has confirmed. */
  confirmations: z.int(),
  /** The first item on which there is something to do. */
  next: z.string().optional(),
})
export type WorkLeft = z.infer<typeof WorkLeft>

/** A criterion that came back to the unit; what was found of it is told once it was released. */
export const CameBack = z.object({
  node: z.string(),
  title: z.string(),
  purpose: OpeningPurpose,
  reason: z.string(),
  due: TimeLeft,
  /** An item of the unit's own that it reads. */
  item: z.string().optional(),
  finding: z
    .object({ decision: FindingDecision, reasonCode: FindingReason.optional(), reason: z.string().optional() })
    .optional(),
})
export type CameBack = z.infer<typeof CameBack>

/** One submission of an open round, for those who enter or sign for whoever keeps it. */
export const UnitWork = z.object({
  ...ofRound,
  submission: Id,
  /** The member, whose numbers they are. */
  organisation: Named,
  keeper: Id,
  state: SubmissionState,
  entryFrom: Moment,
  isBegun: z.boolean(),
  /** The submission's own end of entry; once findings are released, the end of explanations. */
  due: TimeLeft,
  /** Of a draft whose entry has begun. */
  left: WorkLeft.optional(),
  /** What the caller saved last in this form. */
  leftOff: z.object({ item: z.string(), name: z.string(), at: Moment }).optional(),
  cameBack: z.array(CameBack),
  /** Numbers that a verifier doubts. */
  disputed: z.array(z.object({ item: z.string(), name: z.string(), note: z.string().optional() })),
})
export type UnitWork = z.infer<typeof UnitWork>

/** Parts of figures that an organisation owes in a period; due where an open round reads them. */
export const ProviderWork = z.object({
  period: PeriodKey,
  part: Named,
  asked: z.int(),
  given: z.int(),
  /** The moment at which the first of these rounds fixes them. */
  due: TimeLeft.optional(),
})
export type ProviderWork = z.infer<typeof ProviderWork>

/** Values of a period on which no verdict was given. */
export const VerifierWork = z.object({ period: PeriodKey, values: z.int(), due: TimeLeft })
export type VerifierWork = z.infer<typeof VerifierWork>

/** Criteria of a round with which an appraiser is charged. */
export const AppraiserWork = z.object({
  ...ofRound,
  /** All that are not decided, in so many submissions; the next two counts are among them. */
  undecided: z.int(),
  submissions: z.int(),
  blind: z.int(),
  /** The unit has answered. */
  explained: z.int(),
  toReview: z.int(),
  decided: z.int(),
  due: TimeLeft,
})
export type AppraiserWork = z.infer<typeof AppraiserWork>

const COUNTS = Object.fromEntries(SubmissionState.options.map((state) => [state, z.int()])) as Record<
  SubmissionState,
  z.ZodInt
>

/** A round for who runs or watches it, or for a supervisor the part of it below them. */
export const RoundWork = z.object({
  ...ofRound,
  scope: z.enum(['all', 'below']),
  members: z.int(),
  states: z.object(COUNTS),
  /** Drafts whose own end of entry is over. */
  overdue: z.int(),
  /** Submissions with an end of entry of their own. */
  extended: z.int(),
  /** The next of the round's moments; absent when all are over. */
  next: z.object({ moment: CalendarMoment, due: TimeLeft }).optional(),
})
export type RoundWork = z.infer<typeof RoundWork>

/** What the caller owes, by the roles in force today, and what came back. */
export const MyWork = z.object({
  units: z.array(UnitWork),
  provides: z.array(ProviderWork),
  verifies: z.array(VerifierWork),
  appraises: z.array(AppraiserWork),
  rounds: z.array(RoundWork),
  /** Mails that failed or may be lost; told to who runs the rounds or the system. */
  undelivered: z.int().optional(),
  /** The next moment of any round that the caller knows of. */
  coming: z.object({ round: z.string(), moment: CalendarMoment, due: TimeLeft }).optional(),
})
export type MyWork = z.infer<typeof MyWork>

export const myWork = {
  showMyWork: operation({
    method: 'GET',
    path: '/my-work',
    group: 'work.own',
    permits: 'signed-in',
    input: z.object({}),
    output: MyWork,
    refusals: ['not-signed-in'],
  }),
}
