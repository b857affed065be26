import type { HistoryView } from '#contract/values.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { contentText, unitOf } from './content-text.ts'
import styles from './past-periods.module.css'
import { capital, periodName, words } from './words.ts'

type Props = { item: DataItem; periods: HistoryView['otherPeriods'] }

/** The last periods as a list, with a small line where they are numbers. */
export function PastPeriods({ item, periods }: Props) {
  if (periods.length === 0) return <p className={styles.none}>{words.details.noPeriods}</p>
  const unit = unitOf(item)
  return (
    <>
      <Line item={item} periods={periods} />
      <table className={styles.table}>
        <tbody>
          {periods.map(({ period, content }) => (
            <tr key={period}>
              <th scope="row">{capital(periodName(period))}</th>
              <td>
                {contentText(item, content)}
                {unit === undefined || content.kind !== 'number' ? '' : ` ${unit}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const WIDTH = 300
const HEIGHT = 44

/** From the oldest to the newest; drawn from 0 where that shows the movement, else between the ends. */
function Line({ item, periods }: Props) {
  const numbers = [...periods]
    .reverse()
    .flatMap(({ content }) => (content.kind === 'number' ? [{ content, value: Number(content.number) }] : []))
  if (numbers.length < 2) return null
  const values = numbers.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const points = values.map((value, at) => {
    const x = 4 + (at / (values.length - 1)) * (WIDTH - 8)
    const y = most === least ? HEIGHT / 2 : 4 + (1 - (value - least) / (most - least)) * (HEIGHT - 8)
    return [x, y] as const
  })
  const textOf = (value: number) => contentText(item, numbers.find((one) => one.value === value)!.content)
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.details.line(textOf(least), textOf(most))}
    >
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      {points.map(([x, y], at) => (
        <circle key={at} cx={x} cy={y} r={at === points.length - 1 ? 3.5 : 2} />
      ))}
    </svg>
  )
}
