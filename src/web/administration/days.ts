import { dateText } from '../edition/date-text.ts'
import { words } from './words.ts'

type Stretch = { readonly from: string; readonly to?: string | undefined }

/** The day in Vietnam. */
export function todayHere(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
}

/** What holds from a day to the day before another, as people say it: "từ 1/7/2025 đến hết 31/12/2025". */
export function stretchText({ from, to }: Stretch): string {
  return to === undefined
    ? words.days.since(dateText(from))
    : words.days.stretch(dateText(from), dateText(dayBefore(to)))
}

export function isOver({ to }: Stretch): boolean {
  return to !== undefined && to <= todayHere()
}

/** People say the last day on which something holds; we keep the first on which it does not. */
export function dayAfter(day: string): string {
  return moved(day, 1)
}

export function dayBefore(day: string): string {
  return moved(day, -1)
}

function moved(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
