import type { DataItem } from '#domain/item/data-item.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { text } from '../language.ts'
import { fieldText } from './typed-content.ts'
import { words } from './words.ts'

/** A value as a person reads it, without its unit. */
export function contentText(item: DataItem, content: ValueContent): string {
  if (content.kind === 'yes-no') return content.yes ? text.yes : text.no
  if (content.kind === 'option')
    return item.options?.find(({ slug }) => slug === content.option)?.name ?? content.option
  if (content.kind === 'cannot-provide') return words.details.cannotProvide(content.reason)
  if (content.kind === 'withdrawn') return words.details.withdrawn
  return fieldText(item, content)
}

/** The unit that is read after a number; yes and no have none. */
export function unitOf({ kind, unit }: DataItem): string | undefined {
  return kind === 'count' || kind === 'amount' || kind === 'points' ? unit : undefined
}
