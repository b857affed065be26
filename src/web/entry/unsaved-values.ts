import type { Sending, Wish } from './cell.ts'

/** What a cell keeps through a reload until the server has it. */
export type Unsaved = {
  readonly typed?: string | undefined
  readonly typedNote?: string | undefined
  readonly wish?: Wish | undefined
  readonly seen?: number | undefined
  readonly sending?: Sending | undefined
}

/** Where unsaved values outlive the page; by cell, in the order in which they were typed. */
export type UnsavedValues = {
  readonly read: () => ReadonlyMap<string, Unsaved>
  readonly write: (values: ReadonlyMap<string, Unsaved>) => void
}
