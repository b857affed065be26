import type { QueueCounts, QueuePart, QueueRow } from '#contract/appraisal-views.ts'
import type { QueueFilter } from './queue-filter.ts'

/** What of the queue is looked at, as the address has it. */
export type QueueSearch = {
  readonly round?: string | undefined
  readonly submission?: string | undefined
  readonly node?: string | undefined
  readonly filter?: QueueFilter | undefined
  readonly by?: 'tieu-chi' | undefined
  readonly query?: string | undefined
  /** Where the page before ended. */
  readonly after?: string | undefined
}

export type ShownState = QueuePart | 'all'

const STATES = {
  'xem-lai': 'to-review',
  'co-doi': 'news',
  'giai-trinh': 'explained',
  xong: 'decided',
  'tat-ca': 'all',
} as const satisfies Record<QueueFilter, ShownState>

export const FILTERS: readonly (QueueFilter | undefined)[] = [
  undefined,
  'xem-lai',
  'co-doi',
  'giai-trinh',
  'xong',
  'tat-ca',
]

export function stateOf(filter: QueueFilter | undefined): ShownState {
  return filter === undefined ? 'undecided' : STATES[filter]
}

export function countOf(counts: QueueCounts, state: ShownState): number {
  const { undecided, decided, toReview } = counts
  if (state === 'all') return undecided + decided + toReview
  return state === 'to-review' ? toReview : counts[state]
}

/** The part of a search that the queue knows: what the pages of single criteria carry with them. */
export function queueSearchOf({ round, submission, node, filter, by, query, after }: QueueSearch): QueueSearch {
  return { round, submission, node, filter, by, query, after }
}

/** The rows of all pages that were loaded, each once: a decision meanwhile may have moved where a page begins. */
export function rowsOf(pages: readonly { readonly rows: readonly QueueRow[] }[]): QueueRow[] {
  const rows = new Map(pages.flatMap((page) => page.rows.map((row) => [`${row.submission} ${row.node}`, row])))
  return [...rows.values()]
}

export type QueueGroup = { readonly key: string; readonly rows: readonly QueueRow[] }

/** Rows as the server has them, under the unit or the criterion that they share. */
export function grouped(rows: readonly QueueRow[], by: QueueSearch['by']): QueueGroup[] {
  const groups = new Map<string, QueueRow[]>()
  for (const row of rows) {
    const key = by === 'tieu-chi' ? `${row.round.id} ${row.node}` : row.submission
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups].map(([key, rows]) => ({ key, rows }))
}

export type Neighbours = {
  /** From 1; absent where the criterion is not in the list. */
  readonly at: number | undefined
  readonly previous: QueueRow | undefined
  readonly next: QueueRow | undefined
}

/** What comes before and after a criterion; whoever comes from elsewhere goes on at the beginning. */
export function neighbours(
  rows: readonly QueueRow[],
  by: QueueSearch['by'],
  here: { readonly submission: string; readonly node: string },
): Neighbours {
  const inOrder = grouped(rows, by).flatMap((group) => group.rows)
  const at = inOrder.findIndex(({ submission, node }) => submission === here.submission && node === here.node)
  if (at < 0) return { at: undefined, previous: undefined, next: inOrder[0] }
  return { at: at + 1, previous: inOrder[at - 1], next: inOrder[at + 1] }
}
