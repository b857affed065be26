import { Link, useLocation } from '@tanstack/react-router'
import { CallError } from '#contract/client.ts'
import type { NumberView } from '#domain/programme/number-view.ts'
import { unitOf } from '../entry/content-text.ts'
import { capital, periodName } from '../entry/words.ts'
import { figure, text } from '../language.ts'
import { SmallLine } from '../ui/small-line.tsx'
import { ChooseUnit } from './choose-unit.tsx'
import styles from './number-page.module.css'
import { pointsText, type ShownNumber, type ShownValue } from './shown-number.ts'
import type { Shown } from './use-shown-number.ts'
import { words } from './words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

const { values: said } = words

/** What the number of one unit has been, as far as whoever looks may see it. */
export function OverTime({ view, shown }: { view: NumberView; shown: Shown }) {
  const { number } = shown
  const heading = number ? (number.isPublic ? said.published(number.unit) : said.headingOf(number.unit)) : said.heading
  return (
    <section className={styles.section} aria-labelledby="qua-cac-ky">
      <h2 id="qua-cac-ky">{heading}</h2>
      {shown.isSignedIn ? null : <DoorLink />}
      <ChooseUnit item={view.item.id} shown={shown} />
      <Body view={view} shown={shown} />
    </section>
  )
}

function DoorLink() {
  const { href } = useLocation()
  return (
    <p className={styles.quiet}>
      {said.publicChoice} {said.signIn}{' '}
      <Link to="/dang-nhap" search={{ next: href }}>
        {text.turnedAway.signIn}
      </Link>
    </p>
  )
}

function Body({ view, shown }: { view: NumberView; shown: Shown }) {
  const { unit, number, error, again, province } = shown
  if (error) return <Failed error={error} again={again} />
  if (unit === undefined) return <p className={styles.quiet}>{shown.isSignedIn || province ? said.chooseFirst : ''}</p>
  if (number) return <Values view={view} number={number} />
  if (province) return <p className={styles.quiet}>{said.notThere}</p>
  return (
    <div role="status" aria-label={said.heading}>
      <Skeleton height={44} width={300} below={12} />
      <Skeleton height={24} below={8} />
      <Skeleton height={24} below={8} />
      <Skeleton height={24} />
    </div>
  )
}

function Failed({ error, again }: { error: Error; again: () => void }) {
  const code = error instanceof CallError ? error.code : undefined
  if (code === 'not-permitted') return <p role="alert">{said.refused}</p>
  if (code === 'not-found' || code === 'bad-input') return <p role="alert">{said.notThere}</p>
  return (
    <p role="alert">
      {said.failed}{' '}
      <button type="button" className={styles.link} onClick={again}>
        {said.again}
      </button>
    </p>
  )
}

function Values({ view, number }: { view: NumberView; number: ShownNumber }) {
  const { values, isPublic } = number
  if (values.length === 0)
    return <p className={styles.quiet}>{isPublic ? said.nonePublished(number.unit) : said.none(number.unit)}</p>
  const unit = unitOf(view.item)
  const hasPoints = values.some(({ points }) => points.length > 0)
  const numbersOf = new Map(view.editions.map(({ edition, number: printed }) => [edition, printed]))
  return (
    <>
      <Line values={values} />
      <table className={styles.table} data-table="values">
        <caption>
          <VisuallyHidden>{said.caption(number.unit)}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.period}>
              {said.period}
            </th>
            <th scope="col" className={styles.value}>
              {unit === undefined ? said.value : said.valueIn(unit)}
            </th>
            <th scope="col">{said.state}</th>
            {isPublic ? null : (
              <>
                <th scope="col">{said.by}</th>
                <th scope="col" className={styles.times}>
                  {said.times}
                </th>
              </>
            )}
            {hasPoints ? (
              <th scope="col" className={styles.points}>
                {said.points}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <Row key={value.key} value={value} isPublic={isPublic} hasPoints={hasPoints} numbersOf={numbersOf} />
          ))}
        </tbody>
      </table>
      {hasPoints || number.counting.size > 0 ? <p className={styles.quiet}>{said.provisional}</p> : null}
    </>
  )
}

type RowProps = { value: ShownValue; isPublic: boolean; hasPoints: boolean; numbersOf: ReadonlyMap<string, string> }

function Row({ value, isPublic, hasPoints, numbersOf }: RowProps) {
  const { period, text, state, by, times, points } = value
  return (
    <tr data-period={period}>
      <th scope="row" className={styles.period}>
        {capital(periodName(period))}
      </th>
      <td className={styles.value}>
        <strong>{text}</strong>
      </td>
      <td>{state}</td>
      {isPublic ? null : (
        <>
          <td data-head={said.by}>{by}</td>
          <td className={styles.times} data-head={said.times}>
            {figure(times ?? 0)}
          </td>
        </>
      )}
      {hasPoints ? (
        <td className={styles.points} data-head={said.points}>
          {points.map((one) => (
            <span key={one.edition} className={styles.one}>
              {points.length === 1
                ? pointsText(one)
                : said.ofEdition(pointsText(one), numbersOf.get(one.edition) ?? one.edition)}
            </span>
          ))}
        </td>
      ) : null}
    </tr>
  )
}

/** Numbers of one kind of period only: a year's is no neighbour of a quarter's. */
function Line({ values }: { values: readonly ShownValue[] }) {
  const shape = values[0]?.period.replaceAll(/\d/g, '0')
  const drawn = values
    .filter(({ period, number }) => number !== undefined && period.replaceAll(/\d/g, '0') === shape)
    .reverse()
  if (drawn.length < 2) return null
  const ordered = [...drawn].sort((a, b) => a.number! - b.number!)
  const [first, last] = [drawn[0]!, drawn.at(-1)!]
  const end = ({ text, period }: ShownValue): string => said.from(text, periodName(period))
  return (
    <div className={styles.chart}>
      <SmallLine
        values={drawn.map(({ number }) => number!)}
        label={said.line(ordered[0]!.text, ordered.at(-1)!.text)}
      />
      <span className={styles.ends} aria-hidden="true">
        <span>{end(first)}</span>
        <span>{end(last)}</span>
      </span>
    </div>
  )
}
