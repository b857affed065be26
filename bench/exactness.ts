import type { Inputs } from '../src/domain/scoring/inputs.ts'
import { compare, exactFromDecimal, roundHalfAway, toDecimal, toNumber } from '../src/domain/exact.ts'
import { publishedIndex, selectionMaximum, selectionPoints, totalOf } from '../src/domain/scoring/published.ts'
import { rank } from '../src/domain/scoring/rank.ts'
import { ExactScores, score, statusAt } from '../src/domain/scoring/score.ts'

/** The first place where the engine and exact arithmetic differ: a status, points, or a published figure. */
export function inexactness(inputs: Inputs): string | undefined {
  const { nodes } = inputs.outline
  const [scores, exactly, total] = [score(inputs), new ExactScores(inputs), totalOf(inputs.outline.nodes)]
  for (const node of nodes) {
    for (const row of inputs.members.keys()) {
      const outcome = node.leaf && exactly.outcome(node, row)
      const [fast, exact] = [scores.points[node.index]![row]!, toNumber(outcome?.points ?? exactly.points(node, row))]
      if (outcome && outcome.status !== statusAt(scores, node, row))
        return `${node.code}, unit ${row}: ${statusAt(scores, node, row)} for ${outcome.status}`
      if (!(Math.abs(fast - exact) <= 1e-9 * Math.max(1, exact)))
        return `${node.code}, unit ${row}: ${fast} for ${exact}`
    }
  }
  for (const { rows } of rank(scores, exactly, total)) {
    for (const { row, points, index, max, place } of rows) {
      const [sum, maximum] = [selectionPoints(exactly, total, row), selectionMaximum(exactly, total, row)]
      const better = rows.filter((other) => compare(exactFromDecimal(other.points), exactFromDecimal(points)) > 0)
      if (points !== toDecimal(roundHalfAway(sum, 2), 2)) return `published points of unit ${row}: ${points}`
      if (compare(max, maximum) !== 0) return `maximum of unit ${row}`
      if (index !== toDecimal(publishedIndex(sum, maximum)!, 4)) return `published index of unit ${row}: ${index}`
      if (place !== better.length + 1) return `place of unit ${row}: ${place}`
    }
  }
  return undefined
}
