import { z } from 'zod'
import { FindingDecision, FindingPass, FindingReason } from '#domain/appraisal/finding.ts'
import { AppraisalRefusal } from '#domain/appraisal/why-not-appraise.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { Slug } from '#domain/slug.ts'
import type { SubmissionState } from '#domain/submission/submission.ts'
import { ValueContent } from '#domain/value/value-content.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import {
  AppraisalView,
  EffectsView,
  ExplanationDraftView,
  ExplanationText,
  ExplanationView,
  FindingView,
  QueueCounts,
  QueuePart,
  QueueRow,
  UnchangedCriterion,
} from './appraisal-views.ts'
import { Id } from './id.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'
import { submissions } from './submissions.ts'
import { GivenPeriod } from './values.ts'

/** What both sides write to one another may have lines. */
const Lines = z
  .string()
  .normalize('NFC')
  .trim()
  .min(1)
  .max(4000)
  .regex(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u, { error: 'control-character' })
const MomentText = z.iso
  .datetime({ offset: true, precision: 0 })
  .refine((text) => text >= '1900' && text < '2101', { error: 'unlikely-year' })
const Node = z.string().min(1).max(60)
const Version = z.int().nonnegative().max(1_000_000)

/** Nobody appraises their own organisation's submission; nor does whoever runs the round. */
const NOT_OWN = ['child', 'assigned', 'other'] as const
/** Who is charged with the criterion; the standing agency settles what two looks disagree in. */
const DECIDE: Permits = { appraiser: ['assigned'], 'standing-agency': NOT_OWN }
const APPRAISER: Permits = { appraiser: ['assigned'] }
/** A unit reads what was released to it; an appraiser what they are charged with. */
const READ: Permits = {
  'unit-officer': ['own'],
  'unit-head': ['own'],
  supervisor: ['child'],
  appraiser: ['assigned'],
  'standing-agency': ANYBODYS,
  'council-secretary': ANYBODYS,
  leader: ANYBODYS,
  auditor: ANYBODYS,
}
/** Before the appraisal there is nothing to read. */
const APPRAISED: SubmissionState[] = ['appraisal', 'explanation', 'second-appraisal', 'council', 'approved']
const UNIT_OR_AGENCY: Permits = { 'unit-officer': ['own'], 'unit-head': ['own'], 'standing-agency': ANYBODYS }
const SAY: Permits = {
  'unit-officer': ['own'],
  'unit-head': ['own'],
  appraiser: ['assigned'],
  'standing-agency': NOT_OWN,
}

const correction = z.object({
  subject: Id,
  item: Slug,
  period: GivenPeriod,
  part: Id.optional(),
  content: ValueContent,
})

const wish = {
  pass: FindingPass,
  /** The version of the finding that the caller saw; 0 where there was none. */
  version: Version,
  /** What the caller saw of the numbers, as `showAppraisal` named it. */
  basis: z.string().regex(/^[0-9a-f]{64}$/),
  decision: FindingDecision,
  reasonCode: FindingReason.optional(),
  reason: Line(1000).optional(),
  points: z
    .string()
    .max(40)
    .regex(/^-?\d+(\.\d+)?$/, { error: 'not-a-decimal' })
    .optional(),
  corrections: z.array(correction).max(20).default([]),
}

const submission = '01980000-0000-7000-8000-000000000301'
const example = { submission, node: '2.1.3' } as const
const looked = { ...example, pass: 'first', version: 0, basis: 'a'.repeat(64) } as const
const corrected = {
  ...looked,
  decision: 'corrected',
  reasonCode: 'wrong-number',
  corrections: [
    {
      subject: '01890a5d-ac96-774b-bcce-b302099a8057',
      item: 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so',
      period: '2022',
      content: { kind: 'number', number: '12', typed: '12' },
    },
  ],
} as const

const signed = ['bad-input', 'not-signed-in', 'not-permitted'] as const
const refusals = [...signed, 'not-found', 'wrong-state', 'stale'] as const
const deciding = [
  ...refusals,
  'round-not-open',
  'deadline-over',
  'common-values-not-fixed',
  'finding-not-decided',
  'before-the-council',
  ...AppraisalRefusal.options,
] as const

export const appraisal = {
  /** Criteria of submissions that the caller is charged with: by round, then by unit or by printed code. */
  listAppraisalQueue: operation({
    method: 'GET',
    path: '/appraisal-queue',
    group: 'appraisal.queue',
    permits: { appraiser: ANYBODYS, 'standing-agency': ANYBODYS },
    input: z.object({
      round: Id.optional(),
      submission: Id.optional(),
      /** A criterion, or all below a component. */
      node: Node.optional(),
      state: QueuePart.optional(),
      /** As it stands in a unit's name, or in a criterion's code and title, whatever its marks. */
      find: z.string().normalize('NFC').max(100).optional(),
      order: z.enum(['unit', 'criterion']).default('unit'),
      /** `next` of the page before. */
      after: z
        .string()
        .max(200)
        .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} [^ \p{Cc}]+$/u)
        .optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      rows: z.array(QueueRow),
      counts: QueueCounts,
      /** How many come before the page. */
      before: z.int(),
      next: z.string().optional(),
    }),
    refusals: signed,
    example: { state: 'undecided', node: '2' },
  }),
  showAppraisal: operation({
    method: 'GET',
    path: '/submissions/:submission/appraisals/:node',
    group: 'appraisal.read',
    permits: READ,
    about: 'submission',
    from: APPRAISED,
    input: z.object({ submission: Id, node: Node }),
    output: AppraisalView,
    refusals: [...signed, 'not-found', 'wrong-state'],
    example,
  }),
  /** What the decision would do, to every criterion that reads the numbers; writes nothing. */
  previewFinding: operation({
    method: 'POST',
    path: '/submissions/:submission/appraisals/:node/preview',
    group: 'appraisal.decide',
    permits: DECIDE,
    about: 'submission',
    from: MOVES.decideFinding.from,
    input: z.object({ submission: Id, node: Node, ...wish }),
    output: EffectsView,
    refusals: deciding,
    example: corrected,
  }),
  /** Decides a criterion, or decides it anew; what two decide at once is decided by one of them. */
  decideFinding: operation({
    method: 'PUT',
    path: '/submissions/:submission/appraisals/:node/finding',
    group: 'appraisal.decide',
    permits: DECIDE,
    about: 'submission',
    from: MOVES.decideFinding.from,
    input: z.object({ submission: Id, node: Node, ...wish }),
    output: z.object({ finding: FindingView, toReview: z.int() }),
    refusals: deciding,
    example: corrected,
  }),
  withdrawFinding: operation({
    method: 'POST',
    path: '/submissions/:submission/appraisals/:node/withdrawal',
    group: 'appraisal.decide',
    permits: DECIDE,
    about: 'submission',
    from: MOVES.withdrawFinding.from,
    input: z.object({ submission: Id, node: Node, pass: FindingPass, version: Version }),
    output: z.object({ finding: FindingView, toReview: z.int() }),
    refusals: deciding,
    example: { ...example, pass: 'first', version: 1 },
  }),
  /** What `acceptUnchanged` would accept, to be looked over; writes nothing. */
  listUnchanged: operation({
    method: 'GET',
    path: '/submissions/:submission/appraisals/:node/unchanged',
    group: 'appraisal.accept-unchanged',
    permits: APPRAISER,
    about: 'submission',
    from: MOVES.acceptUnchanged.from,
    input: z.object({ submission: Id, node: Node }),
    output: z.object({
      /** The round in which the unit was approved last; absent where there is none. */
      since: z.string().optional(),
      criteria: z.array(UnchangedCriterion),
    }),
    refusals: deciding,
    example: { ...example, node: '2.1' },
  }),
  /** Accepts what was approved last time and has not changed since, below a component. */
  acceptUnchanged: operation({
    method: 'POST',
    path: '/submissions/:submission/appraisals/:node/unchanged',
    group: 'appraisal.accept-unchanged',
    permits: APPRAISER,
    about: 'submission',
    from: MOVES.acceptUnchanged.from,
    input: z.object({
      submission: Id,
      node: Node,
      /** Criteria that are left to be looked at. */
      except: z.array(Node).max(400).default([]),
    }),
    output: z.object({ accepted: z.array(z.string()) }),
    refusals: deciding,
    example: { ...example, node: '2.1' },
  }),
  /** Opens criteria for their explanation: the unit those that lost points, the standing agency any. */
  openExplanation: operation({
    method: 'POST',
    path: '/submissions/:submission/explanations',
    group: 'explanation.open',
    permits: UNIT_OR_AGENCY,
    about: 'submission',
    from: MOVES.openExplanation.from,
    input: z.object({
      submission: Id,
      nodes: z.array(Node).min(1).max(400),
      reason: Line(1000),
      /** By default, and at the latest for a unit, the end of the round's explanations. */
      until: MomentText.optional(),
    }),
    output: z.object({ opened: z.array(z.string()), until: z.iso.datetime() }),
    refusals: [...refusals, 'round-not-open', 'deadline-over', 'opening-ends-before-now', 'nothing-lost'],
    example: { submission, nodes: ['2.1.3'], reason: 'Đơn vị có thêm minh chứng.' },
  }),
  sayExplanation: operation({
    method: 'POST',
    path: '/submissions/:submission/explanations/:node',
    group: 'explanation.say',
    permits: SAY,
    about: 'submission',
    from: MOVES.sayExplanation.from,
    input: z.object({ submission: Id, node: Node, words: Lines }),
    output: ExplanationText,
    refusals: [...refusals, 'round-not-open', 'criterion-not-open'],
    example: { ...example, words: 'Đơn vị đã ban hành quyết định số 57/QĐ-SYT, gửi kèm minh chứng.' },
  }),
  showExplanation: operation({
    method: 'GET',
    path: '/submissions/:submission/explanations/:node',
    group: 'appraisal.read',
    permits: READ,
    about: 'submission',
    from: APPRAISED,
    input: z.object({ submission: Id, node: Node }),
    output: ExplanationView,
    refusals: [...signed, 'not-found', 'wrong-state'],
    example,
  }),
  /** What a giải trình would say, from the points that the release took. */
  showExplanationDraft: operation({
    method: 'GET',
    path: '/submissions/:submission/explanation-draft',
    group: submissions.showSubmission.group,
    permits: submissions.showSubmission.permits,
    about: 'submission',
    input: z.object({ submission: Id }),
    output: ExplanationDraftView,
    refusals: [...signed, 'not-found', 'findings-not-released'],
    example: { submission },
  }),
}
