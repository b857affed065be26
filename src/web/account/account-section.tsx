import { useId, type ReactNode } from 'react'
import styles from './account-section.module.css'

type Props = { title: string; note?: string; children: ReactNode }

export function AccountSection({ title, note, children }: Props) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <p>{note}</p>}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
