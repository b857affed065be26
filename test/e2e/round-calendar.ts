import type { AnySite } from './site.ts'

const DAY_MS = 86_400_000
const DAYS_OF_ENTRY = 2

/** When each part of a round that is planned on the screen is over, in days from today. */
const ENDS = {
  'Bắt đầu nhập số liệu': -30,
  'Hết hạn nộp hồ sơ': 1,
  'Chốt số liệu chung': 1,
  'Hết hạn thẩm định': 10,
  'Hết hạn giải trình': 20,
  'Hội đồng họp xong': 30,
  'Công bố': 40,
}

/** Each moment's label with its day, as people type it. */
export function typedCalendar(): [label: string, day: string][] {
  return Object.entries(ENDS).map(([label, days]) => [label, dayIn(days)])
}

function dayIn(days: number): string {
  const day = new Date(Date.now() + 7 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10)
  return day.split('-').reverse().join('/')
}

/** Time passes: the whole calendar lies further back by the days of entry. */
export async function entryEnds({ database: { pool } }: AnySite): Promise<void> {
  const moments = ['entry_from', 'entry_until', 'fixed_at', 'appraisal_until', 'explanation_until', 'council_until']
  const back = [...moments, 'release_on'].map((one) => `${one} = ${one} - interval '${DAYS_OF_ENTRY} days'`)
  await pool.query(`update round set ${back.join(', ')}`)
}
