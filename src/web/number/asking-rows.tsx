import { Link } from '@tanstack/react-router'
import type { AskingRow } from '#domain/programme/number-view.ts'
import { partName } from '#domain/programme/document-view.ts'
import { Said } from '../documents/said.tsx'
import { words as documents } from '../documents/words.ts'
import { figure } from '../language.ts'
import styles from './number-page.module.css'
import { words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

const { rows: said } = words

/** The rows of documents that ask for the number, set a goal for it, or state it. */
export function AskingRows({ rows }: { rows: readonly AskingRow[] }) {
  return (
    <section className={styles.section} aria-labelledby="van-ban">
      <h2 id="van-ban">{said.heading}</h2>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{said.none}</p>
      ) : (
        <table className={styles.table}>
          <caption>
            <VisuallyHidden>{said.caption}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{said.text}</th>
              <th scope="col" className={styles.lead}>
                {said.lead}
              </th>
              <th scope="col" className={styles.place}>
                {said.where}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.document} ${row.kind} ${row.row}`}>
                <th scope="row">
                  <Link to="/van-ban/$document" params={{ document: row.document }} search={{ node: row.row }}>
                    <Said text={row.text} />
                  </Link>
                  <span className={styles.below}>{documents.kinds[row.kind]}</span>
                </th>
                <td className={styles.lead}>{row.lead ?? documents.none}</td>
                <td className={styles.place}>
                  {row.number}
                  <span className={styles.below}>
                    {partName(row.part)}, {documents.line(figure(row.line))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
