import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { editionList } from '../api.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { dateText } from './date-text.ts'
import styles from './editions-page.module.css'

export function EditionsPage() {
  const { editions } = useSuspenseQuery(editionList).data
  const words = text.editions
  usePageTitle(words.title, text.product)
  return (
    <>
      <PageHead title={words.title}>
        <p>{words.lede}</p>
      </PageHead>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col" className={styles.number}>
              {words.number}
            </th>
            <th scope="col" className={styles.issued}>
              {words.issued}
            </th>
            <th scope="col" className={styles.leaves}>
              {words.leaves}
            </th>
          </tr>
        </thead>
        <tbody>
          {editions.map((edition) => (
            <tr key={edition.id}>
              <th scope="row">
                <Link to="/bo-chi-so/$edition" params={{ edition: edition.id }}>
                  {edition.title[LANGUAGE]}
                </Link>
              </th>
              <td className={styles.number}>{edition.number}</td>
              <td className={styles.issued}>{dateText(edition.issuedOn)}</td>
              <td className={styles.leaves}>{edition.scored === 0 ? '–' : figure(edition.scored)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
