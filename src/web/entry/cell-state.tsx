import type { Cell } from './cell.ts'
import { cellWords } from './cell-words.ts'
import styles from './cell-state.module.css'
import { useEntry, useEntryState } from './entry-context.ts'
import { acts } from './words.ts'

/** How a cell stands, in words. */
export function CellState({ id, cell }: { id: string; cell: Cell }) {
  const connection = useEntryState((state) => state.connection)
  const { mayEnter, locks } = useEntry()
  const isLocked = mayEnter && locks.isLocked(cell.item.id)
  return (
    <span id={`trang-thai-${id}`} className={styles.state}>
      {isLocked ? <span className={styles.quiet}>{acts.closed.word}, </span> : null}
      {cellWords(cell, connection).map(({ word, tone }, at) => (
        <span key={word} className={styles[tone]}>
          {at === 0 ? '' : ', '}
          {word}
        </span>
      ))}
    </span>
  )
}
