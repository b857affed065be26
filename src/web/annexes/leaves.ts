import type { DraftAnnex } from '#contract/annexes.ts'
import type { Edition, Node } from '#domain/edition/definition.ts'
import { placesOf } from '#domain/edition/edit/place.ts'
import type { Source } from '#domain/edition/wording/plain.ts'
import type { Mark, Proposal } from '#domain/edition/wording/proposal.ts'

/** Where the criterion that is looked at begins. */
export const LEAF_HEADING = 'tieu-chi-dang-xem'

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
    const { formula, marks, ...rest } = row.proposal
    const proposal = { ...rest, formula, marks: [...marks].sort(asRead) }
    return { code: node.code, row, proposal, node, state: stateOf(node, rest.certainty) }
  })
}

const SOURCES: readonly Source[] = ['title', 'rule', 'remark']

/** In the order in which a person reads them; the longer one first where two begin together. */
function asRead(one: Mark, other: Mark): number {
  return SOURCES.indexOf(one.source) - SOURCES.indexOf(other.source) || one.start - other.start || other.end - one.end
}

function stateOf({ formula, unscored }: Node, certainty: Proposal['certainty']): LeafState {
  if (unscored || (formula !== undefined && formula.trim() !== '')) return 'decided'
  return certainty === 'certain' ? 'certain' : 'doubtful'
}
