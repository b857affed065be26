import * as exact from '../exact.ts'
import type { Exact } from '../exact.ts'
import type { Letter, Outline, OutlineNode } from '../edition/outline.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { periodAt, previousPeriod, yearStart, type Period } from '../period/period.ts'
import { ColumnBuilder, type Column } from '../value/column.ts'
import { isOwn, type ValueStore } from '../value/value-store.ts'
import type { LeafOutcome } from './leaf-outcome.ts'

/** What scoring reads: a column for each letter of each leaf over the members, and who is exempt from which leaf. */
export type Inputs = {
  readonly outline: Outline
  readonly members: readonly Organisation[]
  readonly period: Period
  /** By the leaf's place in `outline.leaves`, then by letter. */
  readonly columns: readonly (readonly Column[])[]
  /** Members' rows to which the leaf does not apply, by the leaf's place. */
  readonly exempt: readonly ReadonlySet<number>[]
  /** What stands for a member in place of what the rule gives, unless the member is exempt; by the leaf's place. */
  readonly settled?: readonly Settled[]
  /** Whose values a letter read for the member in `row`, and of which period: what an explanation tells. */
  readonly origin: (letter: Letter, row: number) => Origin
}

/** `told` when the reader's own row gave the figure; else the subjects it was read from or combined of. */
export type Origin = { readonly told: boolean; readonly subjects: readonly Organisation[]; readonly period: string }

/** All organisations that values can be about; the first `members` of them are assessed. */
export type Province = { readonly organisations: readonly Organisation[]; readonly members: number }

/** What members know of each other while a round is under way (method §7.9, §9.2, §13.5). */
export type RoundKnowledge = {
  /** The others' numbers as the round has fixed them, in the same rows; absent before that: then they are missing. */
  readonly others: ValueStore | undefined
  /** By leaf: claims that are not decided yet, and what the appraisers said of its points. */
  readonly settled: ReadonlyMap<string, Settled>
  /** What a member in a row may know of its group; nothing before a release. */
  readonly group?: (row: number) => GroupSight | undefined
}

/** The group's numbers as a release fixed them (method §11.10), and where the member stands among them. */
export type GroupSight = { readonly reader: LetterReader; readonly row: number }

/** Outcomes of one leaf, by the member's row. */
export type Settled = ReadonlyMap<number, LeafOutcome>

/**
 * Binds every letter to its column (method §7). The store's rows must stand in the order of `province.organisations`;
 * rows beyond them are subjects that nobody described. `known` is for a round that is under way: a member reads its own
 * row of the store and of everybody else what the round has fixed; of its group, what a release has.
 */
export function inputsOf(
  outline: Outline,
  province: Province,
  store: ValueStore,
  period: Period,
  known?: RoundKnowledge,
): Inputs {
  const members = province.organisations.slice(0, province.members)
  const resolver = new Resolver(province, store, period, known)
  const settled = known?.settled
  return {
    outline,
    members,
    period,
    columns: outline.leaves.map((node) => node.leaf!.letters.map((letter) => resolver.column(letter))),
    exempt: outline.leaves.map((node) => exemptRows(node, outline, members, store)),
    ...(settled && { settled: outline.leaves.map(({ code }) => settled.get(code) ?? NOTHING_SETTLED) }),
    origin: (letter, row) => resolver.origin(letter, row),
  }
}

const NOTHING_SETTLED: Settled = new Map()

/** What the letters of one member stand for, letter by letter, without columns for everybody. */
export type LetterReader = {
  readonly value: (letter: Letter, row: number) => Exact | undefined
  readonly origin: (letter: Letter, row: number) => Origin
}

/** The same binding as `inputsOf`, for whoever asks about single letters of single members. */
export function letterReader(province: Province, store: ValueStore, period: Period): LetterReader {
  const resolver = new Resolver(province, store, period)
  return {
    value: (letter, row) => resolver.at(letter, row),
    origin: (letter, row) => resolver.origin(letter, row),
  }
}

/** Method §3.3: whether a leaf does not apply to one member, by acceptance or by the edition. */
export function isExempt(
  node: OutlineNode,
  outline: Outline,
  member: Organisation,
  row: number,
  store: ValueStore,
): boolean {
  if (store.notApplicable(node.code)?.has(row)) return true
  for (let at: OutlineNode | undefined = node; at; at = at.parent < 0 ? undefined : outline.nodes[at.parent])
    if (at.row.appliesTo && member.kind && !at.row.appliesTo.includes(member.kind)) return true
  return false
}

function exemptRows(
  node: OutlineNode,
  outline: Outline,
  members: readonly Organisation[],
  store: ValueStore,
): Set<number> {
  const declared = [...(store.notApplicable(node.code) ?? [])].filter((row) => row < members.length)
  const rows = new Set(declared)
  for (let at: OutlineNode | undefined = node; at; at = at.parent < 0 ? undefined : outline.nodes[at.parent]) {
    const kinds = at.row.appliesTo
    if (kinds) members.forEach((member, row) => member.kind && !kinds.includes(member.kind) && rows.add(row))
  }
  return rows
}

class Resolver {
  private readonly columns = new Map<string, Column>()
  private readonly province: Province
  private readonly store: ValueStore
  private readonly period: Period
  private readonly known: RoundKnowledge | undefined
  private readonly rowOf: ReadonlyMap<string, number>
  private readonly byKind: ReadonlyMap<string, readonly number[]>
  private readonly byGroup: ReadonlyMap<string, readonly number[]>
  private readonly byParent: ReadonlyMap<string, readonly number[]>

  constructor(province: Province, store: ValueStore, period: Period, known?: RoundKnowledge) {
    this.province = province
    this.store = store
    this.period = period
    this.known = known
    this.rowOf = new Map(province.organisations.map((organisation, row) => [organisation.id, row]))
    this.byKind = rowsBy(province.organisations, (organisation) => organisation.kind)
    this.byGroup = rowsBy(province.organisations.slice(0, province.members), (organisation) => organisation.group)
    this.byParent = rowsBy(province.organisations, (organisation) => organisation.parent)
  }

  /** Letters with the same binding share one column. */
  column(letter: Letter): Column {
    const { of, combine, period } = letter.variable
    const key = `${letter.item.id}|${of}|${combine}|${period}`
    const known = this.columns.get(key)
    if (known) return known
    const column = isOwn(letter.variable) ? this.own(letter) : this.resolved(letter)
    this.columns.set(key, column)
    return column
  }

  at(letter: Letter, row: number): Exact | undefined {
    if (isOwn(letter.variable)) return this.store.fact(letter.item, this.period, row)
    return this.store.reading(letter.variable, this.period.key)?.at(row) ?? this.combined(letter, row)
  }

  origin(letter: Letter, reader: number): Origin {
    const told = !isOwn(letter.variable) && this.store.reading(letter.variable, this.period.key)?.has(reader) === true
    const rows = told ? [reader] : this.subjects(letter, reader)
    return { told, subjects: rows.map((row) => this.province.organisations[row]!), period: this.periodOf(letter) }
  }

  private own(letter: Letter): Column {
    const plain = this.store.plainColumn(letter.item.id, this.period.key)
    return plain
      ? plain.column(this.province.members)
      : this.rowByRow((row) => this.store.fact(letter.item, this.period, row), !this.store.hasItem(letter.item.id))
  }

  private resolved(letter: Letter): Column {
    const told = this.store.reading(letter.variable, this.period.key)
    return this.rowByRow((row) => told?.at(row) ?? this.combined(letter, row), false)
  }

  private rowByRow(value: (row: number) => Exact | undefined, empty: boolean): Column {
    const built = new ColumnBuilder()
    for (let row = 0; row < this.province.members && !empty; row += 1) {
      const found = value(row)
      if (found) built.set(row, found)
    }
    return built.column(this.province.members)
  }

  /** Method §7.1–7.2: the subject's own value, or its members' values as one; one missing member makes it missing. */
  private combined(letter: Letter, reader: number): Exact | undefined {
    const { combine, of } = letter.variable
    if (this.known && of === 'group') {
      const sight = this.known.group?.(reader)
      return sight?.reader.value(letter, sight.row)
    }
    const values = this.subjects(letter, reader).map((row) => this.value(letter, row, reader))
    if (values.length === 0 || values.some((value) => value === undefined)) return undefined
    return combine === 'none' ? values[0] : together(combine, values as Exact[])
  }

  /** The rows a letter reads: one subject, or the members that are combined. */
  private subjects(letter: Letter, reader: number): readonly number[] {
    const { of, combine } = letter.variable
    if (of === 'group') return combine === 'none' ? [] : this.group(reader)
    const subject = this.subject(of, reader)
    if (subject === undefined) return []
    return combine === 'none' ? [subject] : this.below(subject)
  }

  private periodOf(letter: Letter): string {
    const { period } = letter.variable
    if (period === 'previous') return previousPeriod(this.period).key
    return period === 'same'
      ? this.period.key
      : `${periodAt(yearStart(this.period), 'month').key}…${periodAt(this.period.to - 1, 'month').key}`
  }

  private value({ item, variable }: Letter, row: number, reader: number): Exact | undefined {
    const store = this.known && row !== reader ? this.known.others : this.store
    if (variable.period === 'year-to-date') return store?.factToDate(item, this.period, row)
    return store?.fact(item, variable.period === 'previous' ? previousPeriod(this.period) : this.period, row)
  }

  private subject(of: 'own' | 'parent' | 'province' | 'nation', reader: number): number | undefined {
    if (of === 'own') return reader
    const parent = this.province.organisations[reader]?.parent
    if (of === 'parent') return parent === undefined ? undefined : this.rowOf.get(parent)
    return this.ancestor(reader, of) ?? this.onlyOne(of)
  }

  private ancestor(reader: number, kind: 'province' | 'nation'): number | undefined {
    const seen = new Set<number>()
    for (let row: number | undefined = reader; row !== undefined && !seen.has(row);) {
      seen.add(row)
      const organisation: Organisation | undefined = this.province.organisations[row]
      if (organisation?.kind === kind) return row
      row = organisation?.parent === undefined ? undefined : this.rowOf.get(organisation.parent)
    }
    return undefined
  }

  private onlyOne(kind: 'province' | 'nation'): number | undefined {
    const all = this.byKind.get(kind)
    return all?.length === 1 ? all[0] : undefined
  }

  private group(reader: number): readonly number[] {
    return this.byGroup.get(this.province.organisations[reader]?.group ?? '') ?? []
  }

  private below(subject: number): readonly number[] {
    return this.byParent.get(this.province.organisations[subject]?.id ?? '') ?? []
  }
}

/** The rows of organisations that have the same word, in their order; those without one are left out. */
function rowsBy(
  organisations: readonly Organisation[],
  wordOf: (organisation: Organisation) => string | undefined,
): Map<string, number[]> {
  const rows = new Map<string, number[]>()
  for (const [row, organisation] of organisations.entries()) {
    const word = wordOf(organisation)
    if (word === undefined) continue
    const list = rows.get(word)
    if (list) list.push(row)
    else rows.set(word, [row])
  }
  return rows
}

function together(combine: 'sum' | 'mean' | 'max', values: readonly Exact[]): Exact {
  if (combine === 'max') return values.reduce(exact.greater)
  const sum = values.reduce(exact.add)
  return combine === 'sum' ? sum : exact.divide(sum, { numerator: BigInt(values.length), denominator: 1n })
}
