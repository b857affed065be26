import type { InputOf } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import type { OrganisationVersionView } from '#contract/organisation-views.ts'
import { Share, type SuccessionKind } from '#domain/organisation/succession.ts'
import { newId } from '../administration/new-id.ts'
import { words } from '../administration/words.ts'
import { dayOf } from '../evidence/typed-day.ts'
import type { Fault } from '../sign-in/use-faults.ts'
import { contentOf, EMPTY, line, type ContentDraft } from './content-draft.ts'
import type { Chosen } from './unit-picker.tsx'

/** Who comes after, as it is typed: one that begins, or one that is chosen. */
export type SuccessorDraft = {
  /** Of the one that begins; sent twice, it begins once. */
  readonly id: string
  readonly isNew: boolean
  readonly chosen: Chosen | undefined
  readonly content: ContentDraft
  readonly share: string
}

export type SuccessionDraft = {
  readonly kind: SuccessionKind
  readonly predecessors: readonly Chosen[]
  readonly successors: readonly SuccessorDraft[]
  readonly number: string
  readonly date: string
  readonly issuedBy: string
  readonly effectiveOn: string
  /** The predecessor whose identifier goes on; empty: nobody's. */
  readonly keeps: string
  readonly newParent: Chosen | undefined
}

/** What is changed, from what is typed at that moment: more may have been typed since something was asked for. */
export type ChangeDraft = (of: (before: SuccessionDraft) => Partial<SuccessionDraft>) => void

export type SuccessionsInput = InputOf<typeof organisations.recordSuccession>

export const FIELDS = {
  predecessors: 'tien-than',
  successor: (at: number) => `ke-thua-${at}-`,
  chosen: (at: number) => `ke-thua-${at}`,
  share: (at: number) => `ty-le-${at}`,
  number: 'so-quyet-dinh',
  date: 'ngay-quyet-dinh',
  issuedBy: 'co-quan-ban-hanh',
  effectiveOn: 'ngay-hieu-luc',
  keeps: 'giu-ma',
  newParent: 'cap-tren-moi',
  addSuccessor: 'them-ke-thua',
} as const

export function emptySuccessor(): SuccessorDraft {
  return { id: newId(), isNew: true, chosen: undefined, content: EMPTY, share: '' }
}

/** As many successors as the kind begins with; what was typed stays where it still has a place. */
export function draftFor(kind: SuccessionKind, before: readonly SuccessorDraft[] = []): readonly SuccessorDraft[] {
  const least = { merge: 1, split: 2, rename: 1, abolish: 0, establish: 1 }[kind]
  const most = kind === 'split' || kind === 'establish' ? Infinity : least
  const kept = before.slice(0, most)
  return [...kept, ...Array.from({ length: Math.max(0, least - kept.length) }, emptySuccessor)]
}

export const hasOnePredecessor = (kind: SuccessionKind): boolean => kind === 'split' || kind === 'rename'

/** The faults that can be seen here, or the input; `last` has the version of each chosen organisation as it was seen. */
export function inputOf(
  draft: SuccessionDraft,
  last: ReadonlyMap<string, OrganisationVersionView>,
): { input: SuccessionsInput | undefined; faults: Fault[] } {
  const { kind, predecessors } = draft
  const [date, effectiveOn] = [dayOf(draft.date), dayOf(draft.effectiveOn)]
  const [number, issuedBy] = [line(draft.number), line(draft.issuedBy)]
  const made = draft.successors.map((one, at) => successorOf(draft, one, at))
  const { faults: said } = words
  const faults = [
    ...(kind !== 'establish' && predecessors.length === 0
      ? [{ field: FIELDS.predecessors, words: said.predecessors }]
      : []),
    ...made.flatMap(({ faults }) => faults),
    ...(number ? [] : [{ field: FIELDS.number, words: said.decisionNumber }]),
    ...(issuedBy ? [] : [{ field: FIELDS.issuedBy, words: said.issuedBy }]),
    ...(date ? [] : [{ field: FIELDS.date, words: said.day(words.succession.date) }]),
    ...(effectiveOn ? [] : [{ field: FIELDS.effectiveOn, words: said.day(words.succession.effectiveOn) }]),
  ]
  if (faults.length > 0 || !number || !issuedBy || !date || !effectiveOn) return { input: undefined, faults }
  const existing = [
    ...predecessors,
    ...draft.successors.flatMap(({ isNew, chosen }) => (!isNew && chosen ? [chosen] : [])),
  ]
  const seen = existing.flatMap(({ organisation }): [string, string][] => {
    const version = last.get(organisation)?.version
    return version === undefined ? [] : [[organisation, version]]
  })
  const shares = kind === 'split' ? draft.successors.map(({ share }) => share.trim().replace(',', '.')) : []
  const ids = made.flatMap(({ successor }) => (successor ? [successor.organisation] : []))
  const hasShares = shares.length > 0 && shares.every((share) => share !== '')
  return {
    faults,
    input: {
      successions: [
        {
          kind,
          decision: { number, date, issuedBy },
          effectiveOn,
          predecessors: predecessors.map(({ organisation }) => organisation),
          successors: made.flatMap(({ successor }) => (successor ? [successor] : [])),
          ...(hasShares && { shares: Object.fromEntries(ids.map((id, at) => [id, shares[at]!])) }),
          ...(draft.keeps !== '' && kind !== 'establish' && kind !== 'abolish' && { keepsIdentifierOf: draft.keeps }),
          ...(draft.newParent && { newParent: draft.newParent.organisation }),
        },
      ],
      seen: Object.fromEntries(seen),
    },
  }
}

type Successor = SuccessionsInput['successions'][number]['successors'][number]

function successorOf(
  { kind, predecessors }: SuccessionDraft,
  { id, isNew, chosen, content: typed, share }: SuccessorDraft,
  at: number,
): { successor: Successor | undefined; faults: Fault[] } {
  const badShare = kind === 'split' && share.trim() !== '' && !Share.safeParse(share.trim().replace(',', '.')).success
  const faults: Fault[] = badShare ? [{ field: FIELDS.share(at), words: words.faults.share }] : []
  if (kind !== 'rename' && !isNew) {
    if (!chosen) faults.push({ field: FIELDS.chosen(at), words: words.faults.successor })
    return { successor: chosen && { kind: 'existing', organisation: chosen.organisation }, faults }
  }
  const read = contentOf(typed, FIELDS.successor(at))
  faults.push(...read.faults)
  const [renamed] = predecessors
  if (!read.content || (kind === 'rename' && !renamed)) return { successor: undefined, faults }
  const successor: Successor =
    kind === 'rename'
      ? { kind: 'existing', organisation: renamed!.organisation, content: read.content }
      : { kind: 'new', organisation: id, content: read.content }
  return { successor, faults }
}

/** The field that a fault of the register is about. */
export function fieldOfFault(code: string): string {
  if (code.startsWith('predecessor')) return FIELDS.predecessors
  if (code.startsWith('successor') || code.startsWith('rename')) return FIELDS.chosen(0)
  if (code.startsWith('share')) return FIELDS.share(0)
  if (code.startsWith('identifier')) return FIELDS.keeps
  if (code.startsWith('parent')) return FIELDS.newParent
  return FIELDS.effectiveOn
}
