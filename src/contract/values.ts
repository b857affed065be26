import { z } from 'zod'
import { periodFrom } from '#domain/period/period.ts'
import { READERS } from '#domain/permission/readers.ts'
import type { Permits } from '#domain/permission/role.ts'
import { ANYBODYS } from '#domain/permission/role.ts'
import { Slug } from '#domain/slug.ts'
import { ClaimState } from '#domain/value/applicability.ts'
import { SoftCode } from '#domain/value/soft-check.ts'
import { ValueContent } from '#domain/value/value-content.ts'
import { ValueSource, ValueState, Verdict } from '#domain/value/value-state.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { Id } from './id.ts'
import { LiveLeafView } from './live-points.ts'
import { operation } from './operation.ts'

const Words = (most: number) => z.string().normalize('NFC').trim().min(1).max(most)
export const PeriodKey = z.string().refine((text) => periodFrom(text) !== undefined, { error: 'not-a-period' })
/** A period that a figure may be given for: a year far off is a slip, and what was given is never deleted. */
export const GivenPeriod = PeriodKey.refine((text) => text >= '1900' && text < '2101', { error: 'unlikely-year' })

/** Whose item of which period, and which provider's part of it where it comes in parts. */
const KEY = { subject: Id, item: Slug, period: GivenPeriod, part: Id.optional() }

const EXAMPLE = {
  subject: '01890a5d-ac96-774b-bcce-b302099a8057',
  item: 'so-co-quan-nha-nuoc-cua-tinh',
  period: '2022',
} as const

/** One version of a value as its readers see it. */
export const ValueView = z.object({
  ...KEY,
  version: z.int().positive(),
  content: ValueContent,
  state: ValueState,
  source: ValueSource,
  /** Given on paper, entered by the standing agency. */
  onBehalf: z.boolean(),
  note: z.string().optional(),
  reason: z.string().optional(),
  by: z.string(),
  at: z.string(),
})
export type ValueView = z.infer<typeof ValueView>

export const SoftFindingView = z.object({ code: SoftCode, params: z.record(z.string(), z.string()) })

/** What a save answers: the version, what needs a note, and the points of every criterion that reads it. */
export const Saved = z.object({
  value: ValueView,
  findings: z.array(SoftFindingView),
  leaves: z.array(LiveLeafView),
})
export type Saved = z.infer<typeof Saved>

/** What a stale save is told: the version that is there now. */
export const StaleDetails = z.object({ current: ValueView })
export type StaleDetails = z.infer<typeof StaleDetails>

/** What a verifier said of one version. */
export const VerdictView = z.object({ verdict: Verdict, note: z.string().optional(), by: z.string(), at: z.string() })
export type VerdictView = z.infer<typeof VerdictView>

export const HistoryView = z.object({
  versions: z.array(
    ValueView.extend({
      confirmed: z.object({ by: z.string(), at: z.string() }).optional(),
      verdicts: z.array(VerdictView),
    }),
  ),
  /** The latest versions of other periods of the same kind, newest first. */
  otherPeriods: z.array(z.object({ period: PeriodKey, content: ValueContent, state: ValueState })),
})
export type HistoryView = z.infer<typeof HistoryView>

export const ClaimView = z.object({
  organisation: Id,
  edition: Slug,
  node: z.string(),
  period: PeriodKey,
  state: ClaimState,
  reason: z.string(),
  decisionReason: z.string().optional(),
  version: z.int(),
})
export type ClaimView = z.infer<typeof ClaimView>

const ENTER: Permits = {
  'unit-officer': ['own'],
  'unit-head': ['own'],
  'data-provider': ['assigned'],
  'service-account': ['own', 'assigned'],
  'standing-agency': ANYBODYS,
}
/** An appraiser what a criterion of theirs reads, while it is appraised. */
const READ: Permits = {
  ...READERS,
  'data-provider': ['assigned'],
  verifier: ['assigned'],
  appraiser: ['assigned'],
}
/** Who says for a unit what its form holds. */
const SPEAK: Permits = { 'unit-officer': ['own'], 'unit-head': ['own'], 'standing-agency': ANYBODYS }
const DECIDE: Permits = { appraiser: ['assigned'], 'standing-agency': ANYBODYS }
const CLAIM_KEY = { organisation: Id, edition: Slug, node: z.string().max(60), period: GivenPeriod }
const CLAIM_EXAMPLE = { organisation: EXAMPLE.subject, edition: 'hue-2020', node: '2.1.3', period: '2022' } as const

const claim = {
  about: 'claim',
  output: ClaimView,
  refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted', 'wrong-state', 'stale'],
} as const

export const values = {
  saveValue: operation({
    method: 'PUT',
    path: '/values/:subject/:period/:item',
    group: 'value.enter',
    permits: ENTER,
    about: 'value',
    input: z.object({
      ...KEY,
      /** The version that the caller saw; 0 where there was none. */
      version: z.int().nonnegative(),
      content: ValueContent,
      note: Words(1000).optional(),
      reason: Words(1000).optional(),
      /** The edition whose points come back. */
      edition: Slug.optional(),
    }),
    output: Saved,
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted', 'stale', 'value-not-saved', 'key-reused'],
    example: { ...EXAMPLE, version: 0, content: { kind: 'number', number: '24', typed: '24' }, edition: 'hue-2020' },
  }),
  confirmCopy: operation({
    method: 'POST',
    path: '/values/:subject/:period/:item/confirmation',
    group: 'value.confirm',
    permits: ENTER,
    about: 'value',
    // Also what stands confirmed: whoever confirmed it and asks again is answered again.
    from: [...MOVES.confirmCopy.from, 'declared', 'verified', 'disputed'],
    input: z.object({ ...KEY, version: z.int().positive(), edition: Slug.optional() }),
    output: Saved,
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted', 'wrong-state', 'stale'],
    example: { ...EXAMPLE, version: 1 },
  }),
  copyForward: operation({
    method: 'POST',
    path: '/forms/:organisation/:edition/:period/copies',
    group: 'form.enter',
    permits: SPEAK,
    about: 'organisation',
    input: z.object({
      organisation: Id,
      edition: Slug,
      period: GivenPeriod,
      from: GivenPeriod,
      /** Only these items; absent: all that can be copied. */
      items: z.array(Slug).max(500).optional(),
    }),
    output: z.object({ copied: z.int() }),
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'],
    example: { organisation: EXAMPLE.subject, edition: 'hue-2020', period: '2022', from: '2021' },
  }),
  showValueHistory: operation({
    method: 'GET',
    path: '/values/:subject/:period/:item/history',
    group: 'value.read',
    permits: READ,
    about: 'value',
    input: z.object(KEY),
    output: HistoryView,
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'],
    example: EXAMPLE,
  }),
  verifyValue: operation({
    method: 'POST',
    path: '/values/:subject/:period/:item/verdict',
    group: 'value.verify',
    permits: { verifier: ['assigned'] },
    about: 'value',
    from: MOVES.verifyValue.from,
    /** Whoever finds a number wrong says why. */
    input: z
      .object({ ...KEY, version: z.int().positive(), verdict: Verdict, note: Words(1000).optional() })
      .refine(({ verdict, note }) => verdict === 'verified' || note !== undefined, {
        path: ['note'],
        error: 'reason-needed',
      }),
    output: ValueView.extend({ said: VerdictView }),
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted', 'wrong-state', 'stale'],
    example: { ...EXAMPLE, version: 1, verdict: 'verified' },
  }),
  claimNotApplicable: operation({
    ...claim,
    method: 'PUT',
    path: '/claims/:organisation/:edition/:period/:node',
    group: 'claim.make',
    permits: SPEAK,
    from: MOVES.claimNotApplicable.from,
    input: z.object({ ...CLAIM_KEY, version: z.int().nonnegative(), reason: Words(1000) }),
    example: { ...CLAIM_EXAMPLE, version: 0, reason: 'Đơn vị không quản lý cơ quan cấp dưới.' },
  }),
  withdrawClaim: operation({
    ...claim,
    method: 'DELETE',
    path: '/claims/:organisation/:edition/:period/:node',
    group: 'claim.withdraw',
    permits: SPEAK,
    from: MOVES.withdrawClaim.from,
    input: z.object({ ...CLAIM_KEY, version: z.coerce.number().int().positive() }),
    example: { ...CLAIM_EXAMPLE, version: 1 },
  }),
  acceptClaim: operation({
    ...claim,
    method: 'POST',
    path: '/claims/:organisation/:edition/:period/:node/acceptance',
    group: 'claim.accept',
    permits: DECIDE,
    from: MOVES.acceptClaim.from,
    input: z.object({ ...CLAIM_KEY, version: z.int().positive(), reason: Words(1000).optional() }),
    example: { ...CLAIM_EXAMPLE, version: 1 },
  }),
  refuseClaim: operation({
    ...claim,
    method: 'POST',
    path: '/claims/:organisation/:edition/:period/:node/refusal',
    group: 'claim.refuse',
    permits: DECIDE,
    from: MOVES.refuseClaim.from,
    input: z.object({ ...CLAIM_KEY, version: z.int().positive(), reason: Words(1000) }),
    example: { ...CLAIM_EXAMPLE, version: 1, reason: 'Đơn vị có bộ phận làm việc này.' },
  }),
}
