import { Link } from '@tanstack/react-router'
import type { AskingCriterion, AskingEdition, NumberView, Reading } from '#domain/programme/number-view.ts'
import { statusText } from '#text/statuses.ts'
import { claimStateText } from '#text/value-states.ts'
import { Said } from '../documents/said.tsx'
import { periodName } from '../entry/words.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './number-page.module.css'
import { countingKey, type CriterionPoints, type ShownNumber } from './shown-number.ts'
import { words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

const { asked } = words

/** The criteria that read the number, edition by edition, with what they give the unit that is shown. */
export function AskingCriteria({ view, shown }: { view: NumberView; shown: ShownNumber | undefined }) {
  return (
    <section className={styles.section} aria-labelledby="tieu-chi">
      <h2 id="tieu-chi">{asked.heading}</h2>
      {view.editions.length === 0 ? <p className={styles.quiet}>{asked.none}</p> : null}
      {view.editions.map((edition) => (
        <Edition key={edition.edition} edition={edition} shown={shown} />
      ))}
    </section>
  )
}

function Edition({ edition, shown }: { edition: AskingEdition; shown: ShownNumber | undefined }) {
  const title = `${edition.title.vi} (${edition.number})`
  const pointsOf = ({ code }: AskingCriterion) => shown?.counting.get(countingKey(edition.edition, code))
  const hasPoints = edition.criteria.some((one) => pointsOf(one) !== undefined)
  const period = shown?.values[0]?.period
  return (
    <>
      <h3 className={styles.edition}>{title}</h3>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{asked.caption(title)}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{asked.criterion}</th>
            <th scope="col" className={styles.reads}>
              {asked.reads}
            </th>
            <th scope="col" className={styles.points}>
              {asked.max}
            </th>
            {hasPoints && period !== undefined ? (
              <th scope="col" className={styles.points}>
                {asked.points(periodName(period))}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {edition.criteria.map((one) => (
            <tr key={one.code} data-criterion={one.code}>
              <th scope="row">
                <Link to="/bo-chi-so/$edition" params={{ edition: edition.edition }} search={{ node: one.code }}>
                  {one.code} <Said text={one.title} />
                </Link>
              </th>
              <td className={styles.reads}>{one.readings.map(readingText).join('; ')}</td>
              <td className={styles.points} data-head={asked.max}>
                {one.max === undefined ? asked.unscored : figure(one.max)}
              </td>
              {hasPoints && period !== undefined ? (
                <td className={styles.points} data-head={asked.points(periodName(period))}>
                  <Points points={pointsOf(one)} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Points({ points }: { points: CriterionPoints | undefined }) {
  if (!points || points.status === 'unscored') return null
  if (points.status === 'scored' || points.status === 'capped') return <strong>{figure(points.points)}</strong>
  const isClaimed = points.loss === 'awaiting-acceptance'
  return isClaimed ? claimStateText('claimed', LANGUAGE) : statusText(points.status, LANGUAGE)
}

function readingText({ letter, of, combine, period }: Reading): string {
  const how = [asked.of[of], asked.combine[combine], asked.period[period]].filter((one) => one !== '').join(', ')
  return `${letter}: ${how}`
}
