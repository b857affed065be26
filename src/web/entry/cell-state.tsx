import type { Cell } from './cell.ts'
import { cellWords } from './cell-words.ts'
import styles from './cell-state.module.css'
import { useEntryState } from './entry-context.ts'

/** How a cell stands, in words. */
export function CellState({ id, cell }: { id: string; cell: Cell }) {
  const connection = useEntryState((state) => state.connection)
  return (
    <span id={`trang-thai-${id}`} className={styles.state}>
      {cellWords(cell, connection).map(({ word, tone }, at) => (
        <span key={word} className={styles[tone]}>
          {at === 0 ? '' : ', '}
          {word}
        </span>
      ))}
    </span>
  )
}
