import { z } from 'zod'
import { digitsOf, MOST_DIGITS } from '../decimal.ts'
import { exactFromDecimal, ONE, ZERO, type Exact } from '../exact.ts'
import type { DataItem, ItemKind } from '../item/data-item.ts'
import { Slug } from '../slug.ts'

const Words = (most: number) => z.string().normalize('NFC').trim().min(1).max(most)

export const LONGEST_TYPED = 100
export const LONGEST_UNIT = 60
export const LONGEST_TEXT = 2000
export const LONGEST_REASON = 1000

/**
 * What one version of a value holds. A number is in the item's base unit, with the text and the unit as they were
 * typed; a number with more digits than allowed is well-formed here, so that `hardFaults` can say by how much.
 */
export const ValueContent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    number: z
      .string()
      .max(200)
      .regex(/^-?\d+(\.\d+)?$/, { error: 'not-a-decimal' }),
    typed: Words(LONGEST_TYPED).optional(),
    unit: Words(LONGEST_UNIT).optional(),
  }),
  z.strictObject({ kind: z.literal('yes-no'), yes: z.boolean() }),
  z.strictObject({ kind: z.literal('option'), option: Slug }),
  z.strictObject({ kind: z.literal('text'), text: Words(LONGEST_TEXT) }),
  z.strictObject({ kind: z.literal('date'), date: z.iso.date({ error: 'not-a-date' }) }),
  z.strictObject({ kind: z.literal('cannot-provide'), reason: Words(LONGEST_REASON) }),
  /** The unit took back what it had given: as if nothing had been. */
  z.strictObject({ kind: z.literal('withdrawn') }),
])
export type ValueContent = z.infer<typeof ValueContent>
export type ContentKind = ValueContent['kind']

/** What keeps a value from being saved. */
export const HardFaultCode = z.enum([
  'wrong-kind',
  'not-whole',
  'negative',
  'too-many-digits',
  'unknown-option',
  'unlikely-year',
])
export type HardFaultCode = z.infer<typeof HardFaultCode>

export type HardFault = {
  readonly code: HardFaultCode
  readonly params: Readonly<Record<string, string | number>>
}

/** Method §7.7: everything that is wrong with the content as a value of the item; saved only when there is nothing. */
export function hardFaults(item: DataItem, content: ValueContent): HardFault[] {
  if (content.kind === 'cannot-provide' || content.kind === 'withdrawn') return []
  const needed = CONTENT_OF[item.kind]
  if (content.kind !== needed) return [{ code: 'wrong-kind', params: { needed, given: content.kind } }]
  if (content.kind === 'number') return numberFaults(item, content.number)
  if (content.kind === 'date') return dateFaults(content.date)
  const options = item.options ?? []
  if (content.kind !== 'option' || options.some(({ slug }) => slug === content.option)) return []
  return [
    { code: 'unknown-option', params: { option: content.option, options: options.map(({ name }) => name).join('; ') } },
  ]
}

/** The number that scoring reads: yes-no as 1 or 0, an option as its place from 0; undefined where there is none. */
export function exactOf(item: DataItem, content: ValueContent): Exact | undefined {
  if (content.kind !== CONTENT_OF[item.kind] || hardFaults(item, content).length > 0) return undefined
  if (content.kind === 'number') return exactFromDecimal(content.number)
  if (content.kind === 'yes-no') return content.yes ? ONE : ZERO
  if (content.kind !== 'option') return undefined
  const place = item.options!.findIndex(({ slug }) => slug === content.option)
  return { numerator: BigInt(place), denominator: 1n }
}

/** How the values of each kind of item are given. */
const CONTENT_OF = {
  count: 'number',
  amount: 'number',
  ratio: 'number',
  points: 'number',
  'yes-no': 'yes-no',
  choice: 'option',
  date: 'date',
  text: 'text',
} as const satisfies Record<ItemKind, ContentKind>

function numberFaults(item: DataItem, number: string): HardFault[] {
  const found = digitsOf(number)
  if (found > MOST_DIGITS) return [{ code: 'too-many-digits', params: { found, most: MOST_DIGITS } }]
  const value = exactFromDecimal(number)
  const faults: HardFault[] = []
  if (item.kind === 'count' && value.denominator !== 1n) faults.push({ code: 'not-whole', params: { number } })
  if ((item.kind === 'count' || item.kind === 'amount') && value.numerator < 0n)
    faults.push({ code: 'negative', params: { number } })
  return faults
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2100

function dateFaults(written: string): HardFault[] {
  const year = Number(written.slice(0, 4))
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return []
  return [{ code: 'unlikely-year', params: { year, first: FIRST_YEAR, last: LAST_YEAR } }]
}
