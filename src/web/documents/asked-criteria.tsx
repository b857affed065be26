import { Link } from '@tanstack/react-router'
import type { AskedCriterion } from '#domain/programme/agency-view.ts'
import { figure } from '../language.ts'
import styles from './asked-section.module.css'
import table from './row-table.module.css'
import { Said } from './said.tsx'
import { words } from './words.ts'

/** The rows of index sets that name the agency as their lead. */
export function AskedCriteria({ criteria }: { criteria: readonly AskedCriterion[] }) {
  if (criteria.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="muc-criteria" data-section="criteria">
      <h2 id="muc-criteria">
        {words.agency.sections.criteria} <span className={styles.count}>{figure(criteria.length)}</span>
      </h2>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.agency.criterion}</th>
            <th scope="col" className={table.place}>
              {words.agency.where}
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((one) => (
            <tr key={one.edition + one.code} data-row={one.code}>
              <th scope="row">
                <Link to="/bo-chi-so/$edition" params={{ edition: one.edition }} search={{ node: one.code }}>
                  {one.code} <Said text={one.title} />
                </Link>
              </th>
              <td className={table.place}>
                {one.number}
                <span className={styles.part}>
                  {one.article}
                  {one.line === undefined ? null : `, ${words.line(figure(one.line))}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
