import { Button } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import type { ImportFault } from '#contract/imports.ts'
import form from '../administration/form.module.css'
import { words } from '../administration/words.ts'
import { figure } from '../language.ts'
import { FaultTable } from './fault-table.tsx'
import styles from './import-page.module.css'

const { files } = words

type Props = {
  seen: { readonly rows: number; readonly faults: readonly ImportFault[]; readonly faultCount: number }
  counts: string
  /** Absent where there is nothing to write. */
  button: string | undefined
  isTaking: boolean
  onTake: () => void
  children: ReactNode
}

/** What the file would do; nothing has been written yet. It takes the focus: it is what was asked for. */
export function DryRun({ seen, counts, button, isTaking, onTake, children }: Props) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [seen])
  const hasFaults = seen.faultCount > 0
  return (
    <section className={styles.result} aria-labelledby="chay-thu">
      <h2 id="chay-thu" ref={head} tabIndex={-1}>
        {hasFaults ? files.notTaken : files.seen(figure(seen.rows))}
      </h2>
      {hasFaults ? <p className={styles.counts}>{files.allOrNothing}</p> : <p className={styles.counts}>{counts}</p>}
      <FaultTable faults={seen.faults} count={seen.faultCount} />
      {hasFaults ? null : children}
      {hasFaults || button === undefined ? null : (
        <div className={form.actions}>
          <Button loading={isTaking} onClick={onTake}>
            {button}
          </Button>
        </div>
      )}
    </section>
  )
}
