import type { Exact } from '#domain/exact.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { readValue } from '#domain/value/read-value.ts'

/** Numbers that one organisation tries instead of its own: by item, as canonical text (`''`: no number). */
export type WhatIf = ReadonlyMap<string, string>

export const NOTHING_TRIED: WhatIf = new Map()

/** At most so many numbers are tried at once. */
const MOST_TRIED = 20

/** Reads `item.value_item.value`, as the address holds it; what does not fit is left out. */
export function whatIfFrom(address: string | undefined, items: ReadonlyMap<string, DataItem>): WhatIf {
  const pairs = (address ?? '').split('_').flatMap((pair): [string, string][] => {
    const dot = pair.indexOf('.')
    const [item, value] = [items.get(pair.slice(0, dot)), pair.slice(dot + 1)]
    return dot > 0 && item && readValue(item, value).kind !== 'fault' ? [[item.id, value]] : []
  })
  return pairs.length === 0 ? NOTHING_TRIED : new Map(pairs.slice(0, MOST_TRIED))
}

export function whatIfAddress(tried: WhatIf): string | undefined {
  return tried.size === 0 ? undefined : [...tried].map(([item, value]) => `${item}.${value}`).join('_')
}

/** The same with one more number, or without it. */
export function withTried(tried: WhatIf, item: string, value: string | undefined): WhatIf {
  const next = new Map(tried)
  if (value === undefined) next.delete(item)
  else next.set(item, value)
  return next
}

/** The tried number; undefined where the organisation tries to have none. */
export function triedValue(item: DataItem, value: string): Exact | undefined {
  const read = readValue(item, value)
  return read.kind === 'number' ? read.value : undefined
}
