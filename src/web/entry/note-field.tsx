import { useId, useState } from 'react'
import { needsNote, type Cell } from './cell.ts'
import { useEntry } from './entry-context.ts'
import styles from './note-field.module.css'
import { words } from './words.ts'

type Props = { id: string; cell: Cell; mayEnter: boolean }

/** The words that explain a value: asked for where something about it is remarkable, saved with it when left. */
export function NoteField({ id, cell, mayEnter }: Props) {
  const { store } = useEntry()
  const label = useId()
  const [isEdited, edit] = useState(false)
  const note = cell.value?.note
  const isAsked = needsNote(cell) || cell.typedNote !== undefined
  if (cell.fault || cell.theirs || (!isAsked && note === undefined && !isEdited)) return null
  if (!mayEnter || (!isAsked && !isEdited))
    return note === undefined ? null : (
      <p className={styles.saved}>
        {words.cell.noteSaved(note)}{' '}
        {mayEnter ? (
          <button type="button" className={styles.edit} onClick={() => edit(true)}>
            {words.cell.editNote}
          </button>
        ) : null}
      </p>
    )
  const leave = () => {
    store.leave(id)
    edit(false)
  }
  return (
    <div className={styles.note}>
      <label htmlFor={label}>{words.cell.note}</label>
      <textarea
        id={label}
        rows={2}
        maxLength={1000}
        value={cell.typedNote ?? note ?? ''}
        onChange={(event) => store.typeNote(id, event.currentTarget.value)}
        onBlur={leave}
      />
    </div>
  )
}
