import type { DataItem } from '#domain/item/data-item.ts'
import type { StandingCell } from '#domain/value/workbook-plan.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { Language } from '#text/language.ts'

/** What a form's workbook is made of. */
export type FormSheet = {
  readonly language: Language
  readonly organisation: { readonly id: string; readonly name: string }
  readonly edition: { readonly id: string; readonly title: string }
  readonly period: string
  /** In the order of the form. */
  readonly rows: readonly FormSheetRow[]
}

export type FormSheetRow = StandingCell & {
  /** Codes of the criteria that read it. */
  readonly criteria: readonly string[]
  readonly previous?: ValueContent | undefined
}

/** The columns in the order in which they are written. */
export const COLUMNS = ['item', 'criteria', 'name', 'measure', 'previous', 'value', 'note'] as const
export type ColumnName = (typeof COLUMNS)[number]

export const WIDTHS: Readonly<Record<ColumnName, number>> = {
  ...{ item: 22, criteria: 14, name: 52, measure: 14 },
  ...{ previous: 16, value: 18, note: 34 },
}

/** The column letters of a written workbook. */
export function letterOf(column: ColumnName): string {
  return String.fromCharCode(65 + COLUMNS.indexOf(column))
}

export const HEAD_ROW = 5

export const FONT = { name: 'Times New Roman', size: 12 } as const

export function measureOf({ kind, unit }: DataItem): string | undefined {
  return kind === 'count' || kind === 'amount' || kind === 'points' ? unit : undefined
}
