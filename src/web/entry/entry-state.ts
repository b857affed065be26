import type { LiveLeafView } from '#contract/live-points.ts'
import type { ClaimView, Saved } from '#contract/values.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Cell, Sending } from './cell.ts'
import type { Edit, EditHistory, Stand } from './edit-history.ts'
import type { Connection } from './save-queue.ts'
import type { Totals } from './totals.ts'
import type { UnsavedValues } from './unsaved-values.ts'

/** What the store needs from outside. */
export type StoreParts = {
  readonly items: ReadonlyMap<string, DataItem>
  /** Absent where no points are shown. */
  readonly outline?: Outline | undefined
  readonly send: (cell: Cell, sending: Sending) => Promise<Saved>
  readonly unsaved: UnsavedValues
  /** A sentence's worth of news, for whoever cannot see the page. */
  readonly tell: (news: News) => void
  /** Takes anew what the server holds: it has gone on without this page. */
  readonly refresh: () => Promise<void>
  /** Puts off what need not be seen with the very key that is typed; several times asked for, it is done once. */
  readonly behind: (act: () => void) => () => void
}

export type News =
  | { readonly kind: 'saved'; readonly item: DataItem; readonly leaf?: LiveLeafView | undefined }
  | { readonly kind: 'trouble'; readonly item: DataItem }
  | { readonly kind: 'turned'; readonly turn: Turn }

/** What was undone, or done again; `left` are cells that stood otherwise meanwhile and were not touched. */
export type Turn = { readonly way: 'undo' | 'redo'; readonly edit: Edit; readonly left: number }

/** The cell that is being typed in, with what stood there and what the points were before. */
export type Typing = {
  readonly id: string
  readonly before: Stand
  readonly leaves: ReadonlyMap<string, LiveLeafView>
  readonly totals: Totals | undefined
}

export type EntryState = {
  readonly cells: ReadonlyMap<string, Cell>
  readonly leaves: ReadonlyMap<string, LiveLeafView>
  readonly claims: ReadonlyMap<string, ClaimView>
  readonly connection: Connection
  readonly totals: Totals | undefined
  readonly history: EditHistory
  readonly turn: Turn | undefined
  readonly typing: Typing | undefined
}

export const EMPTY: EntryState = {
  cells: new Map(),
  leaves: new Map(),
  claims: new Map(),
  connection: { kind: 'open' },
  totals: undefined,
  history: { done: [], undone: [] },
  turn: undefined,
  typing: undefined,
}
