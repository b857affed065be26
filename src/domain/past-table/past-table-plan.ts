import { isSameContent } from '../value/same-content.ts'
import type { ValueContent } from '../value/value-content.ts'
import type { PastFault } from './past-fault.ts'
import type { PastCell } from './read-past-table.ts'

/** What is there already for a value of a table, and why nothing can be written beside it. */
export type StandingPast = {
  readonly version: number
  readonly content?: ValueContent | undefined
  readonly lock?: PastFault['code'] | undefined
}

/** `kept`: another value is there and stays. */
export type PlannedCell = PastCell & {
  readonly kind: 'new' | 'replaced' | 'kept' | 'unchanged' | 'fault'
  readonly version: number
  readonly before?: ValueContent | undefined
}

/**
 * Method §7.13. Lays a past table beside the values that are there; nothing is written by it. A value that is there
 * stays, unless it is said of its cell that the table's is to stand in its place.
 */
export function pastTablePlan(
  cells: readonly PastCell[],
  standing: (cell: PastCell) => StandingPast,
  replace: ReadonlySet<string>,
): PlannedCell[] {
  return cells.map((cell): PlannedCell => {
    if (cell.fault || !cell.content) return { ...cell, kind: 'fault', version: 0 }
    const { version, content, lock } = standing(cell)
    const before = content?.kind === 'withdrawn' ? undefined : content
    const there = { ...cell, version, before }
    if (before && isSameContent(before, cell.content)) return { ...there, kind: 'unchanged' }
    if (lock) return { ...there, kind: 'fault', fault: fault(lock) }
    if (!before) return { ...there, kind: 'new' }
    return { ...there, kind: replace.has(cell.cell) ? 'replaced' : 'kept' }
  })
}

export function isWritten({ kind }: PlannedCell): boolean {
  return kind === 'new' || kind === 'replaced'
}

function fault(code: PastFault['code']): PastFault {
  return { code, params: {} }
}
