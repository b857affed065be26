import { Link } from '@tanstack/react-router'
import type { CouncilRow, CouncilSheet } from '#contract/council.ts'
import { exactFromDecimal, subtract, toDecimal } from '#domain/exact.ts'
import { figure } from '../language.ts'
import styles from './sheet-table.module.css'
import { words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

/** Name and state, three totals, difference, and two counts. */
const FIXED_COLUMNS = 8

type Props = { sheet: CouncilSheet; rows: readonly CouncilRow[] }

/** A row a unit: its totals, what is in question, and its points by main index. */
export function SheetTable({ sheet: { nodes, groups: all }, rows }: Props) {
  const groups = all.filter(({ id }) => rows.some(({ group }) => group === id))
  return (
    <>
      <p className={styles.hint}>{words.hint}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is to be scrolled by the keyboard too */}
      <div className={styles.scroll} role="region" tabIndex={0} aria-label={words.scroll}>
        <table className={styles.table}>
          <caption>
            <VisuallyHidden>{words.caption}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.state}</th>
              {[words.self, words.appraised, words.final, words.difference, words.open, words.disagreements].map(
                (name) => (
                  <th scope="col" key={name} className={styles.figure}>
                    {name}
                  </th>
                ),
              )}
              {nodes.map(({ code, title }) => (
                <th scope="col" key={code} className={styles.figure} title={title}>
                  <span className={styles.code}>{code}</span>
                  <VisuallyHidden> {title}</VisuallyHidden>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ id, name }) => (
            <tbody key={id}>
              {all.length === 1 ? null : (
                <tr className={styles.group}>
                  <th scope="rowgroup" colSpan={FIXED_COLUMNS + nodes.length}>
                    <span>{name}</span>
                  </th>
                </tr>
              )}
              {rows.map((row) => (row.group === id ? <Row key={row.submission} row={row} /> : null))}
            </tbody>
          ))}
        </table>
      </div>
      <p className={styles.hint}>{words.legend(nodes.map(({ code, title }) => `${code} ${title}`).join('; '))}</p>
    </>
  )
}

function Row({ row }: { row: CouncilRow }) {
  const { submission, organisation, state, self, appraised, final, band } = row
  const now = final?.total ?? appraised?.total.points
  return (
    <tr>
      <th scope="row">
        <Link to="/ho-so/$submission" params={{ submission }}>
          {organisation.name}
        </Link>
        {band === undefined ? null : <span className={styles.self}>{words.band(band)}</span>}
      </th>
      <td>{words.states[state]}</td>
      <td className={styles.figure}>{figure(self.total.points)}</td>
      <td className={styles.figure}>{appraised ? figure(appraised.total.points) : words.none}</td>
      <td className={styles.figure}>{final ? <strong>{figure(final.total)}</strong> : words.none}</td>
      <td className={styles.figure}>{now === undefined ? words.none : differenceOf(self.total.points, now)}</td>
      <Count count={row.openExplanations} />
      <Count count={row.disagreements} />
      {self.nodes.map((own, at) => {
        const shown = final?.nodes[at] ?? appraised?.nodes[at]?.points ?? own.points
        return (
          <td key={at} className={styles.figure}>
            {figure(shown)}
            {shown === own.points ? null : <span className={styles.self}>{words.selfWas(figure(own.points))}</span>}
          </td>
        )
      })}
    </tr>
  )
}

function Count({ count }: { count: number }) {
  return <td className={`${styles.figure} ${count > 0 ? styles.attention : ''}`}>{figure(count)}</td>
}

function differenceOf(before: string, after: string): string {
  const change = subtract(exactFromDecimal(after), exactFromDecimal(before))
  const shown = figure(toDecimal(change, 2))
  return change.numerator > 0n ? `+${shown}` : shown
}
