import type { Day } from '../organisation/day.ts'

/**
 * Public holidays that fall on the same day every year: Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 1, điểm a, c, d, đ.
 * Tết, the kings' day (both by the moon), the second day of the national day and days worked instead are announced for
 * each year.
 */
const FIXED = [
  ['01-01', 'Tết Dương lịch'],
  ['04-30', 'Ngày Chiến thắng'],
  ['05-01', 'Ngày Quốc tế lao động'],
  ['09-02', 'Quốc khánh'],
] as const

/** The fixed holidays of a year. */
export function fixedHolidays(year: string): { readonly day: Day; readonly name: string }[] {
  return FIXED.map(([day, name]) => ({ day: `${year}-${day}`, name }))
}
