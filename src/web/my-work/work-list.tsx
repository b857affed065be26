import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import styles from './work-list.module.css'
import type { WorkRow } from './work-row.ts'
import { words } from './words.ts'

type Props = { title: string; rows: readonly WorkRow[]; isDone?: boolean }

/** Things one below the other; the whole row is the link to the thing. Nothing where there is none. */
export function WorkList({ title, rows, isDone = false }: Props) {
  const id = useId()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{title}</h2>
      <ul>
        {rows.map((row) => (
          <Row key={row.key} row={row} isDone={isDone} />
        ))}
      </ul>
    </section>
  )
}

function Row({ row, isDone }: { row: WorkRow; isDone: boolean }) {
  const { title, about, said, due, place, goOn } = row
  return (
    <li className={place ? `${styles.row} ${styles.linked}` : styles.row}>
      <div className={styles.thing}>
        <p className={styles.title}>
          {place ? (
            <Link {...place} state={{ cameFrom: 'my-work' }} className={styles.link}>
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        {about === undefined ? null : <p className={styles.about}>{about}</p>}
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {goOn ? (
          <p className={styles.goOn}>
            <Link {...goOn.place} state={{ cameFrom: 'my-work' }} className={styles.further}>
              {words.unit.goOn}
            </Link>
            <span>{goOn.said}</span>
          </p>
        ) : null}
      </div>
      {isDone ? <p className={styles.due}>{words.complete}</p> : null}
      {due && !isDone ? (
        <p className={styles.due}>
          <span className={styles[due.tone]}>{due.left}</span>
          <span className={styles.on}>{due.on}</span>
        </p>
      ) : null}
    </li>
  )
}
