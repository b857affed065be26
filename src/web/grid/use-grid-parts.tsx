import { useCallback, useMemo, useState } from 'react'
import type { ValueContent } from '#domain/value/value-content.ts'
import { isGiven, type Cell } from '../entry/cell.ts'
import { pastedCells, pastedText, type PastedCells } from '../entry/pasted-cells.ts'
import { typedContent } from '../entry/typed-content.ts'
import { figure } from '../language.ts'
import type { GridParts } from '../ui/grid/grid.tsx'
import { placesIn, type Place, type Range } from '../ui/grid/place.ts'
import { BulkCell } from './bulk-cell.tsx'
import { cellId, lockOf, type GridUnit } from './grid-cells.ts'
import { copiedText, type GridPlaces } from './grid-paste.ts'
import type { Book } from './use-book.ts'
import { words } from './words.ts'

/** More than a grid could take is no block for it. */
const LONGEST_BLOCK = 500_000

/** A block that was pasted and waits to be confirmed. */
export type PastedBlock = { readonly block: PastedCells; readonly from: Place; readonly places: GridPlaces }

/** What the table of cells asks for: what stands in them, and what typing, clearing and the clipboard do to them. */
export function useGridParts(book: Book, units: readonly GridUnit[]) {
  const [pasted, setPasted] = useState<PastedBlock>()
  const [said, say] = useState('')
  const parts = useMemo(() => gridParts(book, units, setPasted, say), [book, units])
  const closePaste = useCallback(() => {
    setPasted(undefined)
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[role="grid"] td[tabindex="0"]')?.focus({ preventScroll: true }),
    )
  }, [])
  return { parts, pasted, closePaste, said }
}

function gridParts(
  { entry: { store }, items }: Book,
  units: readonly GridUnit[],
  setPasted: (block: PastedBlock) => void,
  say: (sentence: string) => void,
): GridParts {
  const at: GridPlaces['at'] = ({ row, column }) => {
    const [unit, { item }] = [units[row]!, items[column]!]
    const id = cellId(unit.id, item.id)
    const cell = store.state().cells.get(id)
    return { id, cell, name: `${unit.name}: ${item.name}`, lock: lockOf(unit, cell) }
  }
  const openIn = (range: Range) =>
    placesIn(range)
      .flat()
      .map(at)
      .filter((place): place is typeof place & { cell: Cell } => place.cell !== undefined && place.lock === undefined)
  const textOf = (range: Range): string =>
    pastedText(placesIn(range).map((row) => row.map((one) => copiedText(at(one).cell))))
  const clear = (range: Range): number => {
    const ids = openIn(range).filter(({ cell }) => isGiven(cell) || cell.typed !== undefined || cell.wish)
    if (ids.length > 0) store.giveAll(new Map(ids.map(({ id }) => [id, NOTHING])), 'cleared')
    return ids.length
  }
  return {
    draw: (place) => {
      const { id, lock } = at(place)
      return <BulkCell id={id} isLocked={lock === 'locked'} />
    },
    isReadOnly: (place) => at(place).lock !== undefined,
    textOf: (place) => copiedText(at(place).cell),
    nameOf: ({ row, column }) => words.editor(items[column]!.item.name, units[row]!.name),
    onTake: (place, text) => {
      const { id } = at(place)
      store.type(id, text)
      store.leave(id)
    },
    onClear: (range) => {
      if (clear(range) === 0) say(words.nothingToClear)
    },
    onCopy: (range) => {
      say(words.copied(countOf(range)))
      return textOf(range)
    },
    onCut: (range) => {
      const text = textOf(range)
      say(words.cut(figure(clear(range))))
      return text
    },
    onPaste: (range, text) => {
      const block = pastedCells(text)
      const from = { row: range.top, column: range.left }
      if (text === '' || text.length > LONGEST_BLOCK) return
      say('')
      if (block.length > 1 || block[0]!.length > 1)
        return setPasted({ block, from, places: { rows: units.length, columns: items.length, at } })
      fill(openIn(range), block[0]![0]!)
    },
  }

  /** One value into every cell of the range; what is no value of a single cell stays on it with the reason. */
  function fill(open: readonly { id: string; cell: Cell }[], text: string): void {
    const [only] = open
    if (open.length === 1 && only && typedContent(only.cell.item, text).kind === 'fault') {
      store.type(only.id, text)
      return store.leave(only.id)
    }
    const contents = open.flatMap(({ id, cell }): [string, ValueContent][] => {
      const read = typedContent(cell.item, text)
      return read.kind === 'content' ? [[id, read.content]] : []
    })
    if (contents.length > 0) store.giveAll(new Map(contents), 'pasted')
  }
}

const NOTHING: ValueContent = { kind: 'withdrawn' }

function countOf(range: Range): string {
  return figure((range.bottom - range.top + 1) * (range.right - range.left + 1))
}
