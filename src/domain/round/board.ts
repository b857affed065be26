import { toDecimal, type Exact } from '../exact.ts'
import type { OutlineNode } from '../edition/outline.ts'
import type { Inputs } from '../scoring/inputs.ts'
import {
  INDEX_DECIMALS,
  POINT_DECIMALS,
  publishedIndices,
  publishedPoints,
  publishedText,
  totalOf,
  unitsText,
  type Selection,
} from '../scoring/published.ts'
import { rank } from '../scoring/rank.ts'
import { ExactScores, score, statusAt } from '../scoring/score.ts'
import type { NodeStatus } from '../scoring/status.ts'

/** Published figures (method §5.1): points, and the maximum that applies to the member. */
export type BoardCell = { readonly points: string; readonly max: string; readonly status: NodeStatus }

export type BoardFigures = {
  /** Without an index where nothing applies. */
  readonly total: {
    readonly points: string
    readonly max: string
    readonly index?: string
    /** In its group, by these figures (method §6); none for a member that is not ranked. */
    readonly place?: number
    readonly isShared?: true
  }
  /** In the order of the nodes that were asked for. */
  readonly nodes: readonly BoardCell[]
}

/** What every member of a round has in some nodes and in all: by columns, each figure as its own scorecard has it. */
export function boardFigures(inputs: Inputs, nodes: readonly OutlineNode[]): BoardFigures[] {
  const scores = score(inputs)
  const exactly = new ExactScores(inputs)
  const printed = new Map<Exact, string>()
  const maxima = (selection: Selection): { readonly exact: Exact[]; readonly texts: string[] } => {
    const exact = exactly.maxima(selection)
    return { exact, texts: exact.map((one) => text(one, printed)) }
  }
  const columns = nodes.map((node) => ({
    node,
    points: publishedPoints(scores, exactly, [node]),
    max: maxima([node]).texts,
  }))
  const all = totalOf(inputs.outline.nodes)
  const whole = maxima(all)
  const points = publishedPoints(scores, exactly, all)
  const indices = publishedIndices(scores, exactly, all, whole.exact)
  const standings = new Map(rank(scores, exactly, all).flatMap(({ rows }) => rows.map((one) => [one.row, one])))
  return inputs.members.map((_, row): BoardFigures => {
    const index = indices[row]!
    const { place, tied } = standings.get(row)!
    return {
      total: {
        points: publishedText(points[row]!),
        max: whole.texts[row]!,
        ...(!Number.isNaN(index) && { index: unitsText(index, INDEX_DECIMALS) }),
        ...(place !== undefined && { place }),
        ...(tied && { isShared: true }),
      },
      nodes: columns.map((column) => ({
        points: publishedText(column.points[row]!),
        max: column.max[row]!,
        status: statusAt(scores, column.node, row),
      })),
    }
  })
}

/** Members share their maxima. */
function text(value: Exact, known: Map<Exact, string>): string {
  const before = known.get(value)
  if (before !== undefined) return before
  const decimal = toDecimal(value, POINT_DECIMALS)
  known.set(value, decimal)
  return decimal
}
