import { dayOf } from '../evidence/typed-day.ts'

/** "30/12/2026" as the last second of that day in Vietnam, as the contract has it; undefined where it is no day. */
export function endOfDay(typed: string): string | undefined {
  const day = dayOf(typed)
  return day === undefined ? undefined : `${day}T23:59:59+07:00`
}
