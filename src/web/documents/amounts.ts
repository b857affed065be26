import type { ListedRow, RowKind } from '#domain/programme/document-view.ts'
import { figure } from '../language.ts'
import { words } from './words.ts'

type Column = 'amount' | 'midTerm' | 'other' | 'total' | 'value'

const COLUMNS: Partial<Record<RowKind, readonly Column[]>> = {
  projects: ['amount'],
  budget: ['midTerm', 'other', 'total'],
  figures: ['value'],
}

/** The columns of numbers that rows of a kind have. */
export function amountHeads(kind: RowKind): string[] {
  return (COLUMNS[kind] ?? []).map((column) => words.amounts[column])
}

/** A row's numbers, in the order of its kind's columns; money to the đồng. */
export function amountsOf({ kind, row }: ListedRow): string[] {
  if (kind === 'projects') return [money(row.amount)]
  if (kind === 'budget') return [money(row.midTerm), money(row.other), money(row.total)]
  return kind === 'figures' ? [row.unit === '%' ? row.printed : `${row.printed} ${row.unit}`] : []
}

function money(amount: string | null | undefined): string {
  return amount === null || amount === undefined ? words.none : figure(amount)
}

export function isTotal({ row }: ListedRow): boolean {
  return 'isTotal' in row && row.isTotal
}
