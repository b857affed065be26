import type { NodeLevel } from '../definition.ts'
import type { AnnexNode } from './read-annex.ts'

/**
 * The code of each row in the draft that is begun from an annex: as printed where that stands once, with its parent's
 * in front where it stands in several places, and the next free one where none was read (method §8.4).
 */
export function draftCodes(nodes: readonly AnnexNode[]): string[] {
  const printed = new Map<string, number>()
  for (const { code, also } of nodes)
    for (const one of [code, ...also.map((row) => row.code)]) printed.set(one, (printed.get(one) ?? 0) + 1)
  const taken = new Set([...printed].filter(([, times]) => times === 1).map(([code]) => code))
  const codes: string[] = []
  const children = new Map<string | undefined, number>()
  for (const { code, parent } of nodes) {
    const above = parent === undefined ? undefined : codes[parent]
    const place = (children.get(above) ?? 0) + 1
    children.set(above, place)
    const own = code !== '' && printed.get(code) === 1 ? code : freeCode(code, above, place, taken)
    taken.add(own)
    codes.push(own)
  }
  return codes
}

function freeCode(code: string, above: string | undefined, place: number, taken: ReadonlySet<string>): string {
  const below = (own: string | number): string => (above === undefined ? String(own) : `${above}.${own}`)
  if (code !== '' && !taken.has(below(code))) return below(code)
  for (let number = place; ; number += 1) if (!taken.has(below(number))) return below(number)
}

/** A row of a definition as somebody outside sends it: everything left out is what a reader puts in by itself. */
export type SentNode = Readonly<Record<string, unknown>> & { readonly code: string }

/**
 * The tree that a draft begins with: what the annex prints of each row, and no rule in our notation. A rule comes in
 * when a person accepts it (method §8.5).
 */
export function annexTree(nodes: readonly AnnexNode[], codes: readonly string[]): SentNode[] {
  const below = nodes.map((): SentNode[] => [])
  const top: SentNode[] = []
  const depths = depthsOf(nodes)
  // A row stands behind its parent: from the end on, every row has all of its own.
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const row = sentNode(nodes[at]!, codes[at]!, below[at]!.reverse(), depths[at]!)
    const { parent } = nodes[at]!
    ;(parent === undefined ? top : below[parent]!).push(row)
  }
  return top.reverse()
}

function depthsOf(nodes: readonly AnnexNode[]): number[] {
  const depths: number[] = []
  for (const { parent } of nodes) depths.push(parent === undefined ? 0 : depths[parent]! + 1)
  return depths
}

const LEVEL_OF_DEPTH: readonly NodeLevel[] = ['pillar', 'mainIndex', 'component']

function sentNode(node: AnnexNode, code: string, children: SentNode[], depth: number): SentNode {
  const { title, max, rule, remark, also, level, assessedBy } = node
  const usual = LEVEL_OF_DEPTH[depth] ?? 'criterion'
  return {
    code,
    title: title === '' ? code : title,
    ...(level !== usual && { level }),
    ...(rule !== '' && { rule }),
    ...(remark !== '' && { remark }),
    ...(also.length > 0 && {
      also: also.map((row) => ({ code: row.code, title: row.title === '' ? row.code : row.title })),
    }),
    ...(children.length > 0
      ? { children, ...(max !== undefined && { printedMax: max }) }
      : { assessedBy, ...(max !== undefined && { max }) }),
  }
}
