import type { Outline, OutlineNode } from '#domain/edition/outline.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { periodFrom, type Period } from '#domain/period/period.ts'
import { itemsRead, type ItemRead } from '#domain/scoring/items-read.ts'
import type { PinnedVersion } from '#domain/submission/pins.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import type { Register } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { subjectOf, surroundingsOf, type Surroundings } from '../values/surroundings.ts'
import type { StoredSubmission } from './stored-submission.ts'

/** What a submission's points rest on beside its values; read before a transaction, for it takes a connection. */
export type Grounds = {
  readonly outline: Outline
  readonly items: ItemCatalogue
  readonly period: Period
  readonly member: Organisation
  readonly surroundings: Surroundings
  /** The member first, then everybody else whose numbers its criteria read. */
  readonly organisations: readonly Organisation[]
  /** True for a value of the member's own that the edition reads: what is pinned at submission (method §9.2). */
  readonly isOwn: (value: Omit<PinnedVersion, 'id'>) => boolean
  /** Items of its own that a criterion reads. */
  readonly ownItemsOf: (node: string) => readonly string[]
  /** The edition reads numbers of others for this member. */
  readonly readsOthers: boolean
}

export async function groundsOf(deps: ValueDeps, { member, round }: StoredSubmission): Promise<Grounds> {
  const { items, outlines } = deps.content
  const [outline, period] = [outlines.get(round.edition), periodFrom(round.period)]
  if (!outline || !period) throw new Refusal('not-found')
  const read = [...new Set(outline.leaves.flatMap(lettersOf).map(({ item }) => item.id))]
  const question = { subject: member.id, period, items: read, outline, day: round.membersOn }
  const surroundings = await surroundingsOf(deps, question)
  const { register, organisations } = surroundings
  const reads = itemsRead(outline, period)
  const own = reads.filter((one) => isOwnRead(one, member, register))
  const isOwnLetter = new Set(own.map(({ item, of }) => `${item} ${of}`))
  return {
    outline,
    items,
    period,
    member,
    surroundings,
    organisations: [member, ...organisations.filter(({ id }) => id !== member.id)],
    isOwn: ownValues(ownPeriods(own), { subject: member.id, predecessors: surroundings.asked[0]!.subjects }, items),
    ownItemsOf: (code) =>
      lettersOf(outline.byCode.get(code))
        .filter(({ item, variable }) => variable.combine === 'none' && isOwnLetter.has(`${item.id} ${variable.of}`))
        .map(({ item }) => item.id),
    readsOthers: reads.some((one) => one.of !== 'group' && !own.includes(one)),
  }
}

function lettersOf(node: OutlineNode | undefined) {
  return node?.leaf?.letters ?? []
}

/** A province that is assessed itself reads its own number where others read their province's. */
export function isOwnRead({ of, combine }: ItemRead, member: Organisation, register: Register): boolean {
  if (combine !== 'none' || of === 'group') return false
  return of === 'own' || subjectOf(of, member.id, register) === member.id
}

type Whose = { readonly subject: string; readonly predecessors: readonly string[] }

/** Which values are a member's own, by what it reads of itself. Predecessors' count in flows only (method §10.5). */
export function ownValues(periods: OwnPeriods, whose: Whose, items: ItemCatalogue): Grounds['isOwn'] {
  const predecessors = new Set(whose.predecessors.filter((id) => id !== whose.subject))
  return ({ subject: of, item, period }): boolean => {
    const isWhose = of === whose.subject || (predecessors.has(of) && items.get(item)?.overTime === 'flow')
    return isWhose && periods.get(item)?.has(period) === true
  }
}

export type OwnPeriods = ReadonlyMap<string, ReadonlySet<string>>

/** By item, the periods of which it is read. */
export function ownPeriods(reads: readonly ItemRead[]): OwnPeriods {
  const periods = new Map<string, Set<string>>()
  for (const { item, periods: some } of reads) {
    const known = periods.get(item) ?? new Set<string>()
    periods.set(item, known)
    for (const { key } of some) known.add(key)
  }
  return periods
}
