import { Link } from '@tanstack/react-router'
import type { ScoredNodesView } from '#contract/submission-views.ts'
import { shortMax } from '../entry/points.tsx'
import { figure } from '../language.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import { countsOf, type Check, type CheckCounts } from './check.ts'
import styles from './check-summary.module.css'
import { checkWords as words } from './words.ts'

type Props = { check: Check; points: ScoredNodesView | undefined }

/** By main index: how much is there, what lacks, what it is worth; then what is still to be looked at. */
export function CheckSummary({ check: { parts, counts }, points }: Props) {
  const pointsOf = (code: string) => points?.nodes.find((node) => node.code === code)
  return (
    <section aria-labelledby="tom-tat">
      <h2 id="tom-tat">{words.summary.heading}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.summary.index}</th>
            <th scope="col">{words.summary.given}</th>
            <th scope="col">{words.summary.missing}</th>
            <th scope="col">{words.summary.toDo}</th>
            <th scope="col" className={styles.points}>
              {words.summary.points}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.node.code}>
              <th scope="row">
                <Link to="." hash={`phan-${part.node.code}`} search={(before) => before}>
                  <span className={styles.code}>{part.node.code}</span> {part.node.row.title.text}
                </Link>
              </th>
              <Counts counts={countsOf([part])} />
              <Points {...pointsOf(part.node.code)} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.summary.all}</th>
            <Counts counts={counts} />
            <Points {...points?.total} />
          </tr>
        </tfoot>
      </table>
      <Rest counts={counts} />
    </section>
  )
}

function Counts({ counts }: { counts: CheckCounts }) {
  const toDo = counts.unexplained + counts.withoutEvidence
  const missing = counts.missing + counts.unconfirmed
  return (
    <>
      <td data-label={words.summary.given}>{words.summary.of(figure(counts.given), figure(counts.asked))}</td>
      <td data-label={words.summary.missing} className={missing > 0 ? styles.attention : styles.quiet}>
        {figure(missing)}
      </td>
      <td data-label={words.summary.toDo} className={toDo > 0 ? styles.danger : styles.quiet}>
        {figure(toDo)}
      </td>
    </>
  )
}

function Points({ points, max }: { points?: string; max?: string }) {
  if (points === undefined || max === undefined) return <td className={styles.points} />
  const share = Number(max) > 0 ? Number(points) / Number(max) : undefined
  return (
    <td className={styles.points}>
      <strong>{figure(points)}</strong> / {figure(shortMax(max))}
      <ShareBar share={share} />
    </td>
  )
}

/** Each kind of thing that is open, and whether it keeps the submission back. */
function Rest({ counts }: { counts: CheckCounts }) {
  const { open } = words
  const lines = [
    { count: counts.unexplained, said: open.unexplained, isMust: true },
    { count: counts.withoutEvidence, said: open.evidence, isMust: true },
    { count: counts.undefined, said: open.undefined, isMust: false },
    { count: counts.unconfirmed, said: open.unconfirmed, isMust: false },
    { count: counts.missing, said: open.missing, isMust: false },
  ].filter(({ count }) => count > 0)
  return (
    <div className={styles.rest}>
      <h3>{open.heading}</h3>
      {lines.length === 0 ? <p className={styles.quiet}>{open.none}</p> : null}
      <ul>
        {lines.map(({ count, said, isMust }) => (
          <li key={said('')}>
            {said(figure(count))}:{' '}
            <span className={isMust ? styles.danger : styles.attention}>{isMust ? open.must : open.counts}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
