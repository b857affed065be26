import { isDecimal } from '../decimal.ts'
import { exactFromDecimal, fraction, multiply } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import type { Band } from '../scoring/band.ts'
import { Bands } from './definition.ts'

/** As people write them: "Tốt từ 80%; Khá từ 65%". */
export function bandsText(bands: readonly Band[] | undefined): string {
  return (bands ?? [])
    .map(({ name, least }) => `${name} từ ${times(least, fraction(100n, 1n)).replace('.', ',')}%`)
    .join('; ')
}

/** What was written of them; undefined where it is no list of names, each with a share, that fall strictly. */
export function bandsIn(text: string): Band[] | undefined {
  const parts = text.split(/[;\n]/).filter((part) => part.trim() !== '')
  const bands = parts.map((part) => {
    const [, name = '', percent = ''] = WRITTEN.exec(part.trim()) ?? []
    const share = percent.replace(',', '.')
    return { name: name.trim(), least: isDecimal(share) ? times(share, fraction(1n, 100n)) : '' }
  })
  return bands.length === 0 ? [] : Bands.safeParse(bands).data
}

const WRITTEN = /^(.+?)(?:\s+từ\s+|\s*(?::|≥|>=)\s*|\s+)(\d+(?:[.,]\d+)?)\s*%$/u

function times(decimal: string, factor: ReturnType<typeof fraction>): string {
  return toShortDecimal(multiply(exactFromDecimal(decimal), factor))
}
