import { toDecimal, type Exact } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import { isChoice, isNumber, type Given } from '#domain/edition/formula/given.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { figure, text } from '../language.ts'

const LONGEST = 16

/** A value as a person reads it, without its unit. */
export function valueText(item: DataItem, given: Given): string {
  if (isNumber(given)) return numberText(given)
  if (isChoice(given)) return item.options?.[given.position]?.name ?? given.slug
  return given ? text.yes : text.no
}

/** A number to the end where it has one, else rounded to six decimals with a sign that says so. */
export function numberText(value: Exact): string {
  const short = toShortDecimal(value)
  if (!short.includes('/') && short.length <= LONGEST) return figure(short)
  return `≈ ${figure(toDecimal(value, 6).replace(/\.?0+$/, ''))}`
}

/** A value as the address and a values file write it. */
export function canonicalText(item: DataItem, value: Exact): string {
  if (item.kind === 'choice') return item.options?.[Number(value.numerator)]?.slug ?? ''
  return toShortDecimal(value)
}
