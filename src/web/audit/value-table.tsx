import type { EventView, ToldItem } from '#contract/audit.ts'
import { MOST_DETAILS } from '#domain/event/body-difference.ts'
import type { ToldValue } from '#domain/event/value-rows.ts'
import { contentText } from '#text/event-sentences.ts'
import { LANGUAGE } from '../language.ts'
import styles from './event-page.module.css'
import { words } from './words.ts'

const said = words.event

type Props = { rows: readonly ToldValue[]; event: EventView }

/** The values that an event wrote, each with what was before. */
export function ValueTable({ rows, event: { items, names } }: Props) {
  const itemOf = new Map(items.map((item) => [item.id, item]))
  const hasParts = rows.some(({ part }) => part !== undefined)
  const hasNotes = rows.some((row) => remarkOf(row) !== undefined)
  return (
    <section aria-labelledby="thay-doi">
      <h2 id="thay-doi">{said.changes}</h2>
      <table className={`${styles.table} ${styles.values}`} aria-labelledby="thay-doi">
        <thead>
          <tr>
            <th scope="col">{said.item}</th>
            {hasParts ? <th scope="col">{said.unit}</th> : null}
            <th scope="col">{said.before}</th>
            <th scope="col">{said.after}</th>
            {hasNotes ? <th scope="col">{said.note}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_DETAILS).map((row) => {
            const item = itemOf.get(row.item)
            return (
              <tr key={`${row.item} ${row.part ?? ''}`}>
                <th scope="row">{item?.name ?? row.item}</th>
                {hasParts ? <td>{row.part === undefined ? '' : (names[row.part] ?? row.part)}</td> : null}
                <td data-label={said.before}>{row.isTold ? sideOf(row.before, item) : said.notTold}</td>
                <td data-label={said.after}>{row.isTold ? sideOf(row.after, item) : said.notTold}</td>
                {hasNotes ? <td>{remarkOf(row)}</td> : null}
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length > MOST_DETAILS ? <p className={styles.quiet}>{said.cut}</p> : null}
    </section>
  )
}

function sideOf(content: unknown, item: ToldItem | undefined): string {
  return contentText(content, item, LANGUAGE)
}

/** Why it cannot be provided is a remark on it, too. */
function remarkOf({ note, after }: ToldValue): string | undefined {
  if (note !== undefined || typeof after !== 'object' || after === null) return note
  const { reason } = after as { readonly reason?: unknown }
  return typeof reason === 'string' ? reason : undefined
}
