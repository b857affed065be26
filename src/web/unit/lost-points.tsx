import { Link } from '@tanstack/react-router'
import { add, exactFromDecimal, isZero, subtract, toDecimal, ZERO, type Exact } from '#domain/exact.ts'
import { explainLeaf, lostPoints } from '#domain/scoring/explain.ts'
import { lossSentence } from '#text/loss-reasons.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { maximumText } from '../province/maximum-text.ts'
import { placeOf } from '../province/standing.ts'
import styles from './lost-points.module.css'
import type { Props } from './unit-answer.tsx'

/** From the maximum down to the points, criterion by criterion, largest loss first; the printed figures add up. */
export function LostPoints({ standing, row }: Props) {
  const words = text.unit
  const { line } = placeOf(standing, row)
  const losses = lostPoints(standing.inputs, standing.exactly, row)
  const printed = losses.map((loss) => toDecimal(loss.lost, 2))
  const rest = rounding(line.max, line.points, printed)
  const unit = line.organisation.id
  return (
    <section aria-labelledby="vi-sao" className={styles.section}>
      <h2 id="vi-sao">{words.why}</h2>
      <p className={styles.hint}>{words.whyHint}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.criterion}</th>
            <th scope="col" className={styles.reason}>
              {words.reason}
            </th>
            <th scope="col" className={styles.points}>
              {words.points_}
            </th>
            <th scope="col" className={styles.lost}>
              {words.lostColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className={styles.sum}>
            <th scope="row" colSpan={3}>
              {words.maximum}
            </th>
            <td className={styles.lost} data-figure="maximum">
              {figure(toDecimal(line.max, 2))}
            </td>
          </tr>
          {losses.map(({ node, outcome }, at) => (
            <tr key={node.code}>
              <th scope="row">
                <Link to="/don-vi/$unit/tieu-chi/$code" params={{ unit, code: node.code }} className={styles.name}>
                  <span className={styles.code}>{node.code}</span>
                  <span>{node.row.title.text}</span>
                </Link>
              </th>
              <td className={styles.reason}>{lossSentence(explainLeaf(standing.inputs, node, row), LANGUAGE)}</td>
              <td className={styles.points}>
                {figure(toDecimal(outcome.points, 2))}{' '}
                <span className={styles.max}>/ {figure(maximumText(node.leaf!.max))}</span>
              </td>
              <td className={styles.lost} data-figure="lost">
                {figure(`-${printed[at]!}`)}
              </td>
            </tr>
          ))}
          {isZero(rest) ? null : (
            <tr>
              <th scope="row" colSpan={3}>
                {words.rounding} <span className={styles.max}>{words.roundingHint}</span>
              </th>
              <td className={styles.lost} data-figure="lost">
                {rest.numerator > 0n ? '+' : ''}
                {figure(toDecimal(rest, 2))}
              </td>
            </tr>
          )}
          <tr className={styles.sum}>
            <th scope="row" colSpan={3}>
              {words.total}
            </th>
            <td className={styles.lost} data-figure="total">
              {figure(line.points)}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

/** Method §5.1: what the printed parts lack to add up to the printed points. */
function rounding(max: Exact, points: string, lost: readonly string[]): Exact {
  const left = subtract(exactFromDecimal(toDecimal(max, 2)), lost.map(exactFromDecimal).reduce(add, ZERO))
  return subtract(exactFromDecimal(points), left)
}
