import type { ReactNode } from 'react'
import styles from './move-form.module.css'
import { useArrival } from './use-arrival.ts'

/** What came of a form, where the form was. */
export function Told({ children }: { children: ReactNode }) {
  const place = useArrival<HTMLParagraphElement>()
  return (
    <p role="status" tabIndex={-1} ref={place} className={styles.told}>
      {children}
    </p>
  )
}
