import type { Finding } from '#domain/edition/finding.ts'
import type { Outline, OutlineNode } from '#domain/edition/outline.ts'
import { compare, exactFromDecimal, type Exact } from '#domain/exact.ts'
import { countingMax, hasOnlyUnscored, sumOf } from '#domain/scoring/score.ts'
import { matches } from '#domain/fold.ts'

export type Only = 'ghi-chu' | 'phat-hien' | undefined

/** One row of the tree as the page shows it. */
export type TreeRow = {
  readonly node: OutlineNode
  /** The sum of what counts below, or the leaf's own. */
  readonly max: Exact
  readonly printedDiffers: boolean
  /** Nothing in it carries points. */
  readonly isUnscored: boolean
  readonly findings: readonly Finding[]
  /** Only there because something below it fits the filter. */
  readonly isWay: boolean
  readonly isClosed: boolean
}

/** All nodes in printed order with what was found at each. */
export function treeRows(outline: Outline, findings: readonly Finding[]): TreeRow[] {
  const found = new Map<OutlineNode, Finding[]>()
  for (const finding of findings) {
    const node = finding.node === undefined ? undefined : outline.byCode.get(finding.node)
    if (node) found.set(node, [...(found.get(node) ?? []), finding])
  }
  return outline.nodes.map((node) => {
    const max = maximumOf(outline, node)
    const printed = node.printedMax === undefined ? undefined : exactFromDecimal(node.printedMax)
    const isUnscored = hasOnlyUnscored(outline.nodes, node)
    const printedDiffers = !isUnscored && (printed === undefined || compare(printed, max) !== 0)
    return { node, max, printedDiffers, isUnscored, findings: found.get(node) ?? [], isWay: false, isClosed: false }
  })
}

export function maximumOf(outline: Outline, node: OutlineNode): Exact {
  const below = outline.nodes.slice(node.index, node.end).filter((one) => one.leaf)
  return sumOf(below.map(countingMax))
}

/** The rows that fit, and those on the way to them. */
export function filtered(rows: readonly TreeRow[], outline: Outline, query: string, only: Only): TreeRow[] {
  if (query === '' && only === undefined) return [...rows]
  const fit = new Set(rows.filter((row) => fits(row, query, only)).map((row) => row.node.index))
  const way = new Set<number>()
  for (const index of fit) {
    for (let at = outline.nodes[index]!.parent; at >= 0; at = outline.nodes[at]!.parent) way.add(at)
  }
  return rows
    .filter(({ node }) => fit.has(node.index) || way.has(node.index))
    .map((row) => ({ ...row, isWay: !fit.has(row.node.index) }))
}

function fits({ node, findings }: TreeRow, query: string, only: Only): boolean {
  if (only === 'ghi-chu' && node.row.notes.length === 0) return false
  if (only === 'phat-hien' && findings.length === 0) return false
  const items = (node.leaf?.letters ?? []).map((letter) => letter.item.name)
  const words = [...node.codes, node.row.title.text, node.row.rule?.text ?? '', ...items]
  return query === '' || matches(words.join(' '), query)
}

/** The rows that are not below a closed one. */
export function unfolded(rows: readonly TreeRow[], closed: ReadonlySet<string>): TreeRow[] {
  let hiddenUntil = 0
  return rows.flatMap((row) => {
    if (row.node.index < hiddenUntil) return []
    const isClosed = !row.node.leaf && closed.has(row.node.code)
    if (isClosed) hiddenUntil = row.node.end
    return [{ ...row, isClosed }]
  })
}
