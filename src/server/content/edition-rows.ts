import type { Insertable, Selectable } from 'kysely'
import type { DB } from '#db/tables.ts'
import { Edition, type Node, type Variable } from '#domain/edition/definition.ts'
import type { DataItem } from '#domain/item/data-item.ts'

export type EditionRow = Insertable<DB['edition']>
export type NodeRow = Insertable<DB['node']>
export type VariableRow = Insertable<DB['variable']>
export type EditionState = 'draft' | 'issued'

/** How an edition came into the database. */
export type Loaded = { readonly state: EditionState; readonly hash: string; readonly at: Date }

export function editionRow(edition: Edition, { state, hash, at }: Loaded): EditionRow {
  return {
    id: edition.id,
    index_set: edition.indexSet,
    title_vi: edition.title.vi,
    title_en: edition.title.en,
    source: edition.source,
    number: edition.number,
    issued_by: edition.issuedBy,
    issued_on: edition.issuedOn,
    article: edition.article,
    completeness: edition.completeness,
    rank_by: edition.rankBy ?? null,
    bands: edition.bands ?? null,
    notes: edition.notes,
    lenses: edition.lenses,
    state,
    content_hash: hash,
    loaded_at: at,
  }
}

/** Nodes in printed order, a parent before its children, with the letters of each. */
export function nodeRows(edition: Edition): { nodes: NodeRow[]; variables: VariableRow[] } {
  const [nodes, variables]: [NodeRow[], VariableRow[]] = [[], []]
  const add = (row: Node, parent: number | null): void => {
    const position = nodes.length
    nodes.push(nodeRow(edition.id, row, position, parent))
    const letters = Object.entries(row.variables)
    variables.push(...letters.map(([letter, one], at) => variableRow(edition.id, position, letter, one, at)))
    for (const child of row.children ?? []) add(child, position)
  }
  for (const row of edition.nodes) add(row, null)
  return { nodes, variables }
}

function nodeRow(edition: string, row: Node, position: number, parent: number | null): NodeRow {
  const { code, level, title, max, unscored, assessedBy, formula, variables: _, children: __, ...rest } = row
  return {
    edition_id: edition,
    position,
    parent,
    code,
    level: level ?? null,
    title: title.text,
    max: max ?? null,
    unscored,
    assessed_by: assessedBy,
    formula: formula ?? null,
    detail: { ...rest, titlePrinted: title.printed },
  }
}

function variableRow(edition: string, node: number, letter: string, variable: Variable, position: number): VariableRow {
  return {
    edition_id: edition,
    node,
    letter,
    position,
    item_id: variable.item ?? null,
    of: variable.of,
    combine: variable.combine,
    period: variable.period,
    printed: variable.printed ?? null,
    line: variable.line ?? null,
  }
}

type StoredNode = Selectable<DB['node']>
type StoredVariable = Selectable<DB['variable']>

/** The edition as its file says it, from its rows in printed order. */
export function editionOf(
  row: Selectable<DB['edition']>,
  nodes: readonly StoredNode[],
  variables: readonly StoredVariable[],
  items: readonly DataItem[],
): Edition {
  return Edition.parse({
    id: row.id,
    indexSet: row.index_set,
    title: { vi: row.title_vi, en: row.title_en },
    source: row.source,
    number: row.number,
    issuedBy: row.issued_by,
    issuedOn: row.issued_on,
    article: row.article,
    completeness: row.completeness,
    ...(row.rank_by !== null && { rankBy: row.rank_by }),
    ...(row.bands !== null && { bands: row.bands }),
    notes: row.notes,
    lenses: row.lenses,
    items,
    nodes: treeOf(
      nodes,
      Map.groupBy(variables, ({ node }) => node),
    ),
  })
}

type Branch = Record<string, unknown> & { children?: Branch[] }

function treeOf(nodes: readonly StoredNode[], variables: ReadonlyMap<number, readonly StoredVariable[]>): Branch[] {
  const [top, byPosition]: [Branch[], Map<number, Branch>] = [[], new Map()]
  for (const node of nodes) {
    const branch = branchOf(node, variables.get(node.position) ?? [])
    byPosition.set(node.position, branch)
    const parent = node.parent === null ? undefined : byPosition.get(node.parent)!
    if (parent) (parent.children ??= []).push(branch)
    else top.push(branch)
  }
  return top
}

function branchOf(row: StoredNode, variables: readonly StoredVariable[]): Branch {
  const { titlePrinted, ...detail } = row.detail as Record<string, unknown>
  return {
    ...detail,
    code: row.code,
    ...(row.level !== null && { level: row.level }),
    title: { text: row.title, ...(titlePrinted !== undefined && { printed: titlePrinted }) },
    ...(row.max !== null && { max: row.max }),
    unscored: row.unscored,
    assessedBy: row.assessed_by,
    ...(row.formula !== null && { formula: row.formula }),
    variables: Object.fromEntries(variables.map((one) => [one.letter, variableOf(one)])),
  }
}

function variableOf(row: StoredVariable): Record<string, unknown> {
  return {
    ...(row.item_id !== null && { item: row.item_id }),
    of: row.of,
    combine: row.combine,
    period: row.period,
    ...(row.printed !== null && { printed: row.printed }),
    ...(row.line !== null && { line: row.line }),
  }
}
