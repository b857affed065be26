import { z } from 'zod'
import { DecisionFaultCode } from '#domain/appraisal/decision-faults.ts'
import { FindingDecision, FindingPass, FindingReason, FindingState } from '#domain/appraisal/finding.ts'
import { AppraisalRefusal } from '#domain/appraisal/why-not-appraise.ts'
import { LiveLossCode } from '#domain/scoring/live-points.ts'
import { ScorecardNode } from '#domain/submission/scorecard.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import { ValueContent } from '#domain/value/value-content.ts'
import { EvidenceLinkView, EvidenceView } from './evidence-views.ts'
import { Id } from './id.ts'
import { OpeningView } from './submission-views.ts'
import { ClaimView, PeriodKey, SoftFindingView, ValueView } from './values.ts'

const Moment = z.iso.datetime()
const Named = z.object({ id: Id, name: z.string() })
const Key = { subject: Id, item: z.string(), period: PeriodKey, part: Id.optional() }

/** A number as a finding has it. */
export const CorrectionView = z.object({ ...Key, content: ValueContent })
export type CorrectionView = z.infer<typeof CorrectionView>

export const FindingView = z.object({
  pass: FindingPass,
  decision: FindingDecision,
  points: z.string().optional(),
  reasonCode: FindingReason.optional(),
  reason: z.string().optional(),
  corrections: z.array(CorrectionView),
  state: FindingState,
  version: z.int(),
  by: z.string(),
  at: Moment,
})
export type FindingView = z.infer<typeof FindingView>

/** Where a criterion of a submission stands for an appraiser. */
export const QueueState = z.enum(['undecided', 'decided', 'to-review'])
export type QueueState = z.infer<typeof QueueState>

/** What is asked of the queue: those that stand so, those of which the unit has written, or those with news. */
export const QueuePart = z.enum([...QueueState.options, 'explained', 'news'])
export type QueuePart = z.infer<typeof QueuePart>

/** One criterion of one submission, as the caller is to look at it. */
export const QueueRow = z.object({
  submission: Id,
  organisation: Named,
  round: Named,
  edition: z.string(),
  period: PeriodKey,
  submissionState: SubmissionState,
  node: z.string(),
  title: z.string(),
  /** The look that the caller would take. */
  pass: FindingPass,
  state: QueueState,
  decision: FindingDecision.optional(),
  /** Version of the caller's finding; 0 where there is none. */
  version: z.int(),
  /** A number of the unit's own that it reads was changed after submission. */
  isChanged: z.boolean(),
  /** The unit has written its explanation. */
  isExplained: z.boolean(),
  /** Something came after the caller's last word on it. */
  hasNews: z.boolean(),
})
export type QueueRow = z.infer<typeof QueueRow>

export const QueueCounts = z.object({
  undecided: z.int(),
  decided: z.int(),
  toReview: z.int(),
  explained: z.int(),
  news: z.int(),
})
export type QueueCounts = z.infer<typeof QueueCounts>

/** One number that a criterion reads, as it is judged. What another organisation's is is not told to a unit. */
export const JudgedValueView = z.object({
  ...Key,
  isOwn: z.boolean(),
  /** The version that was pinned. */
  pinned: ValueView.optional(),
  /** As the appraisers have it in this round. */
  corrected: ValueContent.optional(),
  /** The unit's latest version, where it is not the pinned one: changed after submission. */
  changed: ValueView.optional(),
  findings: z.array(SoftFindingView),
})
export type JudgedValueView = z.infer<typeof JudgedValueView>

export const CriterionView = z.object({
  code: z.string(),
  title: z.string(),
  max: z.string().optional(),
  rule: z.string().optional(),
  formula: z.string().optional(),
  article: z.string(),
  remark: z.string().optional(),
  letters: z.array(z.object({ letter: z.string(), item: z.string(), name: z.string(), of: z.string() })),
  /** Points are given by hand. */
  isPointsCriterion: z.boolean(),
})
export type CriterionView = z.infer<typeof CriterionView>

/** What came to a criterion after the caller's last word on it, oldest first (method §15.11). */
export const NewsView = z.object({
  /** When they last decided, or answered the unit. */
  since: Moment,
  changes: z.array(
    z.object({
      kind: z.enum(['value', 'correction', 'evidence', 'explanation']),
      at: Moment,
      /** Not told of what was taken back. */
      by: z.string().optional(),
      /** A correction, or a document, that is not there any more. */
      isTakenBack: z.boolean(),
      item: z.string().optional(),
      period: PeriodKey.optional(),
      before: ValueContent.optional(),
      after: ValueContent.optional(),
      document: EvidenceView.optional(),
    }),
  ),
})
export type NewsView = z.infer<typeof NewsView>

/** One criterion of one submission with all that a decision rests on. */
export const AppraisalView = z.object({
  submission: Id,
  submissionState: SubmissionState,
  organisation: Named,
  round: Named,
  edition: z.string(),
  period: PeriodKey,
  criterion: CriterionView,
  values: z.array(JudgedValueView),
  evidence: z.array(
    z.object({
      link: EvidenceLinkView,
      document: EvidenceView,
      /** Hung there after the unit submitted. */
      isLate: z.boolean(),
    }),
  ),
  claim: ClaimView.optional(),
  self: ScorecardNode,
  /** As it is judged now; not told to a unit before the release, nor to somebody who looks blindly. */
  appraised: ScorecardNode.optional(),
  findings: z.array(FindingView),
  /** A second appraiser looks at it without seeing the first. Not told to a unit. */
  isSampled: z.boolean().optional(),
  /** The look that the caller would take, and why not; absent for who only reads. */
  pass: FindingPass.optional(),
  whyNot: AppraisalRefusal.optional(),
  /** Names what the caller sees, for a decision on it. */
  basis: z.string().optional(),
  /** Absent for who has not said anything of it. */
  news: NewsView.optional(),
})
export type AppraisalView = z.infer<typeof AppraisalView>

/** A criterion that says what it said when the unit was approved last, with its points by the unit's own numbers. */
export const UnchangedCriterion = z.object({ code: z.string(), title: z.string(), points: z.string(), max: z.string() })
export type UnchangedCriterion = z.infer<typeof UnchangedCriterion>

/** What one decision would do to one submission: every criterion that reads the number. */
export const EffectView = z.object({
  submission: Id,
  organisation: Named,
  criteria: z.array(z.object({ code: z.string(), before: ScorecardNode, after: ScorecardNode })),
  effect: z.string(),
})
export type EffectView = z.infer<typeof EffectView>

export const EffectsView = z.object({
  submissions: z.array(EffectView),
  /** All together. */
  effect: z.string(),
  /** Submissions that it reaches and whose points the caller may not see. */
  hidden: z.int(),
  /** Others' decided findings that would be to review. */
  toReview: z.int(),
})
export type EffectsView = z.infer<typeof EffectsView>

/** What the refusal `finding-not-decided` is about. */
export const DecisionFaults = z.object({
  faults: z.array(
    z.object({ code: DecisionFaultCode, params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
})
export type DecisionFaults = z.infer<typeof DecisionFaults>

export const ExplanationText = z.object({
  side: z.enum(['unit', 'appraiser']),
  words: z.string(),
  by: z.string(),
  at: Moment,
})
export type ExplanationText = z.infer<typeof ExplanationText>

export const ExplanationView = z.object({
  submission: Id,
  node: z.string(),
  /** The unit may speak now. */
  isOpen: z.boolean(),
  openings: z.array(OpeningView),
  findings: z.array(FindingView),
  /** Both sides, oldest first; nothing said is ever changed. */
  texts: z.array(ExplanationText),
})
export type ExplanationView = z.infer<typeof ExplanationView>

/** The content of a giải trình, from the points that were lost. */
export const ExplanationDraftView = z.object({
  submission: Id,
  organisation: Named,
  round: Named,
  points: z.string(),
  max: z.string(),
  criteria: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      max: z.string(),
      points: z.string(),
      lost: z.string(),
      loss: LiveLossCode.optional(),
      finding: z
        .object({ decision: FindingDecision, reasonCode: FindingReason.optional(), reason: z.string().optional() })
        .optional(),
      words: z.array(z.string()),
      evidence: z.array(Id),
    }),
  ),
})
export type ExplanationDraftView = z.infer<typeof ExplanationDraftView>
