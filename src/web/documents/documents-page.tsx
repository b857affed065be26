import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DocumentSummary } from '#contract/documents.ts'
import { documentList } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import styles from './documents-page.module.css'
import { words } from './words.ts'

/** The documents that everything rests on, the newest first. */
export function DocumentsPage() {
  const { documents } = useSuspenseQuery(documentList).data
  usePageTitle(words.list.title, text.product)
  return (
    <>
      <PageHead title={words.list.title}>
        <p>{words.list.lede(figure(documents.length))}</p>
      </PageHead>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.list.name}</th>
            <th scope="col" className={styles.issuer}>
              {words.list.issuer}
            </th>
            <th scope="col" className={styles.issued}>
              {words.list.issued}
            </th>
            <th scope="col" className={styles.holds}>
              {words.list.holds}
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id} data-document={document.id}>
              <th scope="row">
                <Link to="/van-ban/$document" params={{ document: document.id }}>
                  <span className={styles.number}>{document.number}</span> {document.title[LANGUAGE]}
                </Link>
              </th>
              <td className={styles.issuer}>{document.issuedBy}</td>
              <td className={styles.issued}>{dateText(document.issuedOn)}</td>
              <td className={styles.holds}>
                <Holds holds={document.holds} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const HELD = ['tasks', 'owedItems', 'goals', 'projects', 'directives', 'notes'] as const

function Holds({ holds }: { holds: DocumentSummary['holds'] }) {
  return (
    <ul>
      {HELD.filter((kind) => holds[kind] > 0).map((kind) => (
        <li key={kind} data-holds={kind}>
          {words.counts[kind](figure(holds[kind]))}
        </li>
      ))}
    </ul>
  )
}
