import type { DocumentFinding } from './document-finding.ts'
import type { ProgrammeDocument } from './document.ts'

type Numbered = {
  readonly id: string
  readonly part: string
  readonly code?: string | undefined
  readonly line: number
}

/** Plain numbers that are skipped or stand twice within one list of one part. */
export function numbering(document: ProgrammeDocument): DocumentFinding[] {
  const lists: readonly (readonly Numbered[])[] = [
    document.tasks.filter((task) => !task.continued),
    document.owedItems,
    document.goals,
    document.directives,
    document.projects.map((project) => ({ ...project, part: `${project.part}|${project.group ?? ''}` })),
  ]
  return lists.flatMap((list) => [...byPart(list)].flatMap(([, rows]) => gaps(document.id, rows)))
}

function byPart(rows: readonly Numbered[]): Map<string, Numbered[]> {
  const parts = new Map<string, Numbered[]>()
  for (const row of rows) parts.set(row.part, [...(parts.get(row.part) ?? []), row])
  return parts
}

function gaps(document: string, rows: readonly Numbered[]): DocumentFinding[] {
  const found: DocumentFinding[] = []
  let before = 0
  for (const row of rows) {
    if (!row.code || !/^\d+$/.test(row.code)) continue
    const number = Number(row.code)
    const at = { document, row: row.id, line: row.line }
    if (number === before) found.push({ ...at, code: 'number-double', params: { number } })
    else if (number > before + 1 && before > 0) found.push({ ...at, code: 'number-gap', params: { before, number } })
    before = number
  }
  return found
}
