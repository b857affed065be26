import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { Letter, Outline, OutlineNode } from '#domain/edition/outline.ts'
import { typedPlaces } from '#domain/edition/typed-places.ts'
import type { OrganisationKind } from '#domain/organisation/organisation.ts'

/** A letter as the form shows it: typed here, shown here because it is typed at another criterion, or somebody else's. */
export type LetterPlace = {
  readonly letter: Letter
  readonly place:
    | { readonly kind: 'here' }
    | { readonly kind: 'above'; readonly code: string }
    | { readonly kind: 'shared' }
}

export type FormCriterion = { readonly node: OutlineNode; readonly letters: readonly LetterPlace[] }

/** One table of the form: the criteria of one component. */
export type FormSection = { readonly node: OutlineNode; readonly criteria: readonly FormCriterion[] }

export type FormPart = { readonly node: OutlineNode; readonly sections: readonly FormSection[] }

/** The form in printed order: main index, component, criterion, letters. Each item is typed once, where it comes first. */
export function formLayout(outline: Outline, kind: OrganisationKind): FormPart[] {
  const leaves = applicableLeaves(outline, kind).filter(({ leaf }) => leaf!.letters.length > 0)
  const typedAt = typedPlaces(leaves)
  const criteria = leaves.map((node) => ({
    node,
    letters: node.leaf!.letters.map((letter) => placed(node, letter, typedAt)),
  }))
  const sections = grouped(criteria, ({ node }) => ancestor(outline, node, 2)).map(([node, criteria]) => ({
    node,
    criteria,
  }))
  return grouped(sections, ({ node }) => ancestor(outline, node, 1)).map(([node, sections]) => ({ node, sections }))
}

function placed(node: OutlineNode, letter: Letter, typedAt: ReturnType<typeof typedPlaces>): LetterPlace {
  const first = letter.variable.of === 'own' ? typedAt.get(letter.item.id) : undefined
  if (!first) return { letter, place: { kind: 'shared' } }
  const isHere = first.node === node && first.letter === letter
  return { letter, place: isHere ? { kind: 'here' } : { kind: 'above', code: first.node.code } }
}

/** The row above at a depth, or the nearest one above that. */
function ancestor({ nodes }: Outline, node: OutlineNode, depth: number): OutlineNode {
  let at = node
  while (at.parent >= 0 && (at.depth > depth || at.leaf)) at = nodes[at.parent]!
  return at
}

/** Puts neighbours with the same key together. */
function grouped<One, Key>(ones: readonly One[], keyOf: (one: One) => Key): [Key, One[]][] {
  const groups: [Key, One[]][] = []
  for (const one of ones) {
    const key = keyOf(one)
    const last = groups.at(-1)
    if (last && last[0] === key) last[1].push(one)
    else groups.push([key, [one]])
  }
  return groups
}
