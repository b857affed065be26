const DAY_MS = 86_400_000

/** The day before the first one on which something no longer holds: the last on which it does. */
export function lastDay(until: string): string {
  return new Date(Date.parse(until) - DAY_MS).toISOString().slice(0, 10)
}
