import type { HistoryView } from '#contract/values.ts'
import { compare, exactFromDecimal } from '#domain/exact.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { SmallLine } from '../ui/small-line.tsx'
import { contentText, unitOf } from './content-text.ts'
import styles from './past-periods.module.css'
import { acts, capital, periodName, words } from './words.ts'

type Props = { item: DataItem; periods: HistoryView['otherPeriods'] }

/** The last periods as a list, with a small line where they are numbers. */
export function PastPeriods({ item, periods }: Props) {
  if (periods.length === 0) return <p className={styles.none}>{words.details.noPeriods}</p>
  const unit = unitOf(item)
  return (
    <>
      <Bounds item={item} periods={periods} />
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

/** The least and the most that was ever given before. */
function Bounds({ item, periods }: Props) {
  const given = periods.flatMap(({ content }) => (content.kind === 'number' ? [content] : []))
  const ordered = given.sort((a, b) => compare(exactFromDecimal(a.number), exactFromDecimal(b.number)))
  const [least, most] = [ordered[0], ordered.at(-1)]
  if (ordered.length < 2 || !least || !most) return null
  return (
    <p className={styles.bounds}>
      {acts.panel.bounds} {acts.panel.boundsText(contentText(item, least), contentText(item, most))}
    </p>
  )
}

/** From the oldest to the newest. */
function Line({ item, periods }: Props) {
  const numbers = [...periods]
    .reverse()
    .flatMap(({ content }) => (content.kind === 'number' ? [{ content, value: Number(content.number) }] : []))
  const values = numbers.map(({ value }) => value)
  const textOf = (value: number) => contentText(item, numbers.find((one) => one.value === value)!.content)
  if (values.length < 2) return null
  const label = words.details.line(textOf(Math.min(...values)), textOf(Math.max(...values)))
  return <SmallLine values={values} label={label} />
}
