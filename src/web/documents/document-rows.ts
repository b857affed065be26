import { partViews, wordsOf, type ListedRow, type PartView, type RowKind } from '#domain/programme/document-view.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { fold } from '#domain/fold.ts'

/** Parts open by themselves while a filter leaves no more rows than this. */
const MOST_OPEN = 60

export type Filter = { readonly query: string; readonly kind: RowKind | undefined; readonly row: string | undefined }

/** A part as the page shows it: the rows that fit, and whether it is open. */
export type ShownPart = PartView & { readonly isOpen: boolean }

/** The parts that have rows to show; without a filter, all of them, and closed but for the one with the row asked for. */
export function shownParts(document: ProgrammeDocument, filter: Filter, flipped: ReadonlySet<string>): ShownPart[] {
  const isFiltered = filter.query !== '' || filter.kind !== undefined
  const parts = partViews(document).map((view) => ({ ...view, rows: view.rows.filter((row) => fits(row, filter)) }))
  let open = 0
  return parts.flatMap((view) => {
    if (isFiltered && view.rows.length === 0) return []
    if (isFiltered) open += view.rows.length
    const holdsRow = view.rows.some(({ row }) => row.id === filter.row)
    const opensItself = holdsRow || (isFiltered && open <= MOST_OPEN)
    return [{ ...view, isOpen: opensItself !== flipped.has(view.part.id) }]
  })
}

function fits(listed: ListedRow, { query, kind }: Filter): boolean {
  if (kind !== undefined && listed.kind !== kind) return false
  return query === '' || begins(wordsOf(listed), query)
}

/** True when the words of the query stand in the text, whatever their marks; the last one may still be being typed. */
function begins(text: string, query: string): boolean {
  const folded = ` ${fold(text)} `
  const words = fold(query).split(' ')
  return words.every((word, at) => folded.includes(at === words.length - 1 ? ` ${word}` : ` ${word} `))
}

/** Rows of one kind after another, as they are set in tables. */
export function byKind(rows: readonly ListedRow[]): { kind: RowKind; rows: ListedRow[] }[] {
  const kinds: { kind: RowKind; rows: ListedRow[] }[] = []
  for (const row of rows) {
    const last = kinds.at(-1)
    if (last?.kind === row.kind) last.rows.push(row)
    else kinds.push({ kind: row.kind, rows: [row] })
  }
  return kinds
}

/** Rows of a document by kind. */
export function countsOf(rows: readonly ListedRow[]): Map<RowKind, number> {
  const counts = new Map<RowKind, number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}
