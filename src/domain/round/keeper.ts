import type { Day } from '../organisation/day.ts'

/** A succession as far as open work asks who goes on with it. */
export type Handover = {
  readonly effectiveOn: Day
  readonly predecessors: readonly { readonly organisation: string; readonly name: string }[]
  /** In the order of the decision, with the names that they bear from that day. */
  readonly successors: readonly { readonly organisation: string; readonly name: string }[]
}

/**
 * Method §11.9. Who goes on with an organisation's open work on a day: itself while it is there, else its successor, and
 * that one's. One that nobody succeeded keeps its work, and the standing agency does it.
 */
export function keeperOf(organisation: string, handovers: readonly Handover[], today: Day): string {
  const inEffect = handovers
    .filter(({ effectiveOn }) => effectiveOn <= today)
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0))
  return inEffect.reduce((keeper, handover) => heirOf(keeper, handover) ?? keeper, organisation)
}

/** The only successor; of several itself, else the one that keeps the name, else the one that is named first. */
function heirOf(organisation: string, { predecessors, successors }: Handover): string | undefined {
  const predecessor = predecessors.find((one) => one.organisation === organisation)
  if (!predecessor) return undefined
  const heir =
    successors.find((one) => one.organisation === organisation) ??
    successors.find(({ name }) => name === predecessor.name) ??
    successors[0]
  return heir?.organisation
}
