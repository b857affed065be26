import type { z } from 'zod'
import type { DocumentPart, ProgrammeDocument } from './document.ts'
import type { DocumentNote } from './document-row.ts'
import { ROW_KINDS, type RowKind } from './row-kind.ts'

export type { RowKind } from './row-kind.ts'

/** A row with the list it stands in. */
export type ListedRow<Kind extends RowKind = RowKind> = {
  [One in Kind]: { readonly kind: One; readonly row: ProgrammeDocument[One][number] }
}[Kind]

export type Part = z.infer<typeof DocumentPart>

/** A heading with the rows below it: kind by kind, the kind that begins first in front, rows in printed order. */
export type PartView = { readonly part: Part; readonly rows: readonly ListedRow[] }

export function listedRows(document: ProgrammeDocument): ListedRow[] {
  return ROW_KINDS.flatMap((kind) => document[kind].map((row) => ({ kind, row }) as ListedRow))
}

export function partViews(document: ProgrammeDocument): PartView[] {
  const rows = new Map<string, ListedRow[]>(document.parts.map((part) => [part.id, []]))
  for (const listed of listedRows(document)) rows.get(headingOf(document, listed))?.push(listed)
  return document.parts.map((part) => ({ part, rows: inPrintedOrder(rows.get(part.id)!) }))
}

/** A heading in few words: an annex by its number, a section by number and title. */
export function partName({ kind, code, title }: Pick<Part, 'kind' | 'code' | 'title'>): string {
  if (code === undefined) return title.text
  return kind === 'annex' ? code : `${code}. ${title.text}`
}

/** The rows of an annex in groups stand below the heading of their group, where the document has one. */
export function headingOf(document: ProgrammeDocument, { row }: ListedRow): string {
  const group = 'group' in row ? row.group : undefined
  const below = document.parts.find((part) => part.code === group && part.id.startsWith(`${row.part}-`))
  return group === undefined || !below ? row.part : below.id
}

function inPrintedOrder(rows: readonly ListedRow[]): ListedRow[] {
  const first = new Map<RowKind, number>()
  for (const { kind, row } of rows) first.set(kind, Math.min(first.get(kind) ?? row.line, row.line))
  return [...rows].sort((a, b) => first.get(a.kind)! - first.get(b.kind)! || order(a.kind) - order(b.kind))
}

function order(kind: RowKind): number {
  return ROW_KINDS.indexOf(kind)
}

/** A note with the place it is about; no line where it is about the whole document. */
export type PlacedNote = {
  readonly note: DocumentNote
  readonly line?: number
  readonly part?: string
  readonly row?: { readonly id: string; readonly text: string }
}

/** Every note of a document: what the document itself has wrong first, each half by line. */
export function notesOf(document: ProgrammeDocument): PlacedNote[] {
  const lines = new Map(document.figures.map((figure) => [figure.id, figure]))
  const found: PlacedNote[] = [
    ...document.notes.map((note) => ({ note })),
    ...document.parts.flatMap((part) => part.notes.map((note) => ({ note, line: part.line, part: part.id }))),
    ...listedRows(document).flatMap((listed) => {
      const { row } = listed
      const place = { line: row.line, part: headingOf(document, listed), row: { id: row.id, text: row.text.text } }
      return row.notes.map((note) => ({ note, ...place }))
    }),
    ...document.derived.flatMap((derived) => {
      const figure = lines.get(derived.printed)
      const place = figure && { line: figure.line, part: figure.part, row: { id: figure.id, text: figure.text.text } }
      return derived.notes.map((note) => ({ note, ...place }))
    }),
  ]
  const isDefect = ({ note }: PlacedNote): number => (note.defect === undefined ? 1 : 0)
  return found.sort((a, b) => isDefect(a) - isDefect(b) || (a.line ?? 0) - (b.line ?? 0))
}

/** Every text of a row that somebody may look for. */
export function wordsOf({ row }: ListedRow): string {
  return textsIn([row.code, row.text, 'result' in row ? row.result : undefined, detailsOf(row)]).join(' ')
}

const SEARCHED = [
  'method',
  'lead',
  'coordinators',
  'who',
  'to',
  'supporter',
  'owner',
  'number',
  'issuedBy',
  'decision',
  'deadline',
  'time',
  'remark',
]

function detailsOf(row: object): unknown[] {
  return SEARCHED.map((key) => (row as Record<string, unknown>)[key])
}

/** Texts in a value, however deep; of a printed text what it says, not the damaged copy. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null && 'text' in value ? textsIn(value.text) : []
}
