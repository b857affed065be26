import { z } from 'zod'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { SubmissionMove, SubmissionState } from '#domain/submission/submission.ts'
import { MoveRefusal } from '#domain/submission/why-not.ts'
import { MOVES, STATES } from '#domain/workflow/moves.ts'
import { Id } from './id.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'
import {
  ComparisonView,
  ReceiptView,
  ScorecardView,
  ScoredNodesView,
  SubmissionRow,
  SubmissionView,
  WhyNotView,
} from './submission-views.ts'

const Day = z.iso.date().refine((day) => day >= '1900-01-01' && day < '2101-01-01', { error: 'unlikely-day' })
const MomentText = z.iso
  .datetime({ offset: true, precision: 0 })
  .refine((text) => text >= '1900' && text < '2101', { error: 'unlikely-year' })

const UNIT: Permits = { 'unit-officer': ['own'], 'unit-head': ['own'] }
const AGENCY: Permits = { 'standing-agency': ANYBODYS }
const COUNCIL: Permits = { 'council-secretary': ANYBODYS, leader: ANYBODYS }
/** An appraiser reads everybody's but that of the unit they work for. */
const READ: Permits = {
  ...UNIT,
  supervisor: ['child'],
  appraiser: ['child', 'assigned', 'other'],
  'standing-agency': ANYBODYS,
  ...COUNCIL,
  auditor: ANYBODYS,
}

const submission = '01980000-0000-7000-8000-000000000301'
const round = '01980000-0000-7000-8000-000000000201'
const card = '01980000-0000-7000-8000-000000000302'

const signed = ['bad-input', 'not-signed-in', 'not-permitted'] as const
const moving = [...signed, 'not-found', 'wrong-state', 'stale', ...MoveRefusal.options] as const
const seen = z.object({ submission: Id, version: z.int().min(1).max(1_000_000) })
const Moved = z.object({ state: SubmissionState, version: z.int() })

/** The paper that the head signed: số, ký hiệu; ngày; người ký. */
const document = z.object({ number: Line(100), date: Day, signer: Line(200) }).optional()
const decision = { decisionNumber: Line(100), decisionDate: Day, decidedBy: Line(200) }
const decided = {
  decisionNumber: '2510/QĐ-UBND',
  decisionDate: '2026-10-20',
  decidedBy: 'Chủ tịch Uỷ ban nhân dân tỉnh',
} as const

/** Moves that the standing agency makes of one submission, or of all of a round. */
export const RoundWideMove = SubmissionMove.extract([
  'beginAppraisal',
  'releaseFindings',
  'beginSecondAppraisal',
  'sendToCouncil',
])
export type RoundWideMove = z.infer<typeof RoundWideMove>

/** How many submissions moved; of those that did not, why. */
const MovedMany = z.object({
  moved: z.int(),
  left: z.array(z.object({ submission: Id, organisation: z.object({ id: Id, name: z.string() }), whyNot: WhyNotView })),
})

const read = { group: 'submission.read', permits: READ, about: 'submission' } as const
const example = { submission, version: 1 } as const

export const submissions = {
  listSubmissions: operation({
    method: 'GET',
    path: '/submissions',
    group: 'submission.list',
    permits: READ,
    input: z.object({ round: Id.optional(), state: SubmissionState.optional() }),
    output: z.object({ submissions: z.array(SubmissionRow) }),
    refusals: signed,
    example: { state: 'submitted' },
  }),
  showSubmission: operation({
    ...read,
    method: 'GET',
    path: '/submissions/:submission',
    input: z.object({ submission: Id }),
    output: SubmissionView,
    refusals: [...signed, 'not-found'],
    example: { submission },
  }),
  /** Pins the unit's values and seals its own scorecard; answers with the receipt. */
  submitSubmission: operation({
    method: 'POST',
    path: '/submissions/:submission/receipts',
    group: 'submission.submit',
    permits: UNIT,
    about: 'submission',
    from: MOVES.submitSubmission.from,
    input: seen.extend({ document }),
    output: ReceiptView,
    refusals: moving,
    example: { ...example, document: { number: '57/BC-SYT', date: '2026-09-24', signer: 'Nguyễn Văn A' } },
  }),
  recallSubmission: operation({
    method: 'POST',
    path: '/submissions/:submission/recall',
    group: 'submission.recall',
    permits: UNIT,
    about: 'submission',
    from: MOVES.recallSubmission.from,
    input: seen,
    output: Moved,
    refusals: moving,
    example,
  }),
  /** More time for this unit alone, and it is told why. */
  extendEntry: operation({
    method: 'POST',
    path: '/submissions/:submission/entry-end',
    group: 'submission.extend',
    permits: AGENCY,
    about: 'submission',
    from: MOVES.extendEntry.from,
    input: seen.extend({ until: MomentText, reason: Line(1000) }),
    output: Moved,
    refusals: moving,
    example: { ...example, until: '2026-10-02T23:59:59+07:00', reason: 'Bão làm mất điện ba ngày.' },
  }),
  /** Lets the unit work on the named criteria until a moment of their own; nothing else is unlocked. */
  reopenCriteria: operation({
    method: 'POST',
    path: '/submissions/:submission/openings',
    group: 'submission.reopen',
    permits: AGENCY,
    about: 'submission',
    from: MOVES.reopenCriteria.from,
    input: seen.extend({
      nodes: z.array(z.string().min(1).max(60)).min(1).max(400),
      reason: Line(1000),
      until: MomentText,
    }),
    /** `also`: criteria that read the same numbers and follow them. */
    output: Moved.extend({ also: z.array(z.string()) }),
    refusals: moving,
    example: { ...example, nodes: ['2.1.3'], reason: 'Nhập nhầm kỳ.', until: '2026-10-05T23:59:59+07:00' },
  }),
  /** The unit has done its work on what was reopened: the new versions are pinned, on a further receipt. */
  endReopening: operation({
    method: 'POST',
    path: '/submissions/:submission/openings/end',
    group: 'submission.end-reopening',
    permits: UNIT,
    about: 'submission',
    from: MOVES.endReopening.from,
    input: seen.extend({ document }),
    output: ReceiptView,
    refusals: moving,
    example,
  }),
  beginAppraisal: operation({
    method: 'POST',
    path: '/submissions/:submission/appraisal',
    group: 'submission.begin-appraisal',
    permits: AGENCY,
    about: 'submission',
    from: MOVES.beginAppraisal.from,
    input: seen,
    output: Moved,
    refusals: moving,
    example,
  }),
  /** Seals the appraised scorecard, and shows the unit what was found. */
  releaseFindings: operation({
    method: 'POST',
    path: '/submissions/:submission/release',
    group: 'submission.release',
    permits: AGENCY,
    about: 'submission',
    from: MOVES.releaseFindings.from,
    input: seen,
    output: Moved,
    refusals: moving,
    example,
  }),
  /** The unit has said what it had to say: nothing is open to it any more, and the second appraisal may begin. */
  endExplanation: operation({
    method: 'POST',
    path: '/submissions/:submission/explanation-end',
    group: 'submission.end-explanation',
    permits: UNIT,
    about: 'submission',
    from: MOVES.endExplanation.from,
    input: seen.extend({ document }),
    output: Moved,
    refusals: moving,
    example,
  }),
  beginSecondAppraisal: operation({
    method: 'POST',
    path: '/submissions/:submission/second-appraisal',
    group: 'submission.begin-second-appraisal',
    permits: AGENCY,
    about: 'submission',
    from: MOVES.beginSecondAppraisal.from,
    input: seen,
    output: Moved,
    refusals: moving,
    example,
  }),
  sendToCouncil: operation({
    method: 'POST',
    path: '/submissions/:submission/council',
    group: 'submission.send-to-council',
    permits: AGENCY,
    about: 'submission',
    from: MOVES.sendToCouncil.from,
    input: seen,
    output: Moved,
    refusals: moving,
    example,
  }),
  sendBack: operation({
    method: 'POST',
    path: '/submissions/:submission/sending-back',
    group: 'submission.decide',
    permits: COUNCIL,
    about: 'submission',
    from: MOVES.sendBack.from,
    input: seen.extend({ reason: Line(1000) }),
    output: Moved,
    refusals: moving,
    example: { ...example, reason: 'Xem lại tiêu chí 2.1.3.' },
  }),
  approveSubmission: operation({
    method: 'POST',
    path: '/submissions/:submission/approval',
    group: 'submission.decide',
    permits: COUNCIL,
    about: 'submission',
    from: MOVES.approveSubmission.from,
    input: seen.extend(decision),
    output: Moved,
    refusals: moving,
    example: { ...example, ...decided },
  }),
  /** The same move of every submission of a round that is open to it, or of those that are named. */
  moveSubmissions: operation({
    method: 'POST',
    path: '/rounds/:round/moves',
    group: 'submission.move-all',
    permits: AGENCY,
    about: 'round',
    from: ['open'] satisfies (typeof STATES)['round'][number][],
    input: z.object({ round: Id, move: RoundWideMove, submissions: z.array(Id).min(1).max(2000).optional() }),
    output: MovedMany,
    refusals: [...signed, 'not-found', 'wrong-state'],
    example: { round, move: 'beginAppraisal' },
  }),
  /** Every submission that is before the council, by one decision. */
  approveRound: operation({
    method: 'POST',
    path: '/rounds/:round/approval',
    group: 'submission.approve-all',
    permits: COUNCIL,
    about: 'round',
    from: ['open'] satisfies (typeof STATES)['round'][number][],
    input: z.object({ round: Id, ...decision }),
    output: MovedMany,
    refusals: [...signed, 'not-found', 'wrong-state'],
    example: { round, ...decided },
  }),
  showReceipt: operation({
    ...read,
    method: 'GET',
    path: '/submissions/:submission/receipts/:attempt',
    input: z.object({ submission: Id, attempt: z.coerce.number().int().min(1).max(1_000_000) }),
    output: ReceiptView,
    refusals: [...signed, 'not-found'],
    example: { submission, attempt: 1 },
  }),
  /** The sealed cards that the caller may see, oldest first; `now` as it is judged at present. */
  showScorecards: operation({
    ...read,
    method: 'GET',
    path: '/submissions/:submission/scorecards',
    input: z.object({ submission: Id }),
    output: z.object({
      cards: z.array(ScorecardView),
      now: z.object({ self: ScoredNodesView.optional(), appraised: ScoredNodesView.optional() }),
    }),
    refusals: [...signed, 'not-found'],
    example: { submission },
  }),
  /** What changed between two sealed cards, or since one of them. */
  compareSubmission: operation({
    ...read,
    method: 'GET',
    path: '/submissions/:submission/comparison',
    input: z.object({ submission: Id, from: Id, to: Id.optional() }),
    output: ComparisonView,
    refusals: [...signed, 'not-found'],
    example: { submission, from: card },
  }),
}
