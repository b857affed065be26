import { Node, type Edition } from '../definition.ts'
import { childrenOf, codesIn, placeOf, spliced, withSiblings, type Place } from './place.ts'

export const Step = ['up', 'down', 'in', 'out'] as const
export type Step = (typeof Step)[number]

/** Puts another row in the place of the one that bears the code. */
export function changedNode(edition: Edition, code: string, change: (node: Node) => Node): Edition {
  const place = placeOf(edition, code)
  if (!place) return edition
  return withSiblings(edition, place.parents, (siblings) => spliced(siblings, place.at, 1, change(siblings[place.at]!)))
}

/** A further row below the one that bears the code, or behind the last one of the first level. */
export function addedBelow(edition: Edition, parent: string | undefined, title: string): Added {
  if (parent === undefined) {
    const code = freeCode(edition, undefined, edition.nodes.length + 1)
    return { edition: { ...edition, nodes: [...edition.nodes, newNode(code, title)] }, code }
  }
  const place = placeOf(edition, parent)
  if (!place) return { edition, code: parent }
  const code = freeCode(edition, parent, childrenOf(place.node).length + 1)
  const below = (node: Node): Node => asParent(node, [...childrenOf(node), newNode(code, title)])
  return { edition: changedNode(edition, parent, below), code }
}

/** A further row just behind the one that bears the code. */
export function addedBehind(edition: Edition, before: string, title: string): Added {
  const place = placeOf(edition, before)
  if (!place) return { edition, code: before }
  const parent = place.parents.at(-1)?.code
  const siblings = parent === undefined ? edition.nodes : childrenOf(place.parents.at(-1)!)
  const code = freeCode(edition, parent, siblings.length + 1)
  const inserted = (nodes: readonly Node[]) => spliced(nodes, place.at + 1, 0, newNode(code, title))
  return { edition: withSiblings(edition, place.parents, inserted), code }
}

export type Added = { readonly edition: Edition; readonly code: string }

/** Without the row and all below it; an edition keeps at least one row. */
export function removedNode(edition: Edition, code: string): Edition {
  const place = placeOf(edition, code)
  if (!place || (place.parents.length === 0 && edition.nodes.length === 1)) return edition
  return withSiblings(edition, place.parents, (siblings) => spliced(siblings, place.at, 1))
}

/** Moves a row one step; undefined where it cannot go there. Its code stays. */
export function movedNode(edition: Edition, code: string, step: Step): Edition | undefined {
  const place = placeOf(edition, code)
  if (!place) return undefined
  switch (step) {
    case 'up':
    case 'down':
      return swapped(edition, place, step === 'up' ? -1 : 1)
    case 'in':
      return movedIn(edition, place)
    case 'out':
      return movedOut(edition, place)
  }
}

/** Gives a row another code; rows below that bear the old one in front of theirs go along, and lenses. */
export function recodedNode(edition: Edition, from: string, to: string): Edition {
  const renamed = (code: string): string => {
    if (code === from) return to
    return code.startsWith(`${from}.`) ? to + code.slice(from.length) : code
  }
  const below = (node: Node): Node => ({
    ...node,
    code: renamed(node.code),
    ...(node.children && { children: node.children.map(below) }),
  })
  const lenses = edition.lenses.map((lens) => ({ ...lens, nodes: lens.nodes.map(renamed) }))
  return { ...changedNode(edition, from, below), lenses }
}

function swapped(edition: Edition, { parents, at, node }: Place, by: 1 | -1): Edition | undefined {
  const other = siblingsOf(edition, parents)[at + by]
  if (!other) return undefined
  const pair = by === 1 ? [other, node] : [node, other]
  return withSiblings(edition, parents, (nodes) => spliced(nodes, Math.min(at, at + by), 2, ...pair))
}

/** Below the row that stands before it. */
function movedIn(edition: Edition, { parents, at, node }: Place): Edition | undefined {
  const before = siblingsOf(edition, parents)[at - 1]
  if (!before) return undefined
  const parent = asParent(before, [...childrenOf(before), node])
  return withSiblings(edition, parents, (nodes) => spliced(nodes, at - 1, 2, parent))
}

/** Behind the row that it stood below. */
function movedOut(edition: Edition, { parents, node, at }: Place): Edition | undefined {
  const parent = parents.at(-1)
  if (!parent) return undefined
  const above = placeOf(edition, parent.code)!
  const rest = asParent(parent, spliced(childrenOf(parent), at, 1))
  return withSiblings(edition, above.parents, (nodes) => spliced(nodes, above.at, 1, rest, node))
}

function siblingsOf(edition: Edition, parents: readonly Node[]): readonly Node[] {
  const parent = parents.at(-1)
  return parent ? childrenOf(parent) : edition.nodes
}

/** A row with rows below it has no rule of its own; one without is a leaf. */
export function asParent(node: Node, children: readonly Node[]): Node {
  const { children: _, ...alone } = node
  if (children.length === 0) return alone
  const { max: __, formula: ___, ...rest } = alone
  return { ...rest, unscored: false, variables: {}, require: [], examples: [], children: [...children] }
}

function newNode(code: string, title: string): Node {
  return Node.parse({ code, title })
}

/** The first free code at or after a number, below the parent's. */
function freeCode(edition: Edition, parent: string | undefined, from: number): string {
  const taken = codesIn(edition)
  for (let number = from; ; number += 1) {
    const code = parent === undefined ? String(number) : `${parent}.${number}`
    if (!taken.has(code)) return code
  }
}
