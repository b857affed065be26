import { Link, useNavigate } from '@tanstack/react-router'
import { toNumber } from '#domain/exact.ts'
import { bandOf, type Band } from '#domain/scoring/band.ts'
import type { Ranking, RankingRow } from '#domain/scoring/rank.ts'
import { figure, text } from '../language.ts'
import type { Lacks } from '../province/lacks.ts'
import { maximumText } from '../province/maximum-text.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import { SortHead } from '../ui/sort-head.tsx'
import { lacksSentence } from './lacks-sentence.ts'
import styles from './ranking-table.module.css'
import { FIRST, type Direction, type Sort } from './sorting.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

type Props = {
  ranking: Ranking
  group: string
  rows: readonly RankingRow[]
  lacks: readonly Lacks[]
  bands: readonly Band[] | undefined
  sort: Sort
  direction: Direction
}

export function RankingTable({ group, rows, lacks, bands, sort, direction }: Props) {
  const words = text.ranking
  const navigate = useNavigate({ from: '/' })
  const head = (column: Sort, label: string, className: string | undefined, align: 'left' | 'right' = 'left') => (
    <SortHead
      label={label}
      align={align}
      className={className}
      direction={sort === column ? direction : undefined}
      onSort={() => {
        const next = sort === column ? opposite(direction) : FIRST[column]
        const down = next === FIRST[column] ? undefined : next === 'descending' ? 'co' : 'khong'
        void navigate({ search: (before) => ({ ...before, sort: column, down, page: undefined }), resetScroll: false })
      }}
    />
  )
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{words.caption(group)}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {head('hang', words.place, styles.place)}
          {head('ten', words.unit, styles.unit)}
          {head('diem', words.pointsOfMax, styles.points, 'right')}
          {head('chi-so', words.index, styles.index, 'right')}
          {head('so-lieu', words.lacks, styles.lacks)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.organisation.id} row={row} lacks={lacks[row.row]!} bands={bands} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, lacks, bands }: { row: RankingRow; lacks: Lacks; bands: Props['bands'] }) {
  const words = text.ranking
  const max = toNumber(row.max)
  const lacking = lacksSentence(lacks)
  const band = bandOf(bands, row.index)
  const index = row.index && (band ? `${figure(row.index)} (${band})` : figure(row.index))
  return (
    <tr>
      <td className={styles.place}>
        {row.place ?? '–'}
        {row.tied ? <span className={styles.tied}>{words.tied}</span> : null}
        {row.unranked ? <span className={styles.tied}>{words.unranked[row.unranked]}</span> : null}
      </td>
      <th scope="row" className={styles.unit}>
        <Link to="/don-vi/$unit" params={{ unit: row.organisation.id }}>
          {row.organisation.name}
        </Link>
        <span className={styles.small}>
          {index === undefined ? null : `${words.index} ${index}`}
          {lacking === undefined ? null : <span className={styles.attention}> · {lacking}</span>}
        </span>
      </th>
      <td className={styles.points}>
        <span className={styles.figure}>
          <strong>{figure(row.points)}</strong> <span className={styles.max}>/ {figure(maximumText(row.max))}</span>
        </span>
        <ShareBar share={max > 0 ? Number(row.points) / max : undefined} />
      </td>
      <td className={styles.index}>{index ?? '–'}</td>
      <td className={styles.lacks}>
        {lacking === undefined ? words.whole : <span className={styles.attention}>{lacking}</span>}
      </td>
    </tr>
  )
}

function opposite(direction: Direction): Direction {
  return direction === 'ascending' ? 'descending' : 'ascending'
}
