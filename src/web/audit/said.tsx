import type { EventView } from '#contract/audit.ts'
import { bodyDifference, type BodyDifference } from '#domain/event/body-difference.ts'
import { valueRows } from '#domain/event/value-rows.ts'
import { readToldChanges } from '#domain/edition/compare/told-changes.ts'
import { detailName, detailText } from './detail-text.ts'
import { DraftChanges } from './draft-changes.tsx'
import styles from './event-page.module.css'
import { ValueTable } from './value-table.tsx'
import { words } from './words.ts'

const said = words.event

/** What an event tells, as people read it: values in a table, a draft row by row, anything else detail by detail. */
export function Said({ event, body }: { event: EventView; body: EventView['body'] }) {
  const rows = valueRows(body)
  if (rows.length > 0) {
    const { item: _, part: _part, values: _values, before: _before, after: _after, note: _note, ...rest } = body
    return (
      <>
        <ValueTable rows={rows} event={event} />
        <Difference of={bodyDifference(rest)} event={event} isAlone={false} />
      </>
    )
  }
  if (event.kind === 'edition.draft-changed')
    return <DraftChanges of={readToldChanges(body)} version={body['version']} />
  return <Difference of={bodyDifference(body)} event={event} isAlone />
}

type Props = { of: BodyDifference; event: EventView; isAlone: boolean }

function Difference({ of, event, isAlone }: Props) {
  const shown = (path: string, value: string | undefined): string => detailText(path, value, event) ?? ''
  const isReadable = ({ path, ...sides }: { path: string; before?: string; after?: string; value?: string }): boolean =>
    detailName(path) !== undefined && Object.values(sides).some((side) => (detailText(path, side, event) ?? '') !== '')
  const [changes, details] = [of.changes.filter(isReadable), of.details.filter(isReadable)]
  return (
    <>
      {changes.length > 0 ? (
        <section aria-labelledby="thay-doi">
          <h2 id="thay-doi">{said.changes}</h2>
          <table className={styles.table} aria-labelledby="thay-doi">
            <thead>
              <tr>
                <th scope="col">{said.what}</th>
                <th scope="col">{said.before}</th>
                <th scope="col">{said.after}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ path, before, after }) => (
                <tr key={path}>
                  <th scope="row">{detailName(path)}</th>
                  <td>{shown(path, before)}</td>
                  <td>{shown(path, after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {details.length > 0 ? (
        <section aria-labelledby="chi-tiet">
          <h2 id="chi-tiet">{said.details}</h2>
          <dl className={styles.facts}>
            {details.map(({ path, value }) => (
              <div key={path}>
                <dt>{detailName(path)}</dt>
                <dd>{shown(path, value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {isAlone && changes.length + details.length === 0 ? <p className={styles.quiet}>{said.withheld}</p> : null}
      {of.isCut ? <p className={styles.quiet}>{said.cut}</p> : null}
    </>
  )
}
