import { exactFromDecimal } from '../exact.ts'
import { fold } from '../fold.ts'
import type { DataItem } from '../item/data-item.ts'
import type { RowFault, RowFaultCode } from './row-fault.ts'
import { checkedContent, typedContent, type TypedContent } from './typed-content.ts'
import { LONGEST_TEXT, type ValueContent } from './value-content.ts'

/** What a cell of a spreadsheet holds; of a formula its result as it was last computed. */
export type WrittenCell = (
  | { readonly kind: 'empty' }
  /** Plain decimal text. */
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'text'; readonly text: string }
  /** yyyy-MM-dd */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'truth'; readonly isTrue: boolean }
  /** As the spreadsheet names it: #REF!, #DIV/0!. */
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'no-result' }
) & { readonly isFormula: boolean }

export type CellContent =
  | { readonly kind: 'content'; readonly content: ValueContent }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly fault: RowFault }

/** What a cell is as a value of an item: real numbers and days as they are, text as people type it. */
export function cellContent(item: DataItem, cell: WrittenCell): CellContent {
  if (cell.kind === 'empty' || (cell.kind === 'text' && cell.text.trim() === '')) return { kind: 'empty' }
  if (cell.kind === 'error') return faulty('cell-error', { error: cell.error })
  if (cell.kind === 'no-result') return faulty('formula-without-result')
  if (item.kind === 'yes-no') return yesNo(cell)
  if (item.kind === 'choice') return option(item, cell)
  if (item.kind === 'text') return textual(item, cell)
  if (item.kind === 'date') return day(item, cell)
  if (cell.kind === 'number') return read(item, checkedContent(item, { kind: 'number', number: cell.number }))
  if (cell.kind === 'date') return faulty('date-not-number')
  return cell.kind === 'text' ? read(item, typedContent(item, cell.text)) : faulty('not-a-number')
}

type Filled = Exclude<WrittenCell, { kind: 'empty' | 'error' | 'no-result' }>

const YES: ReadonlySet<string> = new Set(['co', 'yes', '1'])
const NO: ReadonlySet<string> = new Set(['khong', 'no', '0'])

function yesNo(cell: Filled): CellContent {
  if (cell.kind === 'truth') return { kind: 'content', content: { kind: 'yes-no', yes: cell.isTrue } }
  const word = cell.kind === 'date' ? '' : fold(cell.kind === 'number' ? cell.number : cell.text)
  if (YES.has(word)) return { kind: 'content', content: { kind: 'yes-no', yes: true } }
  return NO.has(word) ? { kind: 'content', content: { kind: 'yes-no', yes: false } } : faulty('not-yes-no')
}

/** By its name, whatever marks and case, or by its place in the printed order from 1. */
function option({ options = [] }: DataItem, cell: Filled): CellContent {
  const word = cell.kind === 'number' ? cell.number : cell.kind === 'text' ? cell.text.trim() : ''
  const named = options.find(({ slug, name }) => slug === word || fold(name) === fold(word))
  const found = named ?? (/^\d{1,3}$/.test(word) ? options[Number(word) - 1] : undefined)
  if (found) return { kind: 'content', content: { kind: 'option', option: found.slug } }
  return faulty('unknown-option', { options: options.map(({ name }) => name).join('; ') })
}

/** As a person reads it in the cell. */
export function cellText(cell: WrittenCell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return cell.number.replace('.', ',')
    case 'date':
      return cell.date.split('-').reverse().join('/')
    case 'truth':
      return String(cell.isTrue).toUpperCase()
    case 'error':
      return cell.error
    case 'empty':
    case 'no-result':
      return ''
  }
}

function textual(item: DataItem, cell: Filled): CellContent {
  const text = cellText(cell)
  if (text.trim().length > LONGEST_TEXT) return faulty('text-too-long', { most: LONGEST_TEXT })
  return read(item, typedContent(item, text))
}

function day(item: DataItem, cell: Filled): CellContent {
  if (cell.kind === 'date') return read(item, checkedContent(item, { kind: 'date', date: cell.date }))
  return cell.kind === 'text' ? read(item, typedContent(item, cell.text)) : faulty('not-a-date')
}

function read(item: DataItem, typed: TypedContent): CellContent {
  if (typed.kind !== 'fault') return typed
  const { fault } = typed
  if (fault.kind === 'typed') return faulty(fault.fault)
  return faulty(fault.fault.code, { ...fault.fault.params, name: item.name })
}

function faulty(code: RowFaultCode, params: RowFault['params'] = {}): CellContent {
  return { kind: 'fault', fault: { code, params } }
}

/** The shortest decimal of a number of a spreadsheet, which holds 15 digits: 0.30000000000000004 was 0.3. */
export function cellDecimal(value: number): string {
  const [digits, exponent = '0'] = value.toPrecision(15).split('e') as [string, string?]
  return shifted(digits, Number(exponent))
}

/** "1.5", 3 → "1500". */
function shifted(decimal: string, places: number): string {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)!
  const digits = places >= 0 ? whole! + rest.padEnd(places, '0') : whole!.padStart(1 - places, '0') + rest
  const mark = places >= 0 ? whole!.length + places : digits.length - rest.length + places
  const [above, below] = [digits.slice(0, mark).replace(/^0+(?=\d)/, ''), digits.slice(mark).replace(/0+$/, '')]
  const text = below === '' ? above : `${above}.${below}`
  return exactFromDecimal(text).numerator === 0n ? '0' : sign + text
}
