import type { ReactNode } from 'react'
import styles from './page-head.module.css'

/** A page's title and the sentence that answers it. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.head}>
      <h1>{title}</h1>
      {children === undefined ? null : <div className={styles.lede}>{children}</div>}
    </div>
  )
}
