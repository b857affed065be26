import type { Insertable, Selectable } from 'kysely'
import type { Value } from '#db/tables.ts'
import type { ValueContent } from '#domain/value/value-content.ts'

type ContentColumns = 'kind' | 'number' | 'typed' | 'unit' | 'yes' | 'option_slug' | 'words' | 'day' | 'cannot_provide'

/** The columns that hold what a version says. */
export const CONTENT_COLUMNS = [
  'kind',
  'number',
  'typed',
  'unit',
  'yes',
  'option_slug',
  'words',
  'day',
  'cannot_provide',
] as const satisfies readonly ContentColumns[]

export function columnsOf(content: ValueContent): Pick<Insertable<Value>, ContentColumns> {
  const { kind } = content
  switch (kind) {
    case 'number':
      return { kind, number: content.number, typed: content.typed ?? null, unit: content.unit ?? null }
    case 'yes-no':
      return { kind, yes: content.yes }
    case 'option':
      return { kind, option_slug: content.option }
    case 'text':
      return { kind, words: content.text }
    case 'date':
      return { kind, day: content.date }
    case 'cannot-provide':
      return { kind, cannot_provide: content.reason }
    case 'withdrawn':
      return { kind }
  }
}

/** What a row's constraints promise: its kind's own column is filled. */
export function contentOf(row: Pick<Selectable<Value>, ContentColumns>): ValueContent {
  const kind = row.kind as ValueContent['kind']
  switch (kind) {
    case 'number':
      return {
        kind,
        number: plain(row.number!),
        ...(row.typed !== null && { typed: row.typed }),
        ...(row.unit !== null && { unit: row.unit }),
      }
    case 'yes-no':
      return { kind, yes: row.yes! }
    case 'option':
      return { kind, option: row.option_slug! }
    case 'text':
      return { kind, text: row.words! }
    case 'date':
      return { kind, date: row.day! }
    case 'cannot-provide':
      return { kind, reason: row.cannot_provide! }
    case 'withdrawn':
      return { kind }
  }
}

/** The content as it will be read back: a number without zeros that say nothing. */
export function plainContent(content: ValueContent): ValueContent {
  return content.kind === 'number' ? { ...content, number: plain(content.number) } : content
}

/** `numeric` keeps the zeros that were typed; a number is the same without them. */
function plain(number: string): string {
  const digits = number.replace(/^(-?)0+(?=\d)/, '$1')
  const short = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
  return short === '-0' ? '0' : short
}
