import { applicableLeaves, readsOwn } from '../edition/asked-items.ts'
import type { Letter, Outline } from '../edition/outline.ts'
import type { OrganisationKind } from '../organisation/organisation.ts'
import { whyDead, type DeadReason, type EvidenceKind, type EvidenceState } from './evidence.ts'

/** A number, yes-no, option, date or text that counts in the period; `note` is what the unit wrote beside it. */
export type SupportedValue = { readonly item: string; readonly note?: string | undefined }

/** A document that hangs on one of the subject's items in the period. */
export type Support = {
  readonly evidence: string
  readonly item: string
  readonly kind: EvidenceKind
  readonly state: EvidenceState
  readonly validTo?: string | undefined
}

/** A criterion whose points nothing supports: the kinds it lacks, and documents that would, were they not dead. */
export type MissingEvidence = {
  readonly node: string
  /** Kinds that the edition demands by name; empty where any document would do. */
  readonly lacks: readonly EvidenceKind[]
  readonly dead: readonly { readonly evidence: string; readonly item: string; readonly reason: DeadReason }[]
}

export type EvidenceQuestion = {
  readonly kind: OrganisationKind | undefined
  /** The first day of the period. */
  readonly periodFrom: string
  /** Codes of the criteria that do not apply, accepted. */
  readonly notApplicable?: readonly string[]
  readonly values: readonly SupportedValue[]
  readonly supports: readonly Support[]
}

/**
 * Method §12.5. Criteria that rest on a value of the unit's own and have neither a living document on any of these
 * values (of every kind that the edition demands) nor a written explanation on each of them; in printed order.
 */
export function missingEvidence(outline: Outline, question: EvidenceQuestion): MissingEvidence[] {
  const { kind, notApplicable = [], values } = question
  const given = new Map(values.map((value) => [value.item, value]))
  return applicableLeaves(outline, kind)
    .filter(({ code }) => !notApplicable.includes(code))
    .flatMap(({ code, leaf, row }) => {
      const own = leaf!.letters.filter((letter) => isGivenHere(letter, kind)).map(({ item }) => item.id)
      const counted = [...new Set(own)].flatMap((id) => given.get(id) ?? [])
      if (counted.every(({ note }) => isWritten(note))) return []
      const found = supportOf(new Set(counted.map(({ item }) => item)), question)
      const lacks = (row.evidence ?? []).map((one) => one.kind).filter((one) => !found.kinds.has(one))
      if (found.kinds.size > 0 && lacks.length === 0) return []
      return [{ node: code, lacks, dead: found.dead }]
    })
}

/** What the unit itself gives in this very period. */
function isGivenHere({ variable }: Letter, kind: OrganisationKind | undefined): boolean {
  return readsOwn(variable, kind) && variable.combine === 'none' && variable.period !== 'previous'
}

function supportOf(items: ReadonlySet<string>, { supports, periodFrom }: EvidenceQuestion) {
  const kinds = new Set<EvidenceKind>()
  const dead: { evidence: string; item: string; reason: DeadReason }[] = []
  for (const { evidence, item, kind, ...standing } of supports.filter((one) => items.has(one.item))) {
    const reason = whyDead(standing, periodFrom)
    if (reason === undefined) kinds.add(kind)
    else dead.push({ evidence, item, reason })
  }
  return { kinds, dead }
}

function isWritten(note: string | undefined): boolean {
  return note !== undefined && note.trim() !== ''
}
