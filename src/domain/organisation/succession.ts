import { z } from 'zod'
import { isDecimal } from '../decimal.ts'
import { add, compare, exactFromText, ONE, ZERO, type Exact } from '../exact.ts'
import { Day } from './day.ts'
import { OrganisationContent, OrganisationId } from './organisation-version.ts'

export const SuccessionKind = z.enum(['merge', 'split', 'rename', 'abolish', 'establish'])
export type SuccessionKind = z.infer<typeof SuccessionKind>

/** The document that orders it: number, date, and who issued it. */
export const Decision = z.strictObject({ number: z.string().min(1), date: Day, issuedBy: z.string().min(1) })
export type Decision = z.infer<typeof Decision>

/** Who comes after: one that begins, or one that goes on, as it was or as `content` says from that day. */
export const Successor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new'), organisation: OrganisationId, content: OrganisationContent }),
  z.strictObject({
    kind: z.literal('existing'),
    organisation: OrganisationId,
    content: OrganisationContent.optional(),
  }),
])
export type Successor = z.infer<typeof Successor>

/** A part of one as decimal or fraction: "0.35", "2/3". */
export const Share = z.string().refine(isShare, { error: 'not-a-share' })
export type Share = string

/** Method §10.3. On one day, by one decision: who ends or goes on, and who stands in their place. */
export const Succession = z.strictObject({
  kind: SuccessionKind,
  decision: Decision,
  effectiveOn: Day,
  /** One that is also a successor goes on; the others end. */
  predecessors: z.array(OrganisationId),
  successors: z.array(Successor),
  /** Of a split: the part of the predecessor's flows that each successor takes, stated by the decision. */
  shares: z.record(OrganisationId, Share).optional(),
  /** The predecessor whose identifier the successor takes. */
  keepsIdentifierOf: OrganisationId.optional(),
  /** Where those directly below an ended predecessor go, where it is not the only successor: one by one, or all. */
  newParents: z.record(OrganisationId, OrganisationId).optional(),
  newParent: OrganisationId.optional(),
})
export type Succession = z.infer<typeof Succession>

/** What is wrong with a succession by itself. */
export const SuccessionFaultCode = z.enum([
  'predecessor-count',
  'successor-count',
  'predecessor-repeated',
  'successor-repeated',
  'new-successor-is-predecessor',
  'decision-after-effect',
  'shares-outside-split',
  'shares-of-others',
  'shares-not-one',
  'identifier-of-another',
  'rename-into-another',
])
export type SuccessionFaultCode = z.infer<typeof SuccessionFaultCode>

/** `organisation`: whom it is about, where it is about one. */
export type SuccessionFault = {
  readonly code: SuccessionFaultCode
  readonly organisation?: OrganisationId | undefined
}

/** Faults that need no look at the organisations; a split without shares is none: its flows are missing (§10.5). */
export function successionFaults(succession: Succession): SuccessionFault[] {
  return [...countFaults(succession), ...nameFaults(succession), ...shareFaults(succession)]
}

/** The part of a predecessor's flows that a successor takes; undefined where a split does not state it. */
export function shareOf(succession: Succession, successor: OrganisationId): Exact | undefined {
  if (succession.kind !== 'split') return ONE
  const share = succession.shares?.[successor]
  return share === undefined ? undefined : exactFromText(share)
}

export function isSuccessor(succession: Succession, organisation: OrganisationId): boolean {
  return succession.successors.some((successor) => successor.organisation === organisation)
}

/** How many there may be: at least, at most. A merge counts an existing successor among those merged. */
const COUNTS = {
  merge: { predecessors: [1, Infinity], successors: [1, 1] },
  split: { predecessors: [1, 1], successors: [2, Infinity] },
  rename: { predecessors: [1, 1], successors: [1, 1] },
  abolish: { predecessors: [1, Infinity], successors: [0, 0] },
  establish: { predecessors: [0, 0], successors: [1, Infinity] },
} as const satisfies Record<SuccessionKind, Record<'predecessors' | 'successors', readonly [number, number]>>

function countFaults(succession: Succession): SuccessionFault[] {
  const { kind, predecessors, successors } = succession
  const counts = COUNTS[kind]
  const merged = new Set(predecessors)
  for (const { kind, organisation } of successors) if (kind === 'existing') merged.add(organisation)
  const tooFew = kind === 'merge' && merged.size < 2
  const isWithin = (count: number, [least, most]: readonly [number, number]) => count >= least && count <= most
  return [
    ...(tooFew || !isWithin(predecessors.length, counts.predecessors) ? [fault('predecessor-count')] : []),
    ...(isWithin(successors.length, counts.successors) ? [] : [fault('successor-count')]),
  ]
}

function nameFaults(succession: Succession): SuccessionFault[] {
  const { kind, decision, effectiveOn, predecessors, successors, keepsIdentifierOf } = succession
  const after = successors.map(({ organisation }) => organisation)
  const others = successors.filter((one) => one.kind === 'existing' && !predecessors.includes(one.organisation))
  const reborn = successors.filter((one) => one.kind === 'new' && predecessors.includes(one.organisation))
  return [
    ...repeated(predecessors).map((one) => fault('predecessor-repeated', one)),
    ...repeated(after).map((one) => fault('successor-repeated', one)),
    ...reborn.map(({ organisation }) => fault('new-successor-is-predecessor', organisation)),
    ...(kind === 'rename' ? others.map(({ organisation }) => fault('rename-into-another', organisation)) : []),
    ...(decision.date > effectiveOn ? [fault('decision-after-effect')] : []),
    ...(keepsIdentifierOf === undefined || predecessors.includes(keepsIdentifierOf)
      ? []
      : [fault('identifier-of-another', keepsIdentifierOf)]),
  ]
}

function shareFaults({ kind, shares, successors }: Succession): SuccessionFault[] {
  if (shares === undefined) return []
  if (kind !== 'split') return [fault('shares-outside-split')]
  const after = successors.map(({ organisation }) => organisation)
  const others = Object.keys(shares).filter((one) => !after.includes(one))
  const without = after.filter((one) => !(one in shares))
  const sum = Object.values(shares).map(exactFromText).reduce(add, ZERO)
  return [
    ...[...others, ...without].map((one) => fault('shares-of-others', one)),
    ...(compare(sum, ONE) === 0 ? [] : [fault('shares-not-one')]),
  ]
}

function isShare(text: string): boolean {
  const parts = text.split('/')
  const isFraction = parts.length === 2 && parts.every((part) => /^\d{1,15}$/.test(part)) && BigInt(parts[1]!) > 0n
  if (!isFraction && !(parts.length === 1 && isDecimal(text))) return false
  const share = exactFromText(text)
  return compare(share, ZERO) >= 0 && compare(share, ONE) <= 0
}

function repeated(list: readonly string[]): string[] {
  return list.filter((one, at) => list.indexOf(one) !== at)
}

function fault(code: SuccessionFaultCode, organisation?: OrganisationId): SuccessionFault {
  return organisation === undefined ? { code } : { code, organisation }
}
