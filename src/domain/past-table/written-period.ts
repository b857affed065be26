import { fold } from '../fold.ts'
import { periodFrom } from '../period/period.ts'

const PLACES: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

/** A period as tables write it: "2024", "năm 2024", "2024-Q3", "Quý III/2024", "6 tháng đầu năm 2024", "Tháng 9/2024". */
export function writtenPeriod(text: string): string | undefined {
  const known = periodFrom(text.trim().toUpperCase())
  if (known) return known.key
  const words = fold(text)
  const [, year] = /^nam (\d{4})$/.exec(words) ?? []
  if (year !== undefined) return year
  const [, quarter, ofQuarter] = /^(?:quy|q) ?(i{1,3}|iv|[1-4])(?: nam)? (\d{4})$/.exec(words) ?? []
  if (quarter !== undefined) return `${ofQuarter}-Q${PLACES[quarter]}`
  const [, half, ofHalf] = /^6 thang (dau|cuoi)(?: nam)? (\d{4})$/.exec(words) ?? []
  if (half !== undefined) return `${ofHalf}-H${half === 'dau' ? 1 : 2}`
  const [, month, ofMonth] = /^thang (\d{1,2})(?: nam)? (\d{4})$/.exec(words) ?? []
  return month === undefined ? undefined : periodFrom(`${ofMonth}-${month.padStart(2, '0')}`)?.key
}
