import type { Exact } from '../exact.ts'
import type { DataItem, ItemCatalogue } from '../item/data-item.ts'
import { periodFrom, type Period } from '../period/period.ts'
import { expectedParts, sumOfParts, type DatedProvider, type PartSum } from './parts.ts'
import { keyOf, withFlowParts, type Cell, type FlowPartsOf } from './successor-flows.ts'
import { exactOf, type ValueContent } from './value-content.ts'
import { counts, type ValueState } from './value-state.ts'
import { ValueStore, type Fact } from './value-store.ts'
import { WhyMissing, type MissingReason, type MissingValue } from './why-missing.ts'

/** The latest version of one (subject, item, period, part). */
export type GivenRow = {
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string | undefined
  readonly content: ValueContent
  readonly state: ValueState
}

export type GivenContext = {
  /** Subjects in the order of the store's rows. */
  readonly organisations: readonly string[]
  readonly items: ItemCatalogue
  /** Dated providers of items that come in parts; nothing for an item that comes whole. */
  readonly providers?: (item: DataItem, subject: string) => readonly DatedProvider[]
  readonly flowParts?: FlowPartsOf
}

/** What is remarkable about how rows became a number. */
export type PartNote = {
  readonly code: 'part-not-expected' | 'undivided-and-parts'
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly parts: readonly string[]
}

export type GivenValues = {
  readonly store: ValueStore
  readonly notes: readonly PartNote[]
  /** Why there is no number of a subject's item in a period; undefined where there is one. */
  readonly whyMissing: (subject: string, item: string, period: Period) => MissingValue | undefined
}

/** Turns what people gave into the numbers that scoring reads (method §7.5, §7.6, §9.4). */
export function givenValues(rows: readonly GivenRow[], context: GivenContext): GivenValues {
  const { organisations, items, flowParts } = context
  const why = new WhyMissing()
  const notes: PartNote[] = []
  const cells = new Map<string, Cell>()
  for (const [key, group] of groupsOf(rows, items)) {
    const resolved = resolve(group, context)
    notes.push(...resolved.notes)
    if (resolved.reason) why.tell(group.subject, group.item.id, group.period, resolved.reason)
    cells.set(key, { ...group, value: resolved.value })
  }
  const store = storeOf(flowParts ? withFlowParts(cells, organisations, flowParts, why) : cells.values(), organisations)
  const rowOf = new Map(store.subjects().map((subject, row) => [subject, row]))
  const whyMissing = (subject: string, id: string, period: Period): MissingValue | undefined => {
    const [item, row] = [items.get(id), rowOf.get(subject)]
    const isThere = item && row !== undefined && store.fact(item, period, row) !== undefined
    return isThere ? undefined : why.at(subject, id, period)
  }
  return { store, notes, whyMissing }
}

/** The numbers of one subject, its predecessors' among its flows, for a store that holds others too. */
export function factsGiven(
  rows: readonly GivenRow[],
  context: Omit<GivenContext, 'organisations'>,
  subject: string,
): Fact[] {
  const { store } = givenValues(rows, { ...context, organisations: [subject] })
  return store.factsOf(store.row(subject))
}

/** All rows of one (subject, item, period). */
type Group = Omit<Cell, 'value'> & { readonly rows: GivenRow[] }

/** Rows of items or periods that nobody knows are left out. */
function groupsOf(rows: readonly GivenRow[], items: ItemCatalogue): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const [item, period] = [items.get(row.item), periodFrom(row.period)]
    if (!item || !period) continue
    const key = keyOf(row.subject, row.item, row.period)
    const known = groups.get(key)
    if (known) known.rows.push(row)
    else groups.set(key, { subject: row.subject, item, period, rows: [row] })
  }
  return groups
}

type Resolved = {
  readonly value: Exact | undefined
  readonly reason?: MissingReason
  readonly notes: readonly PartNote[]
}

/** Method §7.6: the undivided number where it counts, else the sum of the expected parts. */
function resolve({ subject, item, period, rows }: Group, { providers }: GivenContext): Resolved {
  const undivided = rows.find((row) => row.part === undefined)
  const divided = rows.flatMap((row) =>
    row.part === undefined ? [] : [{ part: row.part, value: numberOf(item, row) }],
  )
  const sum = sumOfParts(divided, expectedParts(providers?.(item, subject) ?? [], period))
  const value = undivided && numberOf(item, undivided)
  const note = (code: PartNote['code'], parts: readonly string[]): PartNote[] =>
    parts.length > 0 ? [{ code, subject, item: item.id, period: period.key, parts }] : []
  const notes = [
    ...note('part-not-expected', sum.leftOut),
    ...note('undivided-and-parts', value ? divided.map(({ part }) => part) : []),
  ]
  if (value ?? sum.sum) return { value: value ?? sum.sum, notes }
  return { value: undefined, reason: reasonOf(undivided, divided.length, sum), notes }
}

function reasonOf(undivided: GivenRow | undefined, divided: number, { missing }: PartSum): MissingReason {
  if (undivided && divided === 0) return rowReason(undivided)
  return missing.length > 0 ? { code: 'parts-missing', lacking: missing } : { code: 'nothing-given' }
}

function rowReason({ state, content }: GivenRow): MissingReason {
  if (content.kind === 'cannot-provide') return { code: 'cannot-provide', reason: content.reason }
  return { code: state === 'to-be-confirmed' ? 'to-be-confirmed' : 'nothing-given' }
}

function numberOf(item: DataItem, { content, state }: GivenRow): Exact | undefined {
  return counts(state) ? exactOf(item, content) : undefined
}

function storeOf(cells: Iterable<Cell>, organisations: readonly string[]): ValueStore {
  const store = new ValueStore()
  for (const id of organisations) store.row(id)
  for (const { subject, item, period, value } of cells)
    if (value) store.setFact(item.id, period.key, store.row(subject), value)
  return store
}
