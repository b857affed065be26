import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { gridActOf, type EditAct } from './grid-act.ts'
import type { GridParts } from './grid.tsx'
import { moved, nextTo, onlyAt, rangeOf, type Extent, type Place, type Selection } from './place.ts'
import { useClipboard } from './use-clipboard.ts'

export type Editing = { readonly place: Place; readonly text: string }

type Work = {
  readonly rows: number
  readonly columns: number
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly parts: GridParts
}

/** What keys, mouse, clipboard and focus do in a grid. */
export function useGridWork({ rows, columns, selection, onSelect, parts }: Work) {
  const [editing, edit] = useState<Editing>()
  const box = useRef<HTMLDivElement>(null)
  const hasFocus = useRef(false)
  const { at } = selection
  const range = rangeOf(selection)
  useFocusOn(box, at, editing !== undefined, hasFocus)
  useClipboard(box, range, editing !== undefined, parts)
  const noteFocus = useCallback((has: boolean) => {
    hasFocus.current = has
  }, [])
  const select = (next: Selection) => {
    noteFocus(true)
    onSelect(next)
  }
  const begin = (text: string) => {
    if (!parts.isReadOnly(at)) flushSync(() => edit({ place: at, text }))
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (editing || !(event.target instanceof HTMLTableCellElement)) return
    const act = gridActOf(event.nativeEvent)
    if (!act) return
    // The key itself goes into the field that opens.
    if (act.kind !== 'overwrite') event.preventDefault()
    if (act.kind === 'move') select(moved(selection, act.move, { rows, columns, step: visibleRows(box.current) }))
    else if (act.kind === 'edit') begin(parts.textOf(at))
    else if (act.kind === 'overwrite') begin('')
    else if (act.kind === 'clear') parts.onClear(range)
    else if (act.kind === 'narrow') select(onlyAt(at))
    else select({ from: { row: 0, column: 0 }, at: { row: rows - 1, column: columns - 1 } })
  }
  const onDoubleClick = ({ target }: React.MouseEvent) => {
    if (placeOf(target)) begin(parts.textOf(at))
  }
  return {
    box,
    editing,
    focusEvents: useFocusEvents(at, onSelect, noteFocus),
    cellEvents: { onKeyDown, onDoubleClick, ...useMouseEvents(selection, select, editing !== undefined) },
    ...useEditEnd({ rows, columns, onSelect, parts }, edit, noteFocus),
  }
}

/** Whether the grid has the focus. */
type NoteFocus = (has: boolean) => void

/** How an edit ends. These stay the same while the choice moves, so that rows it does not touch are not drawn anew. */
function useEditEnd(
  { rows, columns, onSelect, parts }: Omit<Work, 'selection'>,
  edit: (editing: Editing | undefined) => void,
  noteFocus: NoteFocus,
) {
  const select = useRef(onSelect)
  useEffect(() => {
    select.current = onSelect
  })
  const onLeave = useCallback(
    (place: Place, text: string, start: string) => {
      edit(undefined)
      if (text !== start) parts.onTake(place, text)
    },
    [edit, parts],
  )
  const onEditKey = useCallback(
    (act: EditAct, text: string, { place, text: start }: Editing) => {
      noteFocus(true)
      if (act.kind === 'drop') return edit(undefined)
      onLeave(place, text, start)
      select.current(onlyAt(after(place, act.way, { rows, columns, step: 1 })))
    },
    [edit, noteFocus, onLeave, rows, columns],
  )
  return { onLeave, onEditKey }
}

function useFocusEvents(at: Place, onSelect: Work['onSelect'], noteFocus: NoteFocus) {
  return {
    onFocus: ({ target }: React.FocusEvent) => {
      noteFocus(true)
      // A screen reader may put it on any cell.
      const place = target instanceof HTMLTableCellElement ? placeOf(target) : undefined
      if (place && !isSame(place, at)) onSelect(onlyAt(place))
    },
    onBlur: ({ relatedTarget, currentTarget }: React.FocusEvent) => {
      // A cell that goes with its page leaves the focus to nobody: it is still the grid's.
      if (relatedTarget && !currentTarget.contains(relatedTarget)) noteFocus(false)
    },
  }
}

function useMouseEvents(selection: Selection, select: (next: Selection) => void, isEditing: boolean) {
  return {
    onMouseDown: ({ target, button, shiftKey }: React.MouseEvent) => {
      const place = placeOf(target)
      if (!place || button !== 0 || target instanceof HTMLInputElement) return
      select(shiftKey ? { ...selection, at: place } : onlyAt(place))
    },
    onMouseMove: ({ target, buttons, movementX, movementY }: React.MouseEvent) => {
      const place = placeOf(target)
      // A page that scrolls under a mouse that rests moves it, too.
      const isDrawn = buttons === 1 && (movementX !== 0 || movementY !== 0)
      if (place && isDrawn && !isEditing && !isSame(place, selection.at)) select({ ...selection, at: place })
    },
  }
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

function isSame(a: Place, b: Place): boolean {
  return a.row === b.row && a.column === b.column
}
