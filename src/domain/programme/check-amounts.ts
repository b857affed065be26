import { add, compare, exactFromDecimal, ZERO, type Exact } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import type { DocumentFinding } from './document-finding.ts'
import type { ProgrammeDocument } from './document.ts'

/** Budget lines that are not the sum of their parts, and totals that are not the sum of their lines. */
export function amounts(document: ProgrammeDocument): DocumentFinding[] {
  return [...rowSums(document), ...totals(document), ...projectTotals(document)]
}

function rowSums(document: ProgrammeDocument): DocumentFinding[] {
  return document.budget.flatMap((row) => {
    if (row.midTerm === null || row.other === null || row.total === null) return []
    const sum = add(exactFromDecimal(row.midTerm), exactFromDecimal(row.other))
    if (compare(sum, exactFromDecimal(row.total)) === 0) return []
    return [
      {
        code: 'budget-row-sum' as const,
        document: document.id,
        row: row.id,
        line: row.line,
        params: { printed: row.total, sum: toShortDecimal(sum) },
      },
    ]
  })
}

const COLUMNS = ['midTerm', 'other', 'total'] as const

function totals(document: ProgrammeDocument): DocumentFinding[] {
  return document.budget
    .filter((row) => row.isTotal)
    .flatMap((row) =>
      COLUMNS.flatMap((column) => {
        const printed = row[column]
        const lines = document.budget.filter(
          (line) => !line.isTotal && line.part === row.part && (row.group === undefined || line.group === row.group),
        )
        const sum = lines
          .map((line) => line[column])
          .reduce<Exact>((all, one) => (one === null ? all : add(all, exactFromDecimal(one))), ZERO)
        if (printed === null || compare(sum, exactFromDecimal(printed)) === 0) return []
        return [
          {
            code: 'budget-total' as const,
            document: document.id,
            row: row.id,
            line: row.line,
            params: { column, printed, sum: toShortDecimal(sum) },
          },
        ]
      }),
    )
}

/** Printed totals of projects against the projects of their group, or of the whole part. */
function projectTotals(document: ProgrammeDocument): DocumentFinding[] {
  return document.projects
    .filter((row) => row.isTotal)
    .flatMap((row) => {
      const rows = document.projects.filter(
        (one) => !one.isTotal && one.part === row.part && (row.group === undefined || one.group === row.group),
      )
      const sum = rows.reduce<Exact>((all, one) => (one.amount ? add(all, exactFromDecimal(one.amount)) : all), ZERO)
      if (!row.amount || compare(sum, exactFromDecimal(row.amount)) === 0) return []
      return [
        {
          code: 'budget-total' as const,
          document: document.id,
          row: row.id,
          line: row.line,
          params: { column: 'total', printed: row.amount, sum: toShortDecimal(sum) },
        },
      ]
    })
}
