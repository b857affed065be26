import { z } from 'zod'

export const PERIOD_KINDS = ['year', 'half', 'quarter', 'month'] as const
export const PeriodKind = z.enum(PERIOD_KINDS)
export type PeriodKind = z.infer<typeof PeriodKind>

/** A half-open stretch of months, counted from January of year 0, with its kind; `key` is how it is written. */
export type Period = { readonly from: number; readonly to: number; readonly kind: PeriodKind; readonly key: string }

const MONTHS_OF = { year: 12, half: 6, quarter: 3, month: 1 } as const satisfies Record<PeriodKind, number>
const FORM = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/

/** Reads `2026`, `2026-H1`, `2026-Q3` or `2026-09`; undefined for anything else. */
export function periodFrom(text: string): Period | undefined {
  const match = FORM.exec(text)
  if (!match) return undefined
  const [, year, half, quarter, month] = match
  const kind = half ? 'half' : quarter ? 'quarter' : month ? 'month' : 'year'
  const place = Number(half ?? quarter ?? month ?? 1) - 1
  return periodAt(Number(year) * 12 + place * MONTHS_OF[kind], kind)
}

/** The period of a kind that begins with a month. */
export function periodAt(from: number, kind: PeriodKind): Period {
  const [year, month] = [Math.floor(from / 12), from % 12]
  const place = Math.floor(month / MONTHS_OF[kind]) + 1
  const part = { year: '', half: `-H${place}`, quarter: `-Q${place}`, month: `-${String(place).padStart(2, '0')}` }[
    kind
  ]
  return { from, to: from + MONTHS_OF[kind], kind, key: `${String(year).padStart(4, '0')}${part}` }
}

/** The period of the same kind just before. */
export function previousPeriod(period: Period): Period {
  return periodAt(period.from - MONTHS_OF[period.kind], period.kind)
}

/** Month in which the year of a period's last month begins. */
export function yearStart(period: Period): number {
  return Math.floor((period.to - 1) / 12) * 12
}
