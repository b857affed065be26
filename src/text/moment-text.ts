import type { Language } from './language.ts'

const AHEAD_MS = 7 * 3_600_000

/** A moment (ISO) as people in Vietnam say it: "23:59 ngày 30/12/2026", "23:59 on 30/12/2026". */
export function momentText(iso: string, language: Language): string {
  const local = new Date(new Date(iso).getTime() + AHEAD_MS).toISOString()
  const day = `${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`
  return `${local.slice(11, 16)} ${language === 'vi' ? 'ngày' : 'on'} ${day}`
}
