import { toShortDecimal } from '#domain/exact-text.ts'
import { exactFromDecimal, fraction, multiply } from '#domain/exact.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import * as domain from '#domain/value/typed-content.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { figure } from '../language.ts'

export type TypedContent =
  | { readonly kind: 'content'; readonly content: ValueContent; readonly understood?: string | undefined }
  | Exclude<domain.TypedContent, { kind: 'content' }>

/** What a field's text is as a value of its item; `understood` is said where it could have been meant otherwise. */
export function typedContent(item: DataItem, typed: string): TypedContent {
  const read = domain.typedContent(item, typed)
  if (read.kind !== 'content') return read
  const { content, doubtful } = read
  const isDoubtful = doubtful && content.kind === 'number'
  return { kind: 'content', content, understood: isDoubtful ? numberShown(item, content.number) : undefined }
}

/** A number as the field shows it once it is saved: a ratio as a percentage. */
export function numberShown({ kind }: Pick<DataItem, 'kind'>, number: string): string {
  if (kind !== 'ratio') return figure(number)
  return `${figure(toShortDecimal(multiply(exactFromDecimal(number), fraction(100n, 1n))))}%`
}

/** The field's text for what is saved. */
export function fieldText(item: Pick<DataItem, 'kind'>, content: ValueContent | undefined): string {
  if (content?.kind === 'number') return numberShown(item, content.number)
  if (content?.kind === 'text') return content.text
  return content?.kind === 'date' ? content.date.split('-').reverse().join('/') : ''
}
