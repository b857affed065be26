import { exactFromDecimal, isZero, subtract, toDecimal, type Exact } from '#domain/exact.ts'
import { figure, text } from '../language.ts'
import { placeOf } from '../province/standing.ts'
import { Announcement } from '../ui/announcement.tsx'
import styles from './movement.module.css'
import type { Trial } from './what-if-panel.tsx'

/** The criterion's points, the total, the index and the place: as reported, and as tried. */
export function Movement({ node, row, given, standing, tried }: Trial) {
  const words = text.criterion.whatIf
  const [before, after] = [placeOf(given, row).line, placeOf(standing, row).line]
  const points = [given, standing].map((one) => toDecimal(one.exactly.points(node, row), 2)) as [string, string]
  const ranked = placeOf(given, row).ranking.rows.filter((line) => line.place !== undefined).length
  const place = after.place === undefined ? '–' : figure(after.place)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          <Row label={words.criterion} name="criterion" before={points[0]} after={points[1]} />
          <Row label={words.total} name="total" before={before.points} after={after.points} />
          <Row label={words.index} name="index" before={before.index} after={after.index} decimals={4} />
          <tr data-figure="place">
            <th scope="row">{words.place(figure(ranked))}</th>
            <td>{before.place ?? '–'}</td>
            <td className={styles.after}>{place}</td>
            <td className={styles.change}>{placeChange(before.place, after.place)}</td>
          </tr>
        </tbody>
      </table>
      <Announcement sentence={tried.size === 0 ? '' : words.announce(figure(points[1]), figure(after.points), place)} />
    </>
  )
}

type RowProps = {
  label: string
  name: string
  before: string | undefined
  after: string | undefined
  decimals?: number
}

function Row({ label, name, before, after, decimals = 2 }: RowProps) {
  const change = before && after ? subtract(exactFromDecimal(after), exactFromDecimal(before)) : undefined
  return (
    <tr data-figure={name}>
      <th scope="row">{label}</th>
      <td>{before === undefined ? '–' : figure(before)}</td>
      <td className={styles.after}>{after === undefined ? '–' : figure(after)}</td>
      <td className={styles.change}>{change && changeText(change, decimals)}</td>
    </tr>
  )
}

function changeText(change: Exact, decimals: number): string {
  if (isZero(change)) return text.criterion.whatIf.same
  return `${change.numerator > 0n ? '+' : ''}${figure(toDecimal(change, decimals))}`
}

function placeChange(before: number | undefined, after: number | undefined): string {
  const words = text.criterion.whatIf
  if (before === undefined || after === undefined || before === after) return words.same
  return after < before ? words.up(figure(before - after)) : words.down(figure(after - before))
}
