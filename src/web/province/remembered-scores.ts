import type { OutlineNode } from '#domain/edition/outline.ts'
import type { Exact } from '#domain/exact.ts'
import type { Inputs } from '#domain/scoring/inputs.ts'
import { ExactScores } from '#domain/scoring/score.ts'
import { isMissing, type Column } from '#domain/value/column.ts'

/** Exact points computed once; members whose inputs are as they were take the points computed before. */
export class RememberedScores extends ExactScores {
  private readonly known = new Map<number, Exact>()
  private readonly width: number
  private readonly before: RememberedScores | undefined
  private readonly changed: ReadonlySet<number>

  constructor(inputs: Inputs, earlier?: { inputs: Inputs; exactly: RememberedScores }) {
    super(inputs)
    this.width = inputs.members.length
    this.before = earlier?.exactly
    this.changed = earlier ? changedRows(earlier.inputs, inputs) : new Set()
  }

  override points(node: OutlineNode, row: number): Exact {
    if (this.before && !this.changed.has(row)) return this.before.points(node, row)
    const key = node.index * this.width + row
    const points = this.known.get(key) ?? super.points(node, row)
    this.known.set(key, points)
    return points
  }
}

/** Members for whom some letter of some leaf reads another number than before. */
function changedRows(before: Inputs, after: Inputs): Set<number> {
  const pairs = new Map<Column, Column>()
  after.columns.forEach((letters, place) =>
    letters.forEach((column, at) => pairs.set(column, before.columns[place]![at]!)),
  )
  const rows = new Set<number>()
  for (const [column, other] of pairs) {
    for (let row = 0; row < column.numbers.length; row += 1) if (!sameAt(column, other, row)) rows.add(row)
  }
  return rows
}

function sameAt(a: Column, b: Column, row: number): boolean {
  if (a.numbers[row] === b.numbers[row]) return true
  if (isMissing(a, row) && isMissing(b, row)) return true
  const [one, other] = [a.precise.get(row), b.precise.get(row)]
  return one !== undefined && one === other
}
