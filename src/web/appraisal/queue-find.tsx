import { useEffect, useRef, useState } from 'react'
import styles from './queue-tools.module.css'
import { words } from './words.ts'

const PAUSE_MS = 350
const LONGEST = 100

type Props = { query: string | undefined; onFind: (query: string | undefined) => void }

/** Words of a unit or a criterion; asked for once typing pauses, never in the middle of a letter being composed. */
export function QueueFind({ query, onFind }: Props) {
  const [typed, type] = useState(query ?? '')
  const [isComposing, compose] = useState(false)
  const find = useRef(onFind)
  useEffect(() => {
    find.current = onFind
  })
  const wanted = typed.normalize('NFC').trim()
  useEffect(() => {
    if (isComposing || wanted === (query ?? '')) return undefined
    const wait = setTimeout(() => find.current(wanted === '' ? undefined : wanted), PAUSE_MS)
    return () => clearTimeout(wait)
  }, [wanted, query, isComposing])
  return (
    <label className={styles.choice}>
      {words.queue.find}
      <input
        type="search"
        autoComplete="off"
        maxLength={LONGEST}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onCompositionStart={() => compose(true)}
        onCompositionEnd={() => compose(false)}
      />
    </label>
  )
}
