import { checkFormula } from '../edition/formula/checker.ts'
import { parseFormula } from '../edition/formula/parser.ts'
import type { DocumentContext } from './document-context.ts'
import { rowsOf } from './document-rows.ts'
import type { DocumentFinding, DocumentFindingCode } from './document-finding.ts'
import type { ProgrammeDocument } from './document.ts'
import type { Party } from './document-row.ts'

/** Ids that stand twice, and names of parts, organisations, items and nodes that nothing answers to. */
export function references(document: ProgrammeDocument, context: DocumentContext): DocumentFinding[] {
  const found: DocumentFinding[] = []
  const parts = new Set(document.parts.map((part) => part.id))
  const rows = new Set(rowsOf(document).map((row) => row.id))
  const organisations = context.organisations.get(document.province)
  const seen = new Set<string>()
  for (const row of rowsOf(document)) {
    const line = 'line' in row ? row.line : 0
    const fault = (code: DocumentFindingCode, params: DocumentFinding['params']): number =>
      found.push({ code, document: document.id, row: row.id, line, params })
    if (seen.has(row.id)) fault('duplicate-id', { id: row.id })
    seen.add(row.id)
    if ('part' in row && !parts.has(row.part)) fault('unknown-part', { part: row.part })
    for (const id of organisationsOf(row))
      if (!organisations?.has(id)) fault('unknown-organisation', { organisation: id })
    for (const id of rowsNamedIn(row)) if (!rows.has(id)) fault('unknown-row', { row: id })
    for (const item of itemsOf(row)) if (!context.items.has(item)) fault('unknown-item', { item })
    for (const node of nodesOf(row)) {
      if (!context.outlines.get(node.edition)?.byCode.has(node.code))
        fault('unknown-node', { edition: node.edition, code: node.code })
    }
  }
  return [...found, ...formulas(document), ...unowned(document)]
}

/** Every party that a row names, under whatever head. */
export function partiesOf(row: object): Party[] {
  return partyRolesOf(row).map(([, party]) => party)
}

/** The same with the head that each stands under. */
export function partyRolesOf(row: object): (readonly [string, Party])[] {
  const named = row as Record<string, Party | undefined>
  return ['lead', 'coordinators', 'who', 'to', 'owner', 'supporter'].flatMap((role) => {
    const party = named[role]
    return party === undefined ? [] : [[role, party] as const]
  })
}

/** Organisations by id: in parties, as the place a row is about, as a pilot commune and its district. */
function organisationsOf(row: object): string[] {
  const named = row as { organisation?: string; district?: string; about?: { organisation?: string | undefined } }
  const direct = [named.organisation, named.district, named.about?.organisation].filter((id) => id !== undefined)
  return [...partiesOf(row).flatMap((party) => party.organisations), ...direct]
}

/** Other rows of the document: what measures a target, what says the same, which figure a derivation prints. */
function rowsNamedIn(row: object): string[] {
  const named = row as { targets?: { measuredBy: string[] }[]; sameAs?: string; formula?: string; printed?: string }
  const derivedFrom = named.formula !== undefined ? named.printed : undefined
  const direct = [named.sameAs, derivedFrom].filter((id) => id !== undefined)
  return [...(named.targets ?? []).flatMap((target) => target.measuredBy), ...direct]
}

function itemsOf(row: object): string[] {
  const named = row as {
    item?: string
    letters?: Record<string, { item?: string } | string>
    targets?: { item?: string | undefined }[]
  }
  const letters = Object.values(named.letters ?? {}).flatMap((letter) =>
    typeof letter === 'string' ? [] : [letter.item],
  )
  return [named.item, ...letters, ...(named.targets ?? []).map((target) => target.item)].filter(
    (item) => item !== undefined,
  )
}

function nodesOf(row: object): { edition: string; code: string }[] {
  const named = row as {
    node?: { edition: string; code: string } | string
    raises?: { edition: string; code: string }[]
  }
  return [...(typeof named.node === 'object' ? [named.node] : []), ...(named.raises ?? [])]
}

function formulas(document: ProgrammeDocument): DocumentFinding[] {
  return document.owedItems.flatMap((row) => {
    if (row.formula === undefined) return []
    const { formula, fault } = parseFormula(row.formula)
    const faults = fault
      ? [fault]
      : checkFormula(formula, (name) => (name in row.letters ? { kind: 'number' } : undefined))
    return faults.map((one) => ({
      code: 'formula-fault' as const,
      document: document.id,
      row: row.id,
      line: row.line,
      params: { formula: row.formula!, fault: one.code, at: one.at.start + 1 },
    }))
  })
}

/** Tasks that nobody leads: neither the row, nor its annex's owner, nor an assignment. */
function unowned(document: ProgrammeDocument): DocumentFinding[] {
  const owned = new Set(document.parts.filter((part) => part.owner).map((part) => part.id))
  return document.tasks
    .filter((task) => !task.lead && !owned.has(task.part))
    .map((task) => ({
      code: 'no-owner' as const,
      document: document.id,
      row: task.id,
      line: task.line,
      params: { text: task.text.text },
    }))
}
