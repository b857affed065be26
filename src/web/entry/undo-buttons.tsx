import { figure } from '../language.ts'
import type { Edit } from './edit-history.ts'
import type { Turn } from './entry-state.ts'
import { useEntry, useEntryState } from './entry-context.ts'
import styles from './undo-buttons.module.css'
import { acts } from './words.ts'

/** Takes the last act back, or makes it again; each button names the act. */
export function UndoButtons() {
  const { store } = useEntry()
  const last = useEntryState(({ history }) => history.done.at(-1))
  const next = useEntryState(({ history }) => history.undone.at(-1))
  const isTyping = useEntryState(({ typing }) => typing !== undefined)
  const turn = useEntryState((state) => state.turn)
  const { undo } = acts
  return (
    <div className={styles.undo}>
      <button
        type="button"
        disabled={!last && !isTyping}
        title={last ? undo.undoName(editText(last)) : undefined}
        onClick={() => store.undo()}
      >
        {undo.undo}
      </button>
      <button
        type="button"
        disabled={!next}
        title={next ? undo.redoName(editText(next)) : undefined}
        onClick={() => store.redo()}
      >
        {undo.redo}
      </button>
      {turn ? <span className={styles.said}>{turnText(turn)}</span> : null}
    </div>
  )
}

/** "nhập Số cuộc họp", "dán 12 ô". */
export function editText({ act, changes }: Edit): string {
  const { acts: names, many } = acts.undo
  if (act === 'pasted' || act === 'copied') return many[act](figure(changes.length))
  if (act === 'cleared' && changes.length > 1) return many.cleared(figure(changes.length))
  return names[act](changes[0]!.name)
}

/** "Đã hoàn tác: dán 12 ô." and what was left alone. */
export function turnText({ way, edit, left }: Turn): string {
  const { undo } = acts
  const done = way === 'undo' ? undo.undone(editText(edit)) : undo.redone(editText(edit))
  return left === 0 ? done : `${done} ${undo.left(figure(left))}`
}
