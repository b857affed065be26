import type { Outline } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import type { Period } from '#domain/period/period.ts'
import { ZERO } from '#domain/exact.ts'
import { inputsOf, type Inputs, type Settled } from '#domain/scoring/inputs.ts'
import { judgedOutcome, type Judgement } from '#domain/scoring/judgement.ts'
import type { LeafOutcome } from '#domain/scoring/leaf-outcome.ts'
import { keyOf } from '#domain/submission/pins.ts'
import { givenValues, type GivenRow } from '#domain/value/given-values.ts'
import type { ValueStore } from '#domain/value/value-store.ts'
import type { Register } from '../organisations/register.ts'
import type { SuccessorFlows } from '../organisations/successor-flows.ts'
import type { Claims } from '../values/assessment.ts'
import type { Providers } from '../values/providers.ts'

/** A member with what it is judged by (method §13.5). */
export type BoardMember = {
  readonly organisation: Organisation
  /** Its own versions, its predecessors' among them. */
  readonly own: readonly GivenRow[]
  readonly predecessors: readonly string[]
  readonly isOwn: (value: GivenRow) => boolean
  readonly claims: Claims
  /** By leaf. */
  readonly judged: ReadonlyMap<string, Judgement> | undefined
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
  const context = { items, providers: (item: { readonly id: string }) => providers.get(item.id) ?? [] }
  const { store } = givenValues(ownRows(question), {
    ...context,
    organisations: frozen.map(({ id }) => id),
    flowParts: (item, subject, stretch) => {
      const parts = flows.flowParts(item, subject, stretch)
      if (parts === undefined || parts === 'shares-missing') return parts
      return parts.map((part) => ({ ...part, organisation: nameFor(subject, part.organisation) }))
    },
  })
  setExempt(store, members)
  const others = common && {
    rows: corrected(common, corrections),
    organisations: organisations.map(({ id }) => id),
    flowParts: flows.flowParts,
  }
  return inputsOf(outline, { organisations, members: frozen.length }, store, period, {
    others: others && givenValues(others.rows, { ...context, ...others }).store,
    settled: settledLeaves(outline, members),
  })
}

/** Two successors of one organisation may have pinned different versions of its numbers: each has its own. */
function ownRows({ members, common = [], corrections }: BoardQuestion): GivenRow[] {
  const commonOf = Map.groupBy(common, ({ subject }) => subject)
  const correctionsOf = Map.groupBy(corrections, ({ subject }) => subject)
  return members.flatMap(({ organisation: { id }, own, predecessors, isOwn }) => {
    const subjects = [id, ...predecessors]
    const fixed = subjects.flatMap((subject) => (commonOf.get(subject) ?? []).filter((value) => !isOwn(value)))
    const found = subjects.flatMap((subject) => correctionsOf.get(subject) ?? [])
    const rows = corrected(fixed.length > 0 ? [...own, ...fixed] : own, found)
    return predecessors.length === 0 ? rows : rows.map((row) => ({ ...row, subject: nameFor(id, row.subject) }))
  })
}

function nameFor(member: string, subject: string): string {
  return member === subject ? member : `${subject} ${member}`
}

/** A correction stands for the version that it corrects. */
function corrected(rows: readonly GivenRow[], corrections: readonly GivenRow[]): readonly GivenRow[] {
  if (corrections.length === 0) return rows
  const keys = new Set(corrections.map(keyOf))
  return [...rows.filter((row) => !keys.has(keyOf(row))), ...corrections]
}

function setExempt(store: ValueStore, members: readonly BoardMember[]): void {
  for (const [row, { claims }] of members.entries())
    for (const code of claims.accepted) store.setNotApplicable(code, row)
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
