import { dayText, timeText } from '../entry/local-time.ts'
import { words } from './words.ts'

/** "2026-11-21T15:00:00Z" → "22:00 ngày 21/11/2026". */
export function momentText(at: string): string {
  return words.moment(timeText(at), dayText(at))
}
