import { useState } from 'react'
import { comesInParts, isGiven, needsConfirmation, type Cell } from './cell.ts'
import { CellState } from './cell-state.tsx'
import styles from './details-actions.module.css'
import { useEntry } from './entry-context.ts'
import { ReasonForm } from './reason-form.tsx'
import { words } from './words.ts'

/** What can be said of a figure beside a value; the same as beside its field, within reach of the keyboard. */
export function DetailsActions({ id, cell }: { id: string; cell: Cell }) {
  const { store } = useEntry()
  const [asks, ask] = useState(false)
  const isCannot = cell.value?.state === 'cannot-provide'
  const inParts = comesInParts(cell)
  return (
    <section className={styles.actions}>
      <p className={styles.state}>
        <CellState id={`chi-tiet-${id}`} cell={cell} />
      </p>
      {asks ? (
        <ReasonForm id={id} onDone={() => ask(false)} />
      ) : (
        <div className={styles.buttons}>
          {needsConfirmation(cell) ? (
            <button type="button" onClick={() => store.confirm(id)}>
              {words.cell.confirm}
            </button>
          ) : null}
          {cell.item.kind === 'count' && !isGiven(cell) && !inParts ? (
            <button type="button" onClick={() => store.give(id, { kind: 'number', number: '0' })}>
              {words.cell.zero}
            </button>
          ) : null}
          {isCannot || inParts ? null : (
            <button type="button" onClick={() => ask(true)}>
              {words.cell.cannotProvide}
            </button>
          )}
          {isGiven(cell) ? (
            <button type="button" onClick={() => store.give(id, { kind: 'withdrawn' })}>
              {words.cell.clear}
            </button>
          ) : null}
        </div>
      )}
    </section>
  )
}
