import type { DataItem } from '../item/data-item.ts'
import { readTyped, type TypedFault } from './typed-number.ts'
import { hardFaults, LONGEST_TYPED, type HardFault, type ValueContent } from './value-content.ts'

/** Why what was typed is no value. */
export type ContentFault =
  | { readonly kind: 'typed'; readonly fault: TypedFault | 'not-a-date' }
  | { readonly kind: 'hard'; readonly fault: HardFault }

/** What text is as a value of an item; `doubtful` where it could have been meant otherwise. */
export type TypedContent =
  | { readonly kind: 'content'; readonly content: ValueContent; readonly doubtful: boolean }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly fault: ContentFault }

/** Reads numbers, days and texts as people type them; what is chosen (yes-no, options) is no text. */
export function typedContent(item: DataItem, typed: string): TypedContent {
  if (typed.trim() === '') return { kind: 'empty' }
  if (item.kind === 'text') return checkedContent(item, { kind: 'text', text: typed.normalize('NFC').trim() })
  if (item.kind === 'date') return dateContent(item, typed)
  const read = readTyped(typed, item.kind)
  if (read.kind === 'empty') return read
  if (read.kind === 'fault') return typedFault(read.fault)
  if (read.text.includes('/')) return typedFault('not-a-number')
  const content = { kind: 'number', number: read.text, typed: typed.trim().slice(0, LONGEST_TYPED) } as const
  return checkedContent(item, content, read.doubtful)
}

export function checkedContent(item: DataItem, content: ValueContent, doubtful = false): TypedContent {
  const [fault] = hardFaults(item, content)
  return fault ? { kind: 'fault', fault: { kind: 'hard', fault } } : { kind: 'content', content, doubtful }
}

/** dd/MM/yyyy, also with dots or hyphens; a day that no calendar has is none. */
function dateContent(item: DataItem, typed: string): TypedContent {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.replace(/\s/g, ''))
  const [, day = '', month = '', year = ''] = match ?? []
  const isDay = match !== null && Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay ? checkedContent(item, { kind: 'date', date }) : typedFault('not-a-date')
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
}

function typedFault(fault: TypedFault | 'not-a-date'): TypedContent {
  return { kind: 'fault', fault: { kind: 'typed', fault } }
}
