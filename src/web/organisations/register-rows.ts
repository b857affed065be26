import type { TreeRow } from '#contract/organisation-views.ts'
import { matches } from '#domain/fold.ts'
import type { OrganisationKind } from '#domain/organisation/organisation.ts'

/** A row of the tree as it is drawn. */
export type RegisterRow = TreeRow & {
  readonly depth: number
  /** Names above it, the highest first. */
  readonly above: readonly string[]
  readonly childCount: number
}

export type RegisterFilter = {
  readonly query?: string | undefined
  readonly kind?: OrganisationKind | undefined
  /** Only it and those below it. */
  readonly unit?: string | undefined
}

/** The tree row by row, parents before children. */
export function registerRows(tree: readonly TreeRow[]): RegisterRow[] {
  const drawn = new Map<string, RegisterRow>()
  const counts = new Map<string, number>()
  for (const { parent } of tree) if (parent !== undefined) counts.set(parent, (counts.get(parent) ?? 0) + 1)
  return tree.map((row) => {
    const parent = row.parent === undefined ? undefined : drawn.get(row.parent)
    const made: RegisterRow = {
      ...row,
      depth: parent ? parent.depth + 1 : 0,
      above: parent ? [...parent.above, parent.name] : [],
      childCount: counts.get(row.organisation) ?? 0,
    }
    drawn.set(row.organisation, made)
    return made
  })
}

export function shownRows(rows: readonly RegisterRow[], { query, kind, unit }: RegisterFilter): RegisterRow[] {
  const at = unit === undefined ? -1 : rows.findIndex(({ organisation }) => organisation === unit)
  const top = rows[at]
  const end = top ? rows.findIndex((row, place) => place > at && row.depth <= top.depth) : -1
  const within = top ? rows.slice(at, end < 0 ? undefined : end) : rows
  return within.filter((row) => (kind === undefined || row.kind === kind) && hasWords(row, query))
}

function hasWords({ name, shortName, abbreviation, identifier }: RegisterRow, query = ''): boolean {
  return matches([name, shortName, abbreviation, identifier].filter(Boolean).join(' '), query)
}
