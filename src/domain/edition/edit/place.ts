import type { Edition, Node } from '../definition.ts'

/** Where a row stands: the rows above it, outermost first, and its place among its siblings. */
export type Place = { readonly node: Node; readonly parents: readonly Node[]; readonly at: number }

export function placeOf(edition: Edition, code: string): Place | undefined {
  for (const place of placesOf(edition)) if (place.node.code === code) return place
  return undefined
}

/** Every row in printed order. */
export function* placesOf({ nodes }: Pick<Edition, 'nodes'>, parents: readonly Node[] = []): Generator<Place> {
  for (const [at, node] of nodes.entries()) {
    yield { node, parents, at }
    yield* placesOf({ nodes: childrenOf(node) }, [...parents, node])
  }
}

export function childrenOf(node: Node): Node[] {
  return node.children ?? []
}

/** Every code that finds a row: its own, a misprinted one, and those of rows that share its score. */
export function codesIn(edition: Edition): ReadonlySet<string> {
  const codes = new Set<string>()
  for (const { node } of placesOf(edition)) {
    codes.add(node.code)
    if (node.printedCode !== undefined) codes.add(node.printedCode)
    for (const shared of node.also) codes.add(shared.code)
  }
  return codes
}

/** The edition with other rows below the last of `parents`, or on the first level; an emptied parent becomes a leaf. */
export function withSiblings(
  edition: Edition,
  parents: readonly Node[],
  change: (siblings: readonly Node[]) => readonly Node[],
): Edition {
  return { ...edition, nodes: changedWithin(edition.nodes, parents, change) }
}

function changedWithin(
  nodes: readonly Node[],
  [next, ...rest]: readonly Node[],
  change: (siblings: readonly Node[]) => readonly Node[],
): Node[] {
  if (!next) return [...change(nodes)]
  return nodes.map((node) => {
    if (node !== next) return node
    const children = changedWithin(childrenOf(node), rest, change)
    const { children: _, ...alone } = node
    return children.length === 0 ? alone : { ...alone, children }
  })
}

/** The list with some of its members replaced; the list itself stays as it is. */
export function spliced<Member>(
  list: readonly Member[],
  at: number,
  count: number,
  ...instead: readonly Member[]
): Member[] {
  return [...list.slice(0, at), ...instead, ...list.slice(at + count)]
}
