import { useEffect, useRef, type ReactNode } from 'react'
import styles from './error-summary.module.css'
import type { Fault } from './use-faults.ts'
import { words } from './words.ts'

type Props<Told extends Fault> = {
  faults: readonly Told[]
  round: number
  /** Where a line does not lead to a field of this page. */
  renderLine?: (fault: Told) => ReactNode
}

/** What is to be corrected, above the form; it takes the focus, and each line leads to its field. */
export function ErrorSummary<Told extends Fault>({ faults, round, renderLine = toField }: Props<Told>) {
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
        {faults.map((fault) => (
          <li key={fault.field}>{renderLine(fault)}</li>
        ))}
      </ul>
    </div>
  )
}

function toField({ field, words: said }: Fault): ReactNode {
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault()
        document.querySelector<HTMLElement>(`[id="${field}"]`)?.focus()
      }}
    >
      {said}
    </a>
  )
}
