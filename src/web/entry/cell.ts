import type { FormRow } from '#contract/forms.ts'
import type { ValueView } from '#contract/values.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { ContentFault } from '#domain/value/typed-content.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { Problem } from '#contract/refusal.ts'

/** What somebody wants to stand in a cell. */
export type Wish =
  | { readonly act: 'save'; readonly content: ValueContent; readonly note?: string | undefined }
  | { readonly act: 'confirm' }

/** A wish on its way: the same key and version each time it is sent. */
export type Sending = { readonly wish: Wish; readonly key: string; readonly version: number }

/** Why what was typed is no value; only the browser says so, nothing is sent. */
export type CellFault = ContentFault

/** One place of a form: what the server holds, what was typed, and how far it is on its way. */
export type Cell = {
  readonly item: DataItem
  readonly part?: string | undefined
  /** Whose it is, where figures of several units stand beside each other. */
  readonly subject?: string | undefined
  readonly value?: ValueView | undefined
  readonly previous?: FormRow['previous']
  readonly findings: FormRow['findings']
  readonly parts?: FormRow['parts']
  /** As it stands in the field, where that is not the saved value. */
  readonly typed?: string | undefined
  readonly typedNote?: string | undefined
  readonly fault?: CellFault | undefined
  /** The field was left: from now on a fault is told. */
  readonly isLeft: boolean
  readonly wish?: Wish | undefined
  /** The version that was seen when the wish was made. */
  readonly seen?: number | undefined
  readonly sending?: Sending | undefined
  /** Why the server would not, beside what it says by itself. */
  readonly refused?: Problem['code'] | undefined
  /** What somebody else saved meanwhile. */
  readonly theirs?: ValueView | undefined
  /** When this page last saved it. */
  readonly savedAt?: string | undefined
}

export function isUnsaved({ wish, sending, fault, theirs }: Cell): boolean {
  return wish !== undefined || sending !== undefined || fault !== undefined || theirs !== undefined
}

/** "Không cung cấp được" is an answer; what was taken back is none. */
export function isGiven({ value }: Pick<Cell, 'value'>): boolean {
  return value !== undefined && value.state !== 'withdrawn'
}

/** Several providers each give a part of it: here nobody types it. */
export function comesInParts({ parts }: Cell): boolean {
  return parts !== undefined && parts.length > 0
}

export function isMissing(cell: Cell): boolean {
  return !isGiven(cell) && !(comesInParts(cell) && cell.parts!.every(isGiven))
}

export function needsNote({ findings }: Cell): boolean {
  return findings.length > 0
}

export function needsConfirmation({ value, wish, sending }: Cell): boolean {
  return value?.state === 'to-be-confirmed' && (wish ?? sending?.wish)?.act !== 'confirm'
}
