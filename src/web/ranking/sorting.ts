import type { Ranking, RankingRow } from '#domain/scoring/rank.ts'

export const SORTS = ['hang', 'ten', 'diem', 'chi-so', 'so-lieu'] as const
export type Sort = (typeof SORTS)[number]

export type Direction = 'ascending' | 'descending'

/** What a column shows first when it is chosen: the best, the beginning of the alphabet, the most to do. */
export const FIRST: Record<Sort, Direction> = {
  hang: 'ascending',
  ten: 'ascending',
  diem: 'descending',
  'chi-so': 'descending',
  'so-lieu': 'descending',
}

const collator = new Intl.Collator('vi', { numeric: true })

export function sorted(
  ranking: Ranking,
  sort: Sort,
  direction: Direction,
  lacking: (row: number) => number,
): RankingRow[] {
  const place = (row: RankingRow): number => row.place ?? ranking.rows.length + 1
  const compare = {
    hang: (a: RankingRow, b: RankingRow) => place(a) - place(b),
    ten: (a: RankingRow, b: RankingRow) => collator.compare(a.organisation.name, b.organisation.name),
    diem: (a: RankingRow, b: RankingRow) => Number(a.points) - Number(b.points),
    'chi-so': (a: RankingRow, b: RankingRow) => Number(a.index ?? -1) - Number(b.index ?? -1),
    'so-lieu': (a: RankingRow, b: RankingRow) => lacking(a.row) - lacking(b.row),
  }[sort]
  const sign = direction === 'ascending' ? 1 : -1
  return [...ranking.rows].sort((a, b) => sign * compare(a, b) || place(a) - place(b) || a.row - b.row)
}
