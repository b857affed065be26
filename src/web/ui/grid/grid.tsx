import type { ReactNode } from 'react'
import { GridRow, type GridColumn, type GridLine } from './grid-row.tsx'
import styles from './grid.module.css'
import { rangeOf, type Place, type Range, type Selection } from './place.ts'
import type { ClipboardParts } from './use-clipboard.ts'
import { useGridWork } from './use-grid-work.ts'

export type GridParts = ClipboardParts & {
  /** What stands in a cell. */
  readonly draw: (place: Place) => ReactNode
  readonly isReadOnly: (place: Place) => boolean
  /** The text with which editing begins. */
  readonly textOf: (place: Place) => string
  /** What the field of an edited cell is called. */
  readonly nameOf: (place: Place) => string
  readonly onTake: (place: Place, text: string) => void
  readonly onClear: (range: Range) => void
}

type Props = {
  readonly label: string
  /** The id of what tells more of the chosen cell. */
  readonly describedBy: string
  readonly corner: ReactNode
  readonly columns: readonly GridColumn[]
  /** The rows of this page. */
  readonly lines: readonly GridLine[]
  /** The place of the first of them among all. */
  readonly first: number
  readonly rows: number
  /** Its cell is on this page. */
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  /** Stays the same while the grid shows the same. */
  readonly parts: GridParts
}

/**
 * A table of cells with the keys of the ARIA grid pattern: one stop for Tab, arrows within, F2 or typing to edit, Esc
 * back. It holds no values: what is drawn, taken, copied and pasted is its caller's.
 */
export function Grid({ label, describedBy, corner, columns, lines, first, rows, selection, onSelect, parts }: Props) {
  const work = { rows, columns: columns.length, selection, onSelect, parts }
  const { box, editing, focusEvents, cellEvents, onEditKey, onLeave } = useGridWork(work)
  const { at } = selection
  const range = rangeOf(selection)
  return (
    <div className={styles.box} ref={box} {...focusEvents}>
      <table
        // A table whose cells are worked in is a grid: https://www.w3.org/WAI/ARIA/apg/patterns/grid/
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        aria-rowcount={rows + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        className={styles.grid}
        {...cellEvents}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" aria-colindex={1} className={styles.corner}>
              {corner}
            </th>
            {columns.map(({ key, head }, column) => (
              <th key={key} scope="col" aria-colindex={column + 2} className={styles.head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, down) => {
            const row = first + down
            const isIn = row >= range.top && row <= range.bottom
            return (
              <GridRow
                key={line.key}
                row={row}
                line={line}
                columns={columns}
                describedBy={describedBy}
                at={row === at.row ? at.column : undefined}
                left={isIn ? range.left : undefined}
                right={isIn ? range.right : undefined}
                editing={editing?.place.row === row ? editing : undefined}
                parts={parts}
                onEditKey={onEditKey}
                onLeave={onLeave}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
