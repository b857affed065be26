import { toShortDecimal } from '#domain/exact-text.ts'
import { exactFromDecimal, fraction, multiply } from '#domain/exact.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { hardFaults, LONGEST_TYPED, type ValueContent } from '#domain/value/value-content.ts'
import { readTyped } from '#domain/value/typed-number.ts'
import { figure } from '../language.ts'
import type { CellFault } from './cell.ts'

export type TypedContent =
  | { readonly kind: 'content'; readonly content: ValueContent; readonly understood?: string | undefined }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly fault: CellFault }

/** What a field's text is as a value of its item; `understood` is said where it could have been meant otherwise. */
export function typedContent(item: DataItem, typed: string): TypedContent {
  if (typed.trim() === '') return { kind: 'empty' }
  if (item.kind === 'text') return checked(item, { kind: 'text', text: typed.normalize('NFC').trim() })
  if (item.kind === 'date') return dateContent(item, typed)
  const read = readTyped(typed, item.kind)
  if (read.kind === 'empty') return read
  if (read.kind === 'fault') return { kind: 'fault', fault: { kind: 'typed', fault: read.fault } }
  if (read.text.includes('/')) return { kind: 'fault', fault: { kind: 'typed', fault: 'not-a-number' } }
  const content = { kind: 'number', number: read.text, typed: typed.trim().slice(0, LONGEST_TYPED) } as const
  return checked(item, content, read.doubtful ? numberShown(item, read.text) : undefined)
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

function checked(item: DataItem, content: ValueContent, understood?: string): TypedContent {
  const [fault] = hardFaults(item, content)
  return fault ? { kind: 'fault', fault: { kind: 'hard', fault } } : { kind: 'content', content, understood }
}

/** dd/MM/yyyy, also with dots or hyphens; a day that no calendar has is none. */
function dateContent(item: DataItem, typed: string): TypedContent {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.replace(/\s/g, ''))
  const [, day = '', month = '', year = ''] = match ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  const isDay = match !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
  return isDay
    ? checked(item, { kind: 'date', date })
    : { kind: 'fault', fault: { kind: 'typed', fault: 'not-a-date' } }
}
