/**
 * What a column of a past table holds: the unit, the period, the item in words, the value of that item, nothing that is
 * taken; else, as a slug in small letters, the item whose values it holds.
 */
export const COLUMN_WORDS = ['UNIT', 'PERIOD', 'ITEM', 'VALUE', 'NONE'] as const
export type ColumnWord = (typeof COLUMN_WORDS)[number]
export type ColumnRole = ColumnWord | (string & {})

/** The item of a column of figures. */
export function itemOfRole(role: ColumnRole): string | undefined {
  return (COLUMN_WORDS as readonly string[]).includes(role) ? undefined : role
}

/** One row an item (`long`), or one column an item (`wide`); undefined where the columns say neither. */
export type TableLayout = 'long' | 'wide'

export function layoutOf(roles: readonly ColumnRole[]): TableLayout | undefined {
  if (!roles.includes('UNIT')) return undefined
  if (roles.includes('ITEM') || roles.includes('VALUE'))
    return roles.includes('ITEM') && roles.filter((role) => role === 'VALUE').length === 1 ? 'long' : undefined
  return roles.some((role) => itemOfRole(role) !== undefined) ? 'wide' : undefined
}
