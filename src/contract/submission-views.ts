import { z } from 'zod'
import { AuthorityForm } from '#domain/organisation/position.ts'
import { ScorecardNode, ScorecardTotal } from '#domain/submission/scorecard.ts'
import {
  OpeningPurpose,
  ReceiptForm,
  ScorecardStage,
  SubmissionMove,
  SubmissionState,
} from '#domain/submission/submission.ts'
import { MoveRefusal } from '#domain/submission/why-not.ts'
import { ValueContent } from '#domain/value/value-content.ts'
import { Id } from './id.ts'
import { CalendarView } from './round-views.ts'
import { PeriodKey, ValueView } from './values.ts'

const Moment = z.iso.datetime()
const Named = z.object({ id: Id, name: z.string() })

/** Why a move is not open now: `at` is the moment that decides, `params` what the sentence names. */
export const WhyNotView = z.object({
  code: z.enum([...MoveRefusal.options, 'wrong-state', 'not-permitted']),
  params: z.record(z.string(), z.string()),
  at: Moment.optional(),
})
export type WhyNotView = z.infer<typeof WhyNotView>

/** A submission as a list names it. */
export const SubmissionRow = z.object({
  submission: Id,
  round: z.object({ id: Id, title: z.string() }),
  edition: z.string(),
  period: PeriodKey,
  organisation: Named,
  /** Who works on it: the organisation itself, or its successor. */
  keeper: Id,
  group: z.string(),
  state: SubmissionState,
  /** How often it was submitted. */
  attempt: z.int(),
  /** Its own end of entry, outages counted. */
  entryUntil: Moment,
})
export type SubmissionRow = z.infer<typeof SubmissionRow>

/** The paper that the head signed, where an officer submits. */
export const SignedDocument = z.object({ number: z.string(), date: z.string(), signer: z.string() })
export type SignedDocument = z.infer<typeof SignedDocument>

export const ReceiptView = z.object({
  submission: Id,
  attempt: z.int(),
  number: z.string(),
  at: Moment,
  by: z.string(),
  form: ReceiptForm,
  /** Of a receipt with authority: the form before the signature. */
  authority: AuthorityForm.optional(),
  document: SignedDocument.optional(),
  /** SHA-256 of the pinned values, claims and evidence (method §13.3). */
  digest: z.string(),
  organisation: Named,
  round: z.string(),
  edition: z.string(),
  period: PeriodKey,
  /** How many values and claims were pinned. */
  values: z.int(),
  claims: z.int(),
  recalledAt: Moment.optional(),
})
export type ReceiptView = z.infer<typeof ReceiptView>

/** An own value whose latest version is not the pinned one; absent where there was, or is, none. */
export const ChangedValue = z.object({ before: ValueView.optional(), after: ValueView.optional() })
export type ChangedValue = z.infer<typeof ChangedValue>

export const Progress = z.object({
  asked: z.int(),
  given: z.int(),
  /** Copies that nobody has confirmed. */
  unconfirmed: z.int(),
  /** Values that need a note and have none. */
  unexplained: z.int(),
  /** Criteria whose evidence is asked for and lacks. */
  withoutEvidence: z.array(z.string()),
  claims: z.int(),
})
export type Progress = z.infer<typeof Progress>

export const OpeningView = z.object({
  node: z.string(),
  purpose: OpeningPurpose,
  reason: z.string(),
  until: Moment,
  openedAt: Moment,
  closedAt: Moment.optional(),
})
export type OpeningView = z.infer<typeof OpeningView>

export const SubmissionView = SubmissionRow.extend({
  version: z.int(),
  calendar: CalendarView,
  /** What the caller may do at all, and why not now. */
  moves: z.array(z.object({ move: SubmissionMove, whyNot: WhyNotView.optional() })),
  /** The last one. */
  receipt: ReceiptView.optional(),
  openings: z.array(OpeningView),
  /** The members' numbers of others are pinned; until then they are not fixed yet. */
  isCommonFixed: z.boolean(),
  /** Not told to appraisers before their work begins. */
  progress: Progress.optional(),
  changed: z.array(ChangedValue).optional(),
  /** As it is judged now: a draft by its latest values, a submitted one by its pins. */
  points: ScorecardTotal.optional(),
})
export type SubmissionView = z.infer<typeof SubmissionView>

export const ScoredNodesView = z.object({ total: ScorecardTotal, nodes: z.array(ScorecardNode) })
export type ScoredNodesView = z.infer<typeof ScoredNodesView>

/** Sealed points: stored once, changed never. */
export const ScorecardView = ScoredNodesView.extend({
  card: Id,
  stage: ScorecardStage,
  ordinal: z.int(),
  sealedAt: Moment,
  /** SHA-256 of the card's text. */
  digest: z.string(),
})
export type ScorecardView = z.infer<typeof ScorecardView>

const Side = z.object({ stage: ScorecardStage, card: Id.optional(), sealedAt: Moment.optional() })

export const ComparisonView = z.object({
  from: Side,
  /** Without a card: as it is now. */
  to: Side,
  effect: z.string(),
  /** What the printed effects lack to the printed whole. */
  rounding: z.string(),
  leaves: z.array(z.object({ code: z.string(), before: ScorecardNode, after: ScorecardNode, effect: z.string() })),
  /** Numbers that differ. What another organisation's number is is not told to a unit. */
  values: z.array(
    z.object({
      item: z.string(),
      period: PeriodKey,
      part: Id.optional(),
      isOwn: z.boolean(),
      before: ValueContent.optional(),
      after: ValueContent.optional(),
      /** The criteria that read it. */
      nodes: z.array(z.string()),
    }),
  ),
})
export type ComparisonView = z.infer<typeof ComparisonView>
