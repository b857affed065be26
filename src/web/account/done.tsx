import { useEffect, useRef, type ReactNode } from 'react'
import styles from './done.module.css'

/** What has been done, where it was asked for; it takes the focus that the form had. */
export function Done({ children }: { children: ReactNode }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus({ preventScroll: true }), [])
  return (
    <p className={styles.done} role="status" tabIndex={-1} ref={line}>
      {children}
    </p>
  )
}
