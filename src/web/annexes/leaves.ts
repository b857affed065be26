import type { DraftAnnex } from '#contract/annexes.ts'
import type { Edition, Node } from '#domain/edition/definition.ts'
import { placesOf } from '#domain/edition/edit/place.ts'
import type { Proposal } from '#domain/edition/wording/proposal.ts'

export type AnnexRow = DraftAnnex['nodes'][number]

/** What is left to do with a criterion: it is decided once the draft has a rule for it. */
export type LeafState = 'doubtful' | 'certain' | 'decided'

/** A criterion of the annex beside the row of the draft that it became. */
export type ReviewLeaf = {
  readonly code: string
  readonly row: AnnexRow
  readonly proposal: Proposal
  readonly node: Node
  readonly state: LeafState
}

/** The criteria that the draft still has under their code; one that was deleted there, or has rows below it, is none. */
export function leavesOf({ nodes }: DraftAnnex, definition: Edition): ReviewLeaf[] {
  const drafted = new Map([...placesOf(definition)].map(({ node }) => [node.code, node]))
  return nodes.flatMap((row) => {
    const node = drafted.get(row.draftCode)
    if (!node || node.children || !row.proposal) return []
    const { formula, ...rest } = row.proposal
    return { code: node.code, row, proposal: { ...rest, formula }, node, state: stateOf(node, rest.certainty) }
  })
}

function stateOf({ formula, unscored }: Node, certainty: Proposal['certainty']): LeafState {
  if (unscored || (formula !== undefined && formula.trim() !== '')) return 'decided'
  return certainty === 'certain' ? 'certain' : 'doubtful'
}
