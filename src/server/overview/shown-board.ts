import type { RoundOverview } from '#contract/overview.ts'
import type { BoardFigures } from '#domain/round/board.ts'
import type { OverviewMember } from '#domain/round/overview.ts'
import type { Board } from '../boards/read-board.ts'

/** A board as a leader sees it. */
export type Shown = {
  readonly stage: RoundOverview['stage']
  readonly members: readonly (OverviewMember & { readonly of: Board['members'][number]['submission'] })[]
  /** The same with scored criteria only. */
  readonly scored: readonly OverviewMember[]
  readonly places: readonly number[]
}

/** One stage for all: figures of different stages are not compared. */
export function shownOf({ nodes, members }: Board): Shown {
  const isAppraised = members.length > 0 && members.every(({ appraised }) => appraised !== undefined)
  const figured = members.map(({ submission, self, appraised }) => ({
    id: submission.member.id,
    of: submission,
    figures: isAppraised ? appraised! : self,
  }))
  const places = nodes.flatMap(({ leaf, outside }, at) => (leaf && !leaf.unscored && outside === undefined ? [at] : []))
  const cut = ({ total, nodes: all }: BoardFigures): BoardFigures => ({ total, nodes: places.map((at) => all[at]!) })
  return {
    stage: isAppraised ? 'appraised' : 'self',
    members: figured,
    scored: figured.map(({ id, figures }) => ({ id, figures: cut(figures) })),
    places,
  }
}
