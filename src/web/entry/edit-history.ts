import type { ValueContent } from '#domain/value/value-content.ts'
import type { Cell } from './cell.ts'
import { isSameContent } from '#domain/value/same-content.ts'

/** What somebody wants to stand in a cell, with its note; `typed` where what stands there is no value. */
export type Stand = {
  readonly content: ValueContent
  readonly note?: string | undefined
  readonly typed?: string | undefined
}

/** What kind of act an edit was: for the words that say what was undone. */
export type EditAct = 'typed' | 'chosen' | 'none' | 'reason' | 'cleared' | 'pasted' | 'copied'

export type Change = {
  readonly id: string
  /** Of the item, for words. */
  readonly name: string
  readonly before: Stand
  readonly after: Stand
}

/** One act of a person, whatever number of cells it changed. */
export type Edit = { readonly act: EditAct; readonly changes: readonly Change[] }

/** The acts of one session of a form; the last of each list is the next to be turned. */
export type EditHistory = { readonly done: readonly Edit[]; readonly undone: readonly Edit[] }

const MOST_EDITS = 200

/** A further act; what was undone before it cannot be done again. */
export function recorded({ done }: EditHistory, edit: Edit): EditHistory {
  return { done: [...done, edit].slice(-MOST_EDITS), undone: [] }
}

/** Takes back the last act. Copies taken back are not made again from here: a copy must be looked at by somebody. */
export function undone({ done, undone: before }: EditHistory): EditHistory {
  const last = done.at(-1)!
  return { done: done.slice(0, -1), undone: last.act === 'copied' ? before : [...before, last] }
}

export function redone({ done, undone: before }: EditHistory): EditHistory {
  return { done: [...done, before.at(-1)!], undone: before.slice(0, -1) }
}

const NOTHING: ValueContent = { kind: 'withdrawn' }

/** What stands in a cell as its person sees it: typed, on its way or saved. */
export function standOf({ fault, typed, wish, sending, value }: Cell): Stand {
  if (fault) return { content: NOTHING, typed }
  const wanted = wish ?? sending?.wish
  if (wanted?.act === 'save') return { content: wanted.content, note: wanted.note }
  return { content: value?.content ?? NOTHING, note: value?.note }
}

export function isSameStand(a: Stand, b: Stand): boolean {
  return a.typed === b.typed && a.note === b.note && isSameContent(a.content, b.content)
}

/** By what name an act is told that gave a cell this content without typing. */
export function actOf(content: ValueContent): EditAct {
  if (content.kind === 'withdrawn') return 'cleared'
  if (content.kind === 'cannot-provide') return 'reason'
  return content.kind === 'number' ? 'none' : 'chosen'
}
