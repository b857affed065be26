import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import type { Period } from '#domain/period/period.ts'
import { ZERO } from '#domain/exact.ts'
import { inputsOf, type GroupSight, type Inputs, type Settled } from '#domain/scoring/inputs.ts'
import { judgedOutcome, type Judgement } from '#domain/scoring/judgement.ts'
import type { LeafOutcome } from '#domain/scoring/leaf-outcome.ts'
import { keyOf } from '#domain/submission/pins.ts'
import { factsGiven, givenValues, type GivenRow } from '#domain/value/given-values.ts'
import { ValueStore, type Fact } from '#domain/value/value-store.ts'
import type { Register } from '../organisations/register.ts'
import type { SuccessorFlows } from '../organisations/successor-flows.ts'
import type { Claims } from '../values/assessment.ts'
import type { Providers } from '../values/providers.ts'

/** A member with what it is judged by (method §13.5). */
export type BoardMember = {
  readonly organisation: Organisation
  /** Of itself and its predecessors: the same list as long as they are the same versions. */
  readonly values: readonly GivenRow[]
  readonly predecessors: readonly string[]
  readonly isOwn: (value: GivenRow) => boolean
  /** Pins are its own as they are; of latest versions, those that it reads of itself. */
  readonly isPinned: boolean
  readonly claims: Claims
  /** By leaf. */
  readonly judged: ReadonlyMap<string, Judgement> | undefined
  /** Its group as a release fixed it. */
  readonly group: GroupSight | undefined
}

export type BoardQuestion = {
  readonly outline: Outline
  readonly period: Period
  readonly items: ItemCatalogue
  readonly members: readonly BoardMember[]
  /** As of the day as of which the members were read. */
  readonly register: Register
  readonly flows: SuccessorFlows
  readonly providers: Providers
  /** The others' numbers as the round has fixed them; absent before that. */
  readonly common: readonly GivenRow[] | undefined
  /** Numbers as the appraisers have them, withdrawn ones among them; none where the units themselves are asked. */
  readonly corrections: readonly GivenRow[]
}

/** What scoring reads for all members at once: of each the same as for it alone. */
export function boardInputs(question: BoardQuestion): Inputs {
  const { outline, period, items, members, register, flows, providers, common, corrections } = question
  const frozen = members.map(({ organisation }) => organisation)
  const ids = new Set(frozen.map(({ id }) => id))
  const organisations = [...frozen, ...register.organisations.filter(({ id }) => !ids.has(id))]
  const store = new ValueStore()
  const own = ownFacts(question)
  for (const [row, { organisation, claims }] of members.entries()) {
    store.putFacts(store.row(organisation.id), own[row]!)
    for (const code of claims.accepted) store.setNotApplicable(code, row)
  }
  const others =
    common &&
    givenValues(corrected(common, corrections), {
      items,
      providers: (item) => providers.get(item.id) ?? [],
      flowParts: flows.flowParts,
      organisations: organisations.map(({ id }) => id),
    })
  return inputsOf(outline, { organisations, members: frozen.length }, store, period, {
    others: others?.store,
    settled: settledLeaves(outline, members),
    group: (row) => members[row]!.group,
  })
}

type KeptFacts = Pick<BoardQuestion, 'register' | 'flows' | 'providers'> & { readonly facts: readonly Fact[] }

const kept = new WeakMap<readonly GivenRow[], KeptFacts>()

/** What the same versions came to is not worked out again while everything else that it is made of is the same too. */
function ownFacts(question: BoardQuestion): (readonly Fact[])[] {
  const { register, flows, providers, common = [], corrections } = question
  const commonOf = Map.groupBy(common, ({ subject }) => subject)
  const correctionsOf = Map.groupBy(corrections, ({ subject }) => subject)
  return question.members.map((member) => {
    const { values, predecessors, isOwn, isPinned, organisation } = member
    const own = (): readonly GivenRow[] => (isPinned ? values : values.filter(isOwn))
    const subjects = [organisation.id, ...predecessors]
    const fixed = subjects.flatMap((subject) => (commonOf.get(subject) ?? []).filter((value) => !isOwn(value)))
    const found = subjects.flatMap((subject) => correctionsOf.get(subject) ?? [])
    if (fixed.length > 0 || found.length > 0) return factsOf(question, member, corrected([...own(), ...fixed], found))
    const before = kept.get(values)
    if (before?.register === register && before.flows === flows && before.providers === providers) return before.facts
    const facts = factsOf(question, member, own())
    kept.set(values, { register, flows, providers, facts })
    return facts
  })
}

function factsOf(
  { items, flows, providers }: BoardQuestion,
  { organisation: { id } }: BoardMember,
  rows: readonly GivenRow[],
): Fact[] {
  const context = { items, providers: (item: DataItem) => providers.get(item.id) ?? [], flowParts: flows.flowParts }
  return factsGiven(rows, context, id)
}

/** A correction stands for the version that it corrects. */
function corrected(rows: readonly GivenRow[], corrections: readonly GivenRow[]): readonly GivenRow[] {
  if (corrections.length === 0) return rows
  const keys = new Set(corrections.map(keyOf))
  return [...rows.filter((row) => !keys.has(keyOf(row))), ...corrections]
}

const AWAITING: LeafOutcome = { status: 'missing', points: ZERO }

/** What the appraisers said of a leaf goes before a claim that nobody has decided. */
function settledLeaves(outline: Outline, members: readonly BoardMember[]): Map<string, Settled> {
  const settled = new Map<string, Map<number, LeafOutcome>>()
  const settle = (code: string, row: number, outcome: (node: Outline['nodes'][number]) => LeafOutcome): void => {
    const node = outline.byCode.get(code)
    if (!node?.leaf || node.leaf.unscored) return
    const rows = settled.get(node.code) ?? new Map<number, LeafOutcome>()
    settled.set(node.code, rows.set(row, outcome(node)))
  }
  for (const [row, { claims, judged }] of members.entries()) {
    for (const code of claims.waiting) settle(code, row, () => AWAITING)
    for (const [code, one] of judged ?? []) settle(code, row, ({ leaf }) => judgedOutcome(leaf!, one))
  }
  return settled
}
