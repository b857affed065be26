import { useEffect, useRef } from 'react'
import { useEntryState } from '../entry/entry-context.ts'
import { onlyAt, type Selection } from '../ui/grid/place.ts'
import { cellId, type GridUnit } from './grid-cells.ts'
import type { Book } from './use-book.ts'

/** What was undone, or done again, is brought into sight: the choice goes to its first cell. */
export function useTurnedPlace(
  { items }: Book,
  units: readonly GridUnit[],
  select: (selection: Selection) => void,
): void {
  const turn = useEntryState((state) => state.turn)
  const seen = useRef(turn)
  useEffect(() => {
    if (turn === seen.current) return
    seen.current = turn
    const id = turn?.edit.changes[0]?.id
    const row = units.findIndex((unit) => items.some(({ item }) => cellId(unit.id, item.id) === id))
    const column = items.findIndex(({ item }) => cellId(units[row]?.id ?? '', item.id) === id)
    if (row >= 0 && column >= 0) select(onlyAt({ row, column }))
  }, [turn, items, units, select])
}
