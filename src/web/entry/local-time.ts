const VIETNAM_AHEAD_MS = 7 * 3_600_000

/** Viet Nam has one time and no summer time: "14:05". */
export function timeText(at: string): string {
  return vietnamese(at).slice(11, 16)
}

export function dayText(at: string): string {
  return vietnamese(at).slice(0, 10).split('-').reverse().join('/')
}

/** "14:05" of today, else "21/11/2026, 14:05". */
export function momentText(at: string, now = new Date().toISOString()): string {
  return dayText(at) === dayText(now) ? timeText(at) : `${dayText(at)}, ${timeText(at)}`
}

function vietnamese(at: string): string {
  return new Date(Date.parse(at) + VIETNAM_AHEAD_MS).toISOString()
}
