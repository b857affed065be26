import { LIST_NAMES, type ListName } from './counted.ts'

/** The kinds of printed rows, by the names of a document's lists. */
export type RowKind = Exclude<ListName, 'parts' | 'derived'>
export const ROW_KINDS = LIST_NAMES.filter((name): name is RowKind => name !== 'parts' && name !== 'derived')
