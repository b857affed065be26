import { amounts } from './check-amounts.ts'
import { derivedFigures } from './check-derived.ts'
import { references } from './check-references.ts'
import { numbering } from './check-numbering.ts'
import type { DocumentContext } from './document-context.ts'
import { rowsOf } from './document-rows.ts'
import { EXPLAINED_BY, type DocumentFinding } from './document-finding.ts'
import type { ProgrammeDocument } from './document.ts'
import type { DocumentNote } from './document-row.ts'

/** Everything wrong or remarkable in a document's data: computed findings, and the defects that its notes name. */
export function checkDocument(document: ProgrammeDocument, context: DocumentContext): DocumentFinding[] {
  const computed = [
    ...references(document, context),
    ...numbering(document),
    ...amounts(document),
    ...derivedFigures(document),
  ]
  return [...computed.map((finding) => explained(document, finding)), ...defects(document)].sort(
    (a, b) => a.line - b.line,
  )
}

function explained(document: ProgrammeDocument, finding: DocumentFinding): DocumentFinding {
  const kinds = EXPLAINED_BY[finding.code] ?? []
  const note = notesAt(document, finding.row).find((one) => one.defect && kinds.includes(one.defect))
  return note ? { ...finding, explainedBy: note } : finding
}

/** Notes at the row, at its part, and at the document. */
function notesAt(document: ProgrammeDocument, id: string): DocumentNote[] {
  const row = rowsOf(document).find((one) => one.id === id)
  const part = document.parts.find((one) => one.id === (row && 'part' in row ? row.part : id))
  return [...(row?.notes ?? []), ...(part?.notes ?? []), ...document.notes]
}

function defects(document: ProgrammeDocument): DocumentFinding[] {
  return [...rowsOf(document), ...document.parts].flatMap((row) =>
    row.notes
      .filter((note) => note.defect !== undefined)
      .map((note) => ({
        code: 'defect' as const,
        document: document.id,
        row: row.id,
        line: 'line' in row ? row.line : 0,
        params: { defect: note.defect! },
        explainedBy: note,
      })),
  )
}
