import { memo, useRef, type ReactNode } from 'react'
import { editActOf, type EditAct } from './grid-act.ts'
import type { GridParts } from './grid.tsx'
import styles from './grid.module.css'
import type { Place } from './place.ts'
import type { Editing } from './use-grid-work.ts'

export type GridColumn = { readonly key: string; readonly head: ReactNode }
export type GridLine = { readonly key: string; readonly head: ReactNode }

type Props = {
  readonly row: number
  readonly line: GridLine
  readonly columns: readonly GridColumn[]
  readonly describedBy: string
  /** The column of the chosen cell, where it is in this row. */
  readonly at: number | undefined
  /** The range, where it goes through this row. */
  readonly left: number | undefined
  readonly right: number | undefined
  readonly editing: Editing | undefined
  readonly parts: GridParts
  readonly onEditKey: (act: EditAct, text: string, editing: Editing) => void
  readonly onLeave: (place: Place, text: string, start: string) => void
}

/** One row; drawn anew only when the choice goes through it. */
export const GridRow = memo(function GridRow(props: Props) {
  const { row, line, columns, describedBy, at, left, right, editing, parts } = props
  return (
    <tr aria-rowindex={row + 2}>
      <th scope="row" aria-colindex={1} className={styles.name}>
        {line.head}
      </th>
      {columns.map(({ key }, column) => {
        const place = { row, column }
        const isEdited = editing?.place.column === column
        const isIn = left !== undefined && right !== undefined && column >= left && column <= right
        const isReadOnly = parts.isReadOnly(place)
        return (
          <td
            key={key}
            aria-colindex={column + 2}
            aria-selected={isIn}
            {...(isReadOnly && { 'aria-readonly': true })}
            aria-describedby={at === column ? describedBy : undefined}
            tabIndex={at === column && !isEdited ? 0 : -1}
            data-place={`${row} ${column}`}
            className={`${styles.cell} ${isReadOnly ? styles.readOnly : ''} ${isIn ? styles.chosen : ''}`}
          >
            {isEdited ? <Editor {...props} editing={editing} /> : parts.draw(place)}
          </td>
        )
      })}
    </tr>
  )
})

/** The field of the cell that is edited; what was typed is taken however it is left, but for Esc. */
function Editor({ parts, editing, onEditKey, onLeave }: Props & { editing: Editing }) {
  const isDone = useRef(false)
  const { place, text } = editing
  return (
    <input
      // The person has just asked for it by a key or a double click.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      className={styles.editor}
      defaultValue={text}
      aria-label={parts.nameOf(place)}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      onKeyDown={(event) => {
        const act = editActOf(event.nativeEvent)
        if (!act) return
        event.preventDefault()
        event.stopPropagation()
        isDone.current = true
        onEditKey(act, event.currentTarget.value, editing)
      }}
      onBlur={(event) => {
        if (isDone.current) return
        isDone.current = true
        onLeave(place, event.currentTarget.value, text)
      }}
    />
  )
}
