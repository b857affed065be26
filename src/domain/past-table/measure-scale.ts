import { fold } from '../fold.ts'
import type { DataItem } from '../item/data-item.ts'

const THOUSANDS: Readonly<Record<string, number>> = { '': 0, nghin: 1, ngan: 1, trieu: 2, ty: 3 }

/**
 * By which power of ten the numbers of a column are to be multiplied, by the measure that its head states: a share in
 * per cent by 10⁻², "(triệu đồng)" for an item in đồng by 10⁶.
 */
export function measureScale(head: string, { kind, unit = '' }: DataItem): number {
  if (kind === 'ratio') return head.includes('%') ? -2 : 0
  if (kind !== 'amount' && kind !== 'count') return 0
  const [stated, own] = [moneyIn((head.match(/\(([^()]*)\)/g) ?? []).join(' ')), moneyIn(unit)]
  return stated === undefined || own === undefined ? 0 : 3 * (stated - own)
}

function moneyIn(measure: string): number | undefined {
  const [, times = ''] = /(?:^| )(?:(nghin|ngan|trieu|ty) )?dong(?: |$)/.exec(fold(measure)) ?? [undefined, undefined]
  return /(?:^| )dong(?: |$)/.test(fold(measure)) ? THOUSANDS[times] : undefined
}
