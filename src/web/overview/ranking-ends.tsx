import { Link } from '@tanstack/react-router'
import type { OverviewGroup, OverviewRow, RoundOverview } from '#contract/overview.ts'
import { figure } from '../language.ts'
import { movementOf } from './movement.ts'
import styles from './overview-page.module.css'
import { words } from './words.ts'

const EACH = 3

/** Who leads a group and who is last, with how far each has moved. */
export function RankingEnds({ of, group }: { of: RoundOverview; group: OverviewGroup }) {
  const ranked = of.rows
    .filter((row) => row.group === group.group && row.place !== undefined)
    .sort((a, b) => a.place! - b.place!)
  const isShort = ranked.length <= 2 * EACH
  return (
    <section aria-labelledby="xep-hang">
      <h2 id="xep-hang">{words.ranking.heading(group.name)}</h2>
      <table className={styles.table} aria-labelledby="xep-hang">
        <thead>
          <tr>
            <th scope="col">{words.ranking.place}</th>
            <th scope="col">{words.ranking.unit}</th>
            <th scope="col" className={styles.figure}>
              {words.ranking.points}
            </th>
            <th scope="col" className={styles.said}>
              {words.ranking.movement}
            </th>
          </tr>
        </thead>
        <tbody>
          {(isShort ? ranked : ranked.slice(0, EACH)).map((row) => (
            <Row key={row.submission} row={row} />
          ))}
        </tbody>
        {isShort ? null : (
          <tbody className={styles.last}>
            {ranked.slice(-EACH).map((row) => (
              <Row key={row.submission} row={row} />
            ))}
          </tbody>
        )}
      </table>
      <p>
        <Link to="/tong-quan/bang-nhiet" search={{ round: of.round, group: group.group }}>
          {words.ranking.all}
        </Link>
      </p>
    </section>
  )
}

function Row({ row }: { row: OverviewRow }) {
  const place = figure(row.place!)
  return (
    <tr>
      <td>{row.isShared ? words.ranking.shared(place) : place}</td>
      <th scope="row">
        <Link to="/ho-so/$submission/mat-diem" params={{ submission: row.submission }}>
          {row.organisation.name}
        </Link>
      </th>
      <td className={styles.figure}>{figure(row.points)}</td>
      <td className={styles.said}>{movementOf(row).said}</td>
    </tr>
  )
}
