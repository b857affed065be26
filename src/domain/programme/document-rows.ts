import type { ProgrammeDocument } from './document.ts'

/** All rows of all lists, derived figures included. */
export function rowsOf(document: ProgrammeDocument) {
  const {
    tasks,
    owedItems,
    goals,
    directives,
    projects,
    budget,
    figures,
    derived,
    systems,
    statements,
    duties,
    assignments,
    communes,
    standings,
  } = document
  return [
    ...tasks,
    ...owedItems,
    ...goals,
    ...directives,
    ...projects,
    ...budget,
    ...figures,
    ...derived,
    ...systems,
    ...statements,
    ...duties,
    ...assignments,
    ...communes,
    ...standings,
  ]
}
