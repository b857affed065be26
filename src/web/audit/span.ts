const DAY_MS = 86_400_000
const AHEAD_MS = 7 * 3_600_000
const MOST_DAYS = 366

export type Span = { readonly from: string; readonly to: string }

/** The days of a search as the address has them; without them the last 366 up to today in Vietnam. */
export function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }, now: number): Span {
  const last = isDay(to) ? to : new Date(now + AHEAD_MS).toISOString().slice(0, 10)
  const first = isDay(from) ? from : new Date(Date.parse(last) - (MOST_DAYS - 1) * DAY_MS).toISOString().slice(0, 10)
  return { from: first, to: last }
}

/** True of days that one search can cover. */
export function isSearchable({ from, to }: Span): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return days >= 1 && days <= MOST_DAYS
}

function isDay(day: string | undefined): day is string {
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))
}
