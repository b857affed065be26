import { periodFrom, type Period } from '#domain/period/period.ts'
import type { Language } from './language.ts'

/** A period inside a sentence: "quý IV/2026", "Q4 2026". What is no period's key stays as it is. */
export function periodText(key: string, language: Language): string {
  const period = periodFrom(key)
  return period ? WORDS[period.kind][language](Math.floor(period.from / 12), placeOf(period)) : key
}

/** Which of its year's quarters, halves or months it is, from 1. */
function placeOf({ from, to }: Period): number {
  return Math.floor((from % 12) / (to - from)) + 1
}

type Words = Record<Language, (year: number, place: number) => string>

const WORDS = {
  year: { vi: (year) => `năm ${year}`, en: (year) => String(year) },
  half: {
    vi: (year, place) => `6 tháng ${place === 1 ? 'đầu' : 'cuối'} năm ${year}`,
    en: (year, place) => `the ${place === 1 ? 'first' : 'second'} half of ${year}`,
  },
  quarter: {
    vi: (year, place) => `quý ${['I', 'II', 'III', 'IV'][place - 1]}/${year}`,
    en: (year, place) => `Q${place} ${year}`,
  },
  month: { vi: (year, place) => `tháng ${place}/${year}`, en: (year, place) => `${MONTHS[place - 1]} ${year}` },
} as const satisfies Record<Period['kind'], Words>

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
