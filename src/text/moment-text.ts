import type { Language } from './language.ts'

const AHEAD_MS = 7 * 3_600_000

/** A moment (ISO) as people in Vietnam say it: "23:59 ngày 30/12/2026", "23:59 on 30/12/2026". */
export function momentText(iso: string, language: Language): string {
  const { day, time } = inVietnam(iso)
  return `${time.slice(0, 5)} ${language === 'vi' ? 'ngày' : 'on'} ${day}`
}

/** To the second, as a list has it: "30/12/2026 23:59:07". */
export function secondText(iso: string): string {
  const { day, time } = inVietnam(iso)
  return `${day} ${time}`
}

function inVietnam(iso: string): { readonly day: string; readonly time: string } {
  const local = new Date(new Date(iso).getTime() + AHEAD_MS).toISOString()
  return { day: `${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`, time: local.slice(11, 19) }
}
