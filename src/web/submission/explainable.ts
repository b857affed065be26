import type { ExplanationDraftView } from '#contract/appraisal-views.ts'
import type { ScoredNodesView, SubmissionView } from '#contract/submission-views.ts'
import type { LiveLossCode } from '#domain/scoring/live-points.ts'
import { isInTime } from '#domain/round/deadline.ts'
import type { Laid } from './use-edition.ts'

/** A criterion that lost points, or that is open to the unit. */
export type Explainable = {
  readonly code: string
  readonly title: string
  /** Printed: by the unit, and as it was released. */
  readonly self?: string | undefined
  readonly points?: string | undefined
  readonly max?: string | undefined
  readonly lost?: string | undefined
  readonly loss?: LiveLossCode | undefined
  readonly finding?: ExplanationDraftView['criteria'][number]['finding']
  readonly isLost: boolean
  readonly isOpen: boolean
  readonly until?: string | undefined
  readonly isAnswered: boolean
  /** The unit's own number, at which its evidence hangs. */
  readonly item?: string | undefined
}

/** In printed order: what was lost, and what is open beside it. */
export function explainable(
  { openings, state }: SubmissionView,
  { criteria }: ExplanationDraftView,
  self: ScoredNodesView | undefined,
  { outline }: Laid,
  now: number,
): Explainable[] {
  const lost = new Map(criteria.map((one) => [one.code, one]))
  const own = new Map(self?.nodes.map((node) => [node.code, node]))
  const opened = new Map(openings.filter(({ purpose }) => purpose === 'explanation').map((one) => [one.node, one]))
  return outline.leaves.flatMap(({ code, row, leaf }): Explainable[] => {
    const [loss, opening] = [lost.get(code), opened.get(code)]
    if (!loss && !opening) return []
    const isOpen =
      state === 'explanation' && opening?.closedAt === undefined && opening !== undefined
        ? isInTime(now, Date.parse(opening.until))
        : false
    return [
      {
        ...{ code, title: row.title.text, isOpen },
        self: own.get(code)?.points,
        points: loss?.points,
        max: loss?.max ?? own.get(code)?.max,
        lost: loss?.lost,
        loss: loss?.loss,
        finding: loss?.finding,
        isLost: loss !== undefined,
        until: opening?.until,
        isAnswered: (loss?.words.length ?? 0) > 0,
        item: leaf!.letters.find(({ variable }) => variable.of === 'own')?.item.id,
      },
    ]
  })
}
