import { getRouteApi, Link } from '@tanstack/react-router'
import type { EvidenceRow } from '#contract/evidence-views.ts'
import { EVIDENCE_KINDS } from '#text/evidence.ts'
import { dateText } from '../edition/date-text.ts'
import { figure, LANGUAGE } from '../language.ts'
import { nameOf } from './document-words.ts'
import styles from './library-page.module.css'
import { standingOf } from './standing.ts'
import { words } from './words.ts'

const route = getRouteApi('/kho-minh-chung')
const { library } = words

type Props = { rows: readonly EvidenceRow[]; isFiltered: boolean; chosen: string | undefined }

export const rowId = (evidence: string): string => `tai-lieu-${evidence}`

export function LibraryTable({ rows, isFiltered, chosen }: Props) {
  const search = route.useSearch()
  if (rows.length === 0) return <p>{isFiltered ? library.noneFound : library.none}</p>
  return (
    <table className={styles.table} aria-label={library.list}>
      <thead>
        <tr>
          <th scope="col">{library.head.document}</th>
          <th scope="col" className={styles.issued}>
            {library.head.issued}
          </th>
          <th scope="col" className={styles.uses}>
            {library.head.uses}
          </th>
          <th scope="col" className={styles.state}>
            {library.head.state}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { said, isGood } = standingOf(row)
          const about = [row.number === undefined ? undefined : row.subjectLine, row.issuer].filter(Boolean).join(' · ')
          return (
            <tr key={row.evidence} className={row.evidence === chosen ? styles.chosen : undefined}>
              <th scope="row">
                <Link
                  id={rowId(row.evidence)}
                  to="/kho-minh-chung"
                  search={{ ...search, evidence: row.evidence, page: undefined }}
                  resetScroll={false}
                  aria-current={row.evidence === chosen ? 'true' : undefined}
                  activeProps={{}}
                >
                  {nameOf(row)}
                </Link>
                {about === '' ? null : <p className={styles.about}>{about}</p>}
              </th>
              <td className={styles.issued}>
                {[EVIDENCE_KINDS[LANGUAGE][row.kind], row.issuedOn && dateText(row.issuedOn)]
                  .filter(Boolean)
                  .join(', ')}
              </td>
              <td className={styles.uses}>{row.uses === 0 ? words.facts.noUse : words.facts.uses(figure(row.uses))}</td>
              <td className={isGood ? styles.state : `${styles.state} ${styles.attention}`}>{said}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
