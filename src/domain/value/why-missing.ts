import { z } from 'zod'
import { periodFrom, type Period } from '../period/period.ts'

/** Why scoring finds no number of a subject's item in a period. */
export const MissingCode = z.enum([
  'nothing-given',
  'to-be-confirmed',
  'cannot-provide',
  'parts-missing',
  'predecessors-missing',
  'shares-missing',
])
export type MissingCode = z.infer<typeof MissingCode>

export type MissingReason = {
  readonly code: MissingCode
  /** The unit's own words, where it cannot provide the number. */
  readonly reason?: string
  /** Expected parts, or predecessors, that are not there. */
  readonly lacking?: readonly string[]
}

/** With the period that lacks, which may lie inside the one that was asked for. */
export type MissingValue = MissingReason & { readonly period: string }

/** Remembers why periods have no number, and finds what a longer period lacks. */
export class WhyMissing {
  private readonly reasons = new Map<string, Map<string, MissingValue>>()

  tell(subject: string, item: string, period: Period, reason: MissingReason): void {
    const key = `${item}|${subject}`
    const told = this.reasons.get(key) ?? new Map<string, MissingValue>()
    this.reasons.set(key, told.set(period.key, { ...reason, period: period.key }))
  }

  /** The reason of the very period, else the first one of a period inside it, else that nothing was given. */
  at(subject: string, item: string, period: Period): MissingValue {
    const told = this.reasons.get(`${item}|${subject}`)
    const inside = [...(told?.values() ?? [])]
      .map((reason) => ({ reason, stretch: periodFrom(reason.period)! }))
      .filter(({ stretch }) => period.from <= stretch.from && stretch.to <= period.to)
      .sort((a, b) => a.stretch.from - b.stretch.from || b.stretch.to - a.stretch.to)
    return told?.get(period.key) ?? inside[0]?.reason ?? { code: 'nothing-given', period: period.key }
  }
}
