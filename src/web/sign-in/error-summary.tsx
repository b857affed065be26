import { useEffect, useRef } from 'react'
import styles from './error-summary.module.css'
import type { Fault } from './use-faults.ts'
import { words } from './words.ts'

type Props = { faults: readonly Fault[]; round: number }

/** What is to be corrected, above the form; it takes the focus, and each line leads to its field. */
export function ErrorSummary({ faults, round }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const hasFaults = faults.length > 0
  useEffect(() => {
    if (!hasFaults) return undefined
    box.current?.focus()
    const before = document.title
    document.title = words.errors.titlePrefix + before
    return () => {
      document.title = before
    }
  }, [hasFaults, round])
  if (!hasFaults) return null
  return (
    <div className={styles.summary} role="alert" tabIndex={-1} ref={box}>
      <h2>{words.errors.heading}</h2>
      <ul>
        {faults.map(({ field, words }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault()
                document.querySelector<HTMLElement>(`[id="${field}"]`)?.focus()
              }}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
