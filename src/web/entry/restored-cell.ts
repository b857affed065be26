import type { ValueView } from '#contract/values.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Cell } from './cell.ts'
import { isSameContent } from '#domain/value/same-content.ts'
import { typedContent } from './typed-content.ts'
import type { Unsaved } from './unsaved-values.ts'

/** What was typed before the page was left, upon what the server holds now. */
export function restored(item: DataItem, value: ValueView | undefined, kept: Unsaved | undefined): Partial<Cell> {
  if (!kept) return {}
  const { typed, typedNote, wish, seen, sending } = kept
  const read = typed === undefined || wish ? undefined : typedContent(item, typed)
  const fault = read?.kind === 'fault' ? read.fault : undefined
  const isOvertaken = !sending && wish?.act === 'save' && value !== undefined && value.version !== seen
  if (isOvertaken && isSameContent(value.content, wish.content)) return {}
  return { typed, typedNote, wish, seen, sending, fault, ...(isOvertaken && { theirs: value }) }
}
