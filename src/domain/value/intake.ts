import type { Leaf, Outline, OutlineNode } from '../edition/outline.ts'
import type { DataItem, ItemCatalogue } from '../item/data-item.ts'
import { periodFrom } from '../period/period.ts'
import { readValue } from './read-value.ts'
import type { ValueFault, ValueFaultCode } from './value-fault.ts'
import { isOwn, ValueStore } from './value-store.ts'
import type { Variable } from '../edition/definition.ts'

/** One row of a values file as it stands there; a criterion row has `criterion` and `variable`, an item row `item`. */
export type ValueRow = {
  readonly line: number
  readonly organisation: string
  readonly criterion?: string | undefined
  readonly variable?: string | undefined
  readonly item?: string | undefined
  readonly value: string
  readonly period?: string | undefined
}

export type IntakeContext = {
  readonly outline: Outline
  readonly items: ItemCatalogue
  /** Organisations that may be spoken of; absent: every name that appears is one. */
  readonly known?: ReadonlySet<string> | undefined
  /** The period of rows that name none. */
  readonly period: string
}

const MOST_FAULTS = 1000
const LONGEST_NAME = 300
// Every organisation in every period takes room for all items: about 5 kB.
const MOST_ORGANISATIONS = 100_000
const MOST_ORGANISATION_PERIODS = 200_000

/** Takes rows one by one into a store; bad rows are listed, with their line and what would be right. */
export class Intake {
  readonly store: ValueStore
  readonly faults: ValueFault[] = []
  /** All bad rows, also those beyond the ones listed. */
  badRows = 0
  private readonly context: IntakeContext
  private readonly organisations = new Set<string>()
  private readonly periods = new Set<string>()
  private readonly lines = new Map<string, number[]>()

  constructor(context: IntakeContext, store: ValueStore = new ValueStore()) {
    this.context = context
    this.store = store
  }

  add(row: ValueRow): void {
    const { organisation, value } = row
    if (organisation === '') return this.fault(row, 'organisation-empty', organisation)
    if (organisation.length > LONGEST_NAME)
      return this.fault(row, 'organisation-too-long', organisation, { most: LONGEST_NAME })
    const { known } = this.context
    if (known && !known.has(organisation)) return this.fault(row, 'organisation-unknown', organisation)
    const period = row.period || this.context.period
    const isPeriod = this.periods.has(period) || periodFrom(period) !== undefined
    if (!this.hasRoom(organisation, isPeriod ? period : this.context.period))
      return this.fault(row, 'too-much', organisation, {
        most: MOST_ORGANISATION_PERIODS,
        organisations: MOST_ORGANISATIONS,
      })
    this.store.row(organisation)
    if (!isPeriod) return this.fault(row, 'period-unknown', period)
    if (row.item !== undefined) return this.itemRow(row, row.item, period)
    return this.criterionRow(row, value, period)
  }

  /** Remembers the organisation and the period; false when they would take more memory than a file may. */
  private hasRoom(organisation: string, period: string): boolean {
    const { organisations, periods } = this
    if (organisations.has(organisation) && periods.has(period)) return true
    const count = organisations.size + (organisations.has(organisation) ? 0 : 1)
    const periodCount = periods.size + (periods.has(period) ? 0 : 1)
    if (count > MOST_ORGANISATIONS || count * periodCount > MOST_ORGANISATION_PERIODS) return false
    organisations.add(organisation)
    periods.add(period)
    return true
  }

  /** Lists a row that could not even be taken apart. */
  refuse(fault: ValueFault): void {
    this.badRows += 1
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault)
  }

  private itemRow(row: ValueRow, id: string, period: string): void {
    const item = this.context.items.get(id)
    if (id === '') return this.fault(row, 'item-empty', id)
    if (!item) return this.fault(row, 'item-unknown', id)
    const subject = this.store.row(row.organisation)
    const read = readValue(item, row.value)
    if (read.kind === 'fault') return this.fault(row, read.code, row.value, { ...read.params, item: item.name })
    if (
      read.kind === 'missing' ||
      !this.agrees(row, `${item.id}|kind|${period}`, subject, read.kind === 'not-applicable')
    )
      return
    if (read.kind === 'not-applicable') {
      if (this.covers(period)) for (const node of this.readersOf(item)) this.store.setNotApplicable(node.code, subject)
    } else this.keep(row, `${item.id}|${period}`, subject, this.store.setFact(item.id, period, subject, read.value))
  }

  private criterionRow(row: ValueRow, value: string, period: string): void {
    const code = row.criterion ?? ''
    if (code === '') return this.fault(row, 'criterion-empty', code)
    const node = this.context.outline.byCode.get(code)
    if (!node)
      return this.fault(row, 'criterion-unknown', code, {
        near: this.badRows < MOST_FAULTS ? nearCode(this.context.outline, code) : '',
      })
    if (!node.leaf)
      return this.fault(row, 'criterion-parent', code, { children: childCodes(this.context.outline, node) })
    const name = row.variable ?? ''
    const letter = node.leaf.letters.find((one) => one.name === name)
    if (!letter) return this.noLetter(row, node.leaf, name)
    this.letterRow(row, node, letter, value, period)
  }

  private noLetter(row: ValueRow, leaf: Leaf, name: string): void {
    const letters = leaf.letters.map((one) => one.name).join(', ')
    if (letters === '') return this.fault(row, 'criterion-without-variable', row.criterion ?? '')
    this.fault(row, name === '' ? 'variable-empty' : 'variable-unknown', name, { letters, code: row.criterion ?? '' })
  }

  private letterRow(
    row: ValueRow,
    node: OutlineNode,
    letter: { variable: Variable; item: DataItem },
    value: string,
    period: string,
  ): void {
    const { item, variable } = letter
    const read = readValue(item, value)
    if (read.kind === 'fault') return this.fault(row, read.code, value, { ...read.params, item: item.name })
    const reader = this.store.row(row.organisation)
    if (read.kind === 'missing') return
    if (!this.agrees(row, `${node.code}|${row.variable}|${period}`, reader, read.kind === 'not-applicable')) return
    if (read.kind === 'not-applicable') {
      if (this.covers(period)) this.store.setNotApplicable(node.code, reader)
      return
    }
    const told = isOwn(variable)
      ? this.store.setFact(item.id, period, reader, read.value)
      : this.store.setReading(variable, period, reader, read.value)
    this.keep(
      row,
      `${item.id}|${isOwn(variable) ? '' : variable.of + variable.combine + variable.period}|${period}`,
      reader,
      told,
    )
  }

  /** True for a period that holds the one scored: what did not apply then says nothing about another year. */
  private covers(key: string): boolean {
    const [told, scored] = [periodFrom(key)!, periodFrom(this.context.period)!]
    return told.from <= scored.from && scored.to <= told.to
  }

  /** Remembers the line of a new value; one that contradicts an earlier line is a fault that names both. */
  private keep(row: ValueRow, key: string, subject: number, agrees: boolean): void {
    const lines = this.linesOf(key)
    if (agrees) lines[subject] ??= row.line
    else this.fault(row, 'conflict', row.value, { first: lines[subject] ?? 0, organisation: row.organisation })
  }

  /** The same cell cannot both hold a value and be not applicable; exempt lines are kept below 0. */
  private agrees(row: ValueRow, key: string, subject: number, isExempt: boolean): boolean {
    const lines = this.linesOf(key)
    const before = lines[subject]
    lines[subject] ??= isExempt ? -row.line : row.line
    if (before === undefined || before < 0 === isExempt) return true
    this.fault(row, 'conflict', row.value, { first: Math.abs(before), organisation: row.organisation })
    return false
  }

  private linesOf(key: string): number[] {
    const lines = this.lines.get(key) ?? []
    this.lines.set(key, lines)
    return lines
  }

  private readersOf(item: DataItem): OutlineNode[] {
    return this.context.outline.leaves.filter((node) =>
      node.leaf!.letters.some((letter) => letter.item.id === item.id && letter.variable.of === 'own'),
    )
  }

  private fault(row: ValueRow, code: ValueFaultCode, value: string, params: ValueFault['params'] = {}): void {
    this.refuse({ code, line: row.line, value: value.slice(0, LONGEST_NAME), params })
  }
}

/** A code with the same digits and letters, whatever the dots: what was probably meant. */
function nearCode(outline: Outline, code: string): string {
  const bare = code.replace(/\W/g, '')
  return [...outline.byCode.keys()].find((known) => known.replace(/\W/g, '') === bare) ?? ''
}

function childCodes(outline: Outline, node: OutlineNode): string {
  return node.children.map((child) => outline.nodes[child]!.code).join(', ')
}
