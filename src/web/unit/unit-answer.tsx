import { Link } from '@tanstack/react-router'
import { isZero, subtract, toDecimal, toNumber } from '#domain/exact.ts'
import { lostPoints } from '#domain/scoring/explain.ts'
import { selectionPoints, totalOf } from '#domain/scoring/published.ts'
import { figure, inSentence, text } from '../language.ts'
import { lacksOf } from '../province/lacks.ts'
import { maximumText } from '../province/maximum-text.ts'
import type { Province } from '../province/province.ts'
import { placeOf, type Standing } from '../province/standing.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import styles from './unit-answer.module.css'

export type Props = { province: Province; standing: Standing; row: number }

/** The total, the place, and how much was lost where. */
export function UnitAnswer({ province, standing, row }: Props) {
  const words = text.unit
  const { line, ranking } = placeOf(standing, row)
  const group = province.groups.find((one) => one.id === line.group)!
  const losses = lostPoints(standing.inputs, standing.exactly, row)
  const lost = subtract(line.max, selectionPoints(standing.exactly, totalOf(province.outline.nodes), row))
  const lacks = lacksOf(province, standing, row)
  const open = lacks.missing + lacks.undefined
  const exempt = standing.inputs.exempt.filter((rows) => rows.has(row)).length
  const place = line.place === undefined ? undefined : line.tied ? words.placeTied : words.place
  const ranked = ranking.rows.filter((one) => one.place !== undefined).length
  return (
    <>
      <div className={styles.total}>
        <p>
          <strong className={styles.points}>{figure(line.points)}</strong>{' '}
          <span className={styles.max}>/ {figure(maximumText(line.max))}</span>
          {place && (
            <>
              {' '}
              <span className={styles.place}>
                <Link to="/" search={{ group: group.id }}>
                  {place(figure(line.place!), figure(ranked), inSentence(group.name))}
                </Link>
                {line.index === undefined ? null : (
                  <span className={styles.index}> · {words.index(figure(line.index))}</span>
                )}
              </span>
            </>
          )}
        </p>
        <ShareBar share={isZero(line.max) ? undefined : Number(line.points) / toNumber(line.max)} />
      </div>
      <p>
        {losses.length === 0 ? words.lostNothing : words.lost(figure(toDecimal(lost, 2)), figure(losses.length))}{' '}
        {open === 0 ? null : words.open(figure(open))} {exempt === 0 ? null : words.exempt(figure(exempt))}{' '}
        <span className={styles.state}>{words.state}</span>
      </p>
    </>
  )
}
