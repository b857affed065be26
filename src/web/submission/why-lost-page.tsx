import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { SubmissionView } from '#contract/submission-views.ts'
import type { LostCriterion, WhyLostView } from '#contract/why-lost.ts'
import { exactFromDecimal, isZero } from '#domain/exact.ts'
import { lossText } from '#text/submission-losses.ts'
import { shortMax } from '../entry/points.tsx'
import { capital, periodName } from '../entry/words.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { missingNumbers } from './missing-numbers.ts'
import { whyLostOf } from './queries.ts'
import { Refused, SubmissionGate } from './submission-gate.tsx'
import { SubmissionPath } from './submission-path.tsx'
import { useEdition, type Laid } from './use-edition.ts'
import styles from './why-lost-page.module.css'
import { whyLostWords as words } from './words.ts'

const route = getRouteApi('/ho-so/$submission/mat-diem')

/** From the maximum down to the points, criterion by criterion, the largest loss first. */
export function WhyLostPage() {
  const { submission } = route.useParams()
  return <SubmissionGate submission={submission}>{(view) => <Loaded view={view} />}</SubmissionGate>
}

function Loaded({ view }: { view: SubmissionView }) {
  const { data, error } = useQuery(whyLostOf(view.submission))
  const laid = useEdition(view.edition)
  if (error && !data) return <Refused error={error} />
  return data && laid ? <WhyLost view={view} lost={data} laid={laid} /> : <SkeletonPage label={text.loading} />
}

function WhyLost({ view, lost, laid }: { view: SubmissionView; lost: WhyLostView; laid: Laid }) {
  const { total, criteria, rounding, group, before } = lost
  const unit = lost.organisation.name
  usePageTitle(words.title(unit), text.product)
  const most = Math.max(...criteria.map((one) => Number(one.lost)), 0)
  const hasRounding = !isZero(exactFromDecimal(rounding))
  return (
    <>
      <SubmissionPath view={view} here={words.here} />
      <PageHead title={words.title(unit)}>
        {words.lede(figure(total.points), figure(shortMax(total.max)), figure(criteria.length))}{' '}
        {lost.band === undefined ? null : `${words.band(lost.band)} `}
        {words.stages[lost.stage]}
      </PageHead>
      <p className={styles.quiet}>
        {before ? `${beforeSentence(before)} ` : null}
        {group ? words.group(figure(group.members)) : words.noGroup}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.criterion}</th>
            <th scope="col" className={styles.reason}>
              {words.reason}
            </th>
            <th scope="col" className={styles.points}>
              {words.points}
            </th>
            {group ? (
              <th scope="col" className={styles.fellows}>
                {words.bestAndMedian}
              </th>
            ) : null}
            <th scope="col" className={styles.lost}>
              {words.lost}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className={styles.sum}>
            <th scope="row" colSpan={group ? 4 : 3}>
              {words.maximum}
            </th>
            <td className={styles.lost} data-figure="maximum">
              {figure(total.max)}
            </td>
          </tr>
          {criteria.map((one) => (
            <Row
              key={one.node.code}
              one={one}
              laid={laid}
              most={most}
              hasGroup={group !== undefined}
              period={before?.period}
            />
          ))}
          {hasRounding ? (
            <tr>
              <th scope="row" colSpan={group ? 4 : 3}>
                {words.rounding}
              </th>
              <td className={styles.lost} data-figure="lost">
                {rounding.startsWith('-') ? '' : '+'}
                {figure(rounding)}
              </td>
            </tr>
          ) : null}
          <tr className={styles.sum}>
            <th scope="row" colSpan={group ? 4 : 3}>
              {words.total}
            </th>
            <td className={styles.lost} data-figure="total">
              {figure(total.points)}
            </td>
          </tr>
        </tbody>
      </table>
    </>
  )
}

function beforeSentence({ period, isStated, points, index, place }: NonNullable<WhyLostView['before']>): string {
  const figures = [
    points === undefined ? [] : words.beforePoints(figure(points)),
    index === undefined ? [] : words.beforeIndex(figure(index)),
    place === undefined ? [] : words.beforePlace(figure(place)),
  ].flat()
  return figures.length === 0 ? '' : capital(words.before(periodName(period), figures.join(', '), isStated))
}

type RowProps = { one: LostCriterion; laid: Laid; most: number; hasGroup: boolean; period: string | undefined }

function Row({ one: { node, lost, best, median, before }, laid, most, hasGroup, period }: RowProps) {
  const row = laid.outline.byCode.get(node.code)
  return (
    <tr>
      <th scope="row">
        <span className={styles.code}>{node.code}</span> {row?.row.title.text}
      </th>
      <td className={styles.reason}>
        {node.loss === undefined ? '' : lossText(node.loss, LANGUAGE)}
        {missingNumbers(node, laid).map((said) => (
          <span key={said} className={styles.owner}>
            {said}
          </span>
        ))}
      </td>
      <td className={styles.points}>
        {figure(node.points)} <span className={styles.quiet}>/ {figure(shortMax(node.max))}</span>
        {before === undefined || period === undefined ? null : (
          <span className={styles.before}>{words.beforeAt(periodName(period), figure(before))}</span>
        )}
      </td>
      {hasGroup ? (
        <td className={styles.fellows}>
          {best === undefined || median === undefined ? '' : words.fellows(figure(best), figure(median))}
        </td>
      ) : null}
      <td className={styles.lost} data-figure="lost">
        {figure(`-${lost}`)}
        <span className={styles.bar} aria-hidden="true">
          <span style={{ width: `${most === 0 ? 0 : (Number(lost) / most) * 100}%` }} />
        </span>
      </td>
    </tr>
  )
}
