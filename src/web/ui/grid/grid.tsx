import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { gridActOf, type EditAct } from './grid-act.ts'
import { GridRow, type GridColumn, type GridLine } from './grid-row.tsx'
import styles from './grid.module.css'
import { moved, nextTo, onlyAt, rangeOf, type Extent, type Place, type Range, type Selection } from './place.ts'
import { useClipboard, type ClipboardParts } from './use-clipboard.ts'

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

type Editing = { readonly place: Place; readonly text: string }

/**
 * A table of cells with the keys of the ARIA grid pattern: one stop for Tab, arrows within, F2 or typing to edit, Esc
 * back. It holds no values: what is drawn, taken, copied and pasted is its caller's.
 */
export function Grid({ label, describedBy, corner, columns, lines, first, rows, selection, onSelect, parts }: Props) {
  const [editing, edit] = useState<Editing>()
  const box = useRef<HTMLDivElement>(null)
  const hasFocus = useRef(false)
  const { at } = selection
  const extent = (): Extent => ({ rows, columns: columns.length, step: visibleRows(box.current) })
  const select = (next: Selection) => {
    hasFocus.current = true
    onSelect(next)
  }
  const range = rangeOf(selection)
  useFocusOn(box, at, editing !== undefined, hasFocus)
  useClipboard(box, range, editing !== undefined, parts)

  const begin = (text: string) => {
    if (!parts.isReadOnly(at)) flushSync(() => edit({ place: at, text }))
  }
  const take = useCallback(
    (place: Place, text: string, start: string) => {
      edit(undefined)
      if (text !== start) parts.onTake(place, text)
    },
    [parts],
  )
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (editing || !(event.target instanceof HTMLTableCellElement)) return
    const act = gridActOf(event.nativeEvent)
    if (!act) return
    // The key itself goes into the field that opens.
    if (act.kind !== 'overwrite') event.preventDefault()
    if (act.kind === 'move') select(moved(selection, act.move, extent()))
    else if (act.kind === 'edit') begin(parts.textOf(at))
    else if (act.kind === 'overwrite') begin('')
    else if (act.kind === 'clear') parts.onClear(range)
    else if (act.kind === 'narrow') select(onlyAt(at))
    else select({ from: { row: 0, column: 0 }, at: { row: rows - 1, column: columns.length - 1 } })
  }
  const onEditKey = useCallback(
    (act: EditAct, text: string, { place, text: start }: Editing) => {
      hasFocus.current = true
      if (act.kind === 'drop') return edit(undefined)
      take(place, text, start)
      onSelect(onlyAt(after(place, act.way, { rows, columns: columns.length, step: 1 })))
    },
    [take, onSelect, rows, columns.length],
  )
  const onMouseDown = (event: React.MouseEvent) => {
    const place = placeOf(event.target)
    if (!place || event.button !== 0 || event.target instanceof HTMLInputElement) return
    select(event.shiftKey ? { ...selection, at: place } : onlyAt(place))
  }
  const onMouseMove = (event: React.MouseEvent) => {
    const place = placeOf(event.target)
    // A page that scrolls under a mouse that rests moves it, too.
    const isDrawn = event.buttons === 1 && (event.movementX !== 0 || event.movementY !== 0)
    if (!place || !isDrawn || editing || (place.row === at.row && place.column === at.column)) return
    select({ ...selection, at: place })
  }
  return (
    <div
      className={styles.box}
      ref={box}
      onFocus={({ target }) => {
        hasFocus.current = true
        // A screen reader may put it on any cell.
        const place = target instanceof HTMLTableCellElement ? placeOf(target) : undefined
        if (place && (place.row !== at.row || place.column !== at.column)) onSelect(onlyAt(place))
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        // A cell that goes with its page leaves the focus to nobody: it is still the grid's.
        if (relatedTarget && !currentTarget.contains(relatedTarget)) hasFocus.current = false
      }}
    >
      <table
        // A table whose cells are worked in is a grid: https://www.w3.org/WAI/ARIA/apg/patterns/grid/
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        aria-rowcount={rows + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        className={styles.grid}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onMouseMove={onMouseMove}
        onDoubleClick={(event) => {
          if (placeOf(event.target)) begin(parts.textOf(at))
        }}
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
                onLeave={take}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The chosen cell gets the focus while the grid has it, also when a page is turned, and is seen beside the heads that stay. */
function useFocusOn(
  box: React.RefObject<HTMLDivElement | null>,
  { row, column }: Place,
  isEditing: boolean,
  hasFocus: React.RefObject<boolean>,
): void {
  useLayoutEffect(() => keepHeadsClear(box.current))
  useEffect(() => {
    const cell = box.current?.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`)
    if (!cell || isEditing || !hasFocus.current) return
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [box, row, column, isEditing, hasFocus])
}

function keepHeadsClear(box: HTMLDivElement | null): void {
  const corner = box?.querySelector('th')
  if (box && corner) box.style.scrollPadding = `${corner.offsetHeight + 2}px 4px 4px ${corner.offsetWidth + 2}px`
}

function visibleRows(box: HTMLDivElement | null): number {
  const [corner, row] = [box?.querySelector('th'), box?.querySelector('tbody tr')]
  if (!box || !corner || !row) return 1
  return Math.max(1, Math.floor((box.clientHeight - corner.offsetHeight) / row.clientHeight) - 1)
}

function after(place: Place, way: Extract<EditAct, { kind: 'take' }>['way'], extent: Extent): Place {
  if (way === 'left' || way === 'right') return nextTo(place, way === 'right' ? 1 : -1, extent) ?? place
  const move = { key: way === 'down' ? 'ArrowDown' : 'ArrowUp', isFar: false, draws: false } as const
  return moved(onlyAt(place), move, extent).at
}

function placeOf(target: EventTarget): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
  const [row, column] = (cell?.dataset['place'] ?? '').split(' ').map(Number)
  return cell && row !== undefined && column !== undefined ? { row, column } : undefined
}
