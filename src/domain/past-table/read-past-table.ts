import type { DataItem } from '../item/data-item.ts'
import type { OrganisationId } from '../organisation/organisation-version.ts'
import { isSameContent } from '../value/same-content.ts'
import type { ValueContent } from '../value/value-content.ts'
import { cellText } from '../value/written-cell.ts'
import type { TableChoices } from './choices.ts'
import { itemOfRole, layoutOf, type TableLayout } from './column-role.ts'
import type { ItemNames } from './item-names.ts'
import { measureScale } from './measure-scale.ts'
import { columnsOf, headOf, type HeadWords, type PastColumn } from './past-columns.ts'
import { pastContent } from './past-content.ts'
import type { PastFault } from './past-fault.ts'
import { textIn, type PastSheet, type SheetCell, type SheetRow } from './past-sheet.ts'
import type { NamedUnit, UnitNames } from './unit-names.ts'
import { writtenPeriod } from './written-period.ts'

/** What tables are read with. */
export type TableKnowledge = {
  readonly names: ItemNames
  readonly items: ReadonlyMap<string, DataItem>
  readonly words: HeadWords
  /** Who there was in a period. */
  readonly unitsOf: (period: string) => UnitNames
  /** Of rows that state none. */
  readonly period: string
}

/** One value of a past table, or what is wrong with it. */
export type PastCell = {
  /** "D12". */
  readonly cell: string
  readonly row: number
  /** From 0. */
  readonly column: number
  readonly subject?: OrganisationId
  readonly item?: string
  readonly period?: string
  readonly content?: ValueContent
  readonly isFormula: boolean
  /** What stands there, as text. */
  readonly found: string
  readonly fault?: PastFault
}

/** A name that says nobody, or several: whom it means is for a person to say. */
export type UnitQuestion = Extract<NamedUnit, { why: string }> & {
  /** Where it comes first. */
  readonly row: number
  readonly cell: string
  readonly written: string
  readonly rows: number
  /** What was answered: an organisation, or `NONE`. */
  readonly answer?: string
}

export type ReadColumn = PastColumn & {
  /** From 0. */
  readonly column: number
  /** The power of ten by which its numbers are multiplied. */
  readonly scale: number
  readonly samples: readonly string[]
}

export type ReadTable = {
  readonly head: number
  readonly columns: readonly ReadColumn[]
  readonly layout: TableLayout | undefined
  readonly cells: readonly PastCell[]
  readonly questions: readonly UnitQuestion[]
}

/** Method §7.13. What a table says, cell by cell; nobody is guessed at. */
export function readPastTable(
  sheet: PastSheet,
  knowledge: TableKnowledge,
  { head: asked, ...choices }: Pick<TableChoices, 'columns' | 'units'> & { readonly head?: number | undefined },
): ReadTable {
  const { names, words, items } = knowledge
  const head = asked ?? headOf(sheet, names, words) ?? 1
  const columns = columnsOf(sheet, head, { names, words, chosen: choices.columns })
  const below = sheet.rows.filter(({ row }) => row > head)
  const layout = layoutOf(columns.map(({ role }) => role))
  const told = columns.map(({ column, ...one }) => {
    const item = items.get(itemOfRole(one.role) ?? '')
    return { ...one, column, scale: item ? measureScale(one.head, item) : 0, samples: samplesOf(below, column) }
  })
  const table = new Table(sheet, told, { knowledge, answers: choices.units, head })
  if (layout) for (const row of below) table.add(row, layout)
  return {
    ...{ head, layout, columns: told, cells: table.cells, questions: [...table.questions.values()] },
  }
}

type Told = { readonly knowledge: TableKnowledge; readonly answers: ReadonlyMap<string, string>; readonly head: number }

const MOST_SAMPLES = 3
const LONGEST_FOUND = 200

class Table {
  readonly cells: PastCell[] = []
  readonly questions = new Map<string, UnitQuestion>()
  readonly #seen = new Map<string, PastCell>()
  readonly #sheet: PastSheet
  readonly #columns: readonly ReadColumn[]
  readonly #told: Told

  constructor(sheet: PastSheet, columns: readonly ReadColumn[], told: Told) {
    this.#sheet = sheet
    this.#columns = columns
    this.#told = told
  }

  add(row: SheetRow, layout: TableLayout): void {
    const figures = this.#figuresOf(row, layout)
    if (figures.length === 0 || this.#numbersColumns(row)) return
    const period = this.#periodOf(row)
    if (period === undefined)
      return this.#fault(row, this.#columnOf('PERIOD'), { code: 'period-unreadable', params: {} })
    const subject = this.#unitOf(row, period)
    if (subject === 'NONE') return
    if (typeof subject === 'object') return this.#fault(row, this.#columnOf('UNIT'), subject)
    for (const figure of figures) this.#take(row, figure, { subject, period })
  }

  /** Cells with something in them, each with the item that it is about. */
  #figuresOf(row: SheetRow, layout: TableLayout): Figure[] {
    const { names, items } = this.#told.knowledge
    const isFilled = ({ column }: ReadColumn): boolean =>
      textIn(row, column) !== '' || row.cells[column]?.kind === 'no-result'
    if (layout === 'wide')
      return this.#columns.flatMap((one) => {
        const item = items.get(itemOfRole(one.role) ?? '')
        return item && isFilled(one) ? [{ column: one.column, scale: one.scale, item }] : []
      })
    const value = this.#columns.find(({ role }) => role === 'VALUE')!
    if (!isFilled(value)) return []
    const texts = this.#textsOf(row, 'ITEM')
    const named = names.ofAll(texts)
    if (typeof named === 'object') return [{ column: value.column, scale: 0, item: named.item }]
    const code = named === 'unclear' ? 'item-unclear' : 'item-not-found'
    return [
      { column: this.#columnOf('ITEM'), fault: { code, params: { item: texts.join(' ').slice(0, LONGEST_FOUND) } } },
    ]
  }

  /** "(1) (2) (3)" below the heads. */
  #numbersColumns({ row, cells }: SheetRow): boolean {
    const texts = cells.map((_, column) => textIn({ row, cells }, column)).filter((text) => text !== '')
    return (
      row === this.#told.head + 1 &&
      texts.length > 1 &&
      texts.every((text) => /^\(?(\d{1,3}|[A-Za-z])\)?$/.test(text)) &&
      isCounting(texts)
    )
  }

  #periodOf(row: SheetRow): string | undefined {
    const [text = ''] = this.#textsOf(row, 'PERIOD')
    if (text === '') return this.#told.knowledge.period
    const period = writtenPeriod(text)
    return period !== undefined && period >= '1900' && period < '2101' ? period : undefined
  }

  /** An organisation, or `NONE`. */
  #unitOf(row: SheetRow, period: string): string | PastFault {
    const texts = this.#textsOf(row, 'UNIT')
    const written = texts.join(' ')
    if (written === '') return { code: 'unit-missing', params: {} }
    const units = this.#told.knowledge.unitsOf(period)
    const named = units.ofAll(texts)
    if ('organisation' in named) return named.organisation
    const key = `${period} ${written}`
    const known = this.questions.get(key)
    const first = known?.row ?? row.row
    const answer = this.#told.answers.get(String(first))
    const isAnswer = answer === 'NONE' || (answer !== undefined && units.units.has(answer))
    const cell = `${this.#sheet.letters[this.#columnOf('UNIT')]}${first}`
    this.questions.set(key, {
      ...named,
      row: first,
      cell,
      written,
      rows: (known?.rows ?? 0) + 1,
      ...(isAnswer && { answer }),
    })
    return isAnswer ? answer : { code: 'unit-open', params: { unit: written.slice(0, LONGEST_FOUND) } }
  }

  #take(row: SheetRow, figure: Figure, whose: { readonly subject: OrganisationId; readonly period: string }): void {
    if (figure.fault) return this.#fault(row, figure.column, figure.fault)
    const cell = row.cells[figure.column]!
    const read = pastContent(figure.item, cell, figure.scale)
    if (read.kind === 'empty') return
    if (read.kind === 'fault') return this.#fault(row, figure.column, read.fault, { ...whose, item: figure.item.id })
    const key = `${whose.subject} ${whose.period} ${figure.item.id}`
    const made = { ...this.#placed(row, figure.column, cell), ...whose, item: figure.item.id, content: read.content }
    const before = this.#seen.get(key)
    if (!before) {
      this.#seen.set(key, made)
      this.cells.push(made)
    } else if (!isSameContent(before.content!, read.content))
      this.#fault(
        row,
        figure.column,
        { code: 'cell-twice', params: { other: before.cell } },
        { ...whose, item: figure.item.id },
      )
  }

  #fault(row: SheetRow, column: number, fault: PastFault, whose: Partial<PastCell> = {}): void {
    this.cells.push({ ...this.#placed(row, column, row.cells[column]), ...whose, fault })
  }

  #placed({ row }: SheetRow, column: number, cell: SheetCell | undefined) {
    const found = cell ? cellText(cell).slice(0, LONGEST_FOUND) : ''
    return { cell: `${this.#sheet.letters[column]}${row}`, row, column, isFormula: cell?.isFormula ?? false, found }
  }

  #textsOf(row: SheetRow, role: string): string[] {
    return this.#columns
      .filter((one) => one.role === role)
      .map(({ column }) => textIn(row, column))
      .filter((text) => text !== '')
  }

  #columnOf(role: string): number {
    return this.#columns.find((one) => one.role === role)!.column
  }
}

type Figure = { readonly column: number } & (
  | { readonly item: DataItem; readonly scale: number; readonly fault?: undefined }
  | { readonly fault: PastFault }
)

/** 1, 2, 3 or A, B, 1, 2: each one more than the one before, or a beginning. */
function isCounting(texts: readonly string[]): boolean {
  const places = texts.map((text) => {
    const word = text.replace(/[()]/g, '')
    return /\d/.test(word) ? Number(word) : word.toUpperCase().charCodeAt(0) - 64
  })
  return places.every((place, at) => place === 1 || place === places[at - 1]! + 1)
}

function samplesOf(rows: readonly SheetRow[], column: number): string[] {
  const found: string[] = []
  for (const row of rows) {
    const text = textIn(row, column)
    if (text !== '') found.push(text.slice(0, 60))
    if (found.length === MOST_SAMPLES) break
  }
  return found
}
