import type { DataItem } from '#domain/item/data-item.ts'
import { isUnsaved, type Cell } from './cell.ts'
import { restored } from './restored-cell.ts'
import type { Unsaved } from './unsaved-values.ts'

/** A cell as the server tells it. */
export type CellStart = Pick<Cell, 'value' | 'previous' | 'findings' | 'parts' | 'part' | 'subject'> & {
  readonly item: string
}

type Known = {
  readonly items: ReadonlyMap<string, DataItem>
  readonly cells: ReadonlyMap<string, Cell>
  /** What was unsaved when the page was left. */
  readonly kept: ReadonlyMap<string, Unsaved>
}

/**
 * Takes what the server holds. What is unsaved here stays, and its save will tell whether it was overtaken; so does what
 * this page saved while the answer was on its way.
 */
export function loadedCells(starts: readonly CellStart[], { items, cells, kept }: Known): Map<string, Cell> {
  const loaded = new Map<string, Cell>()
  for (const { item: name, ...start } of starts) {
    const id = cellKey(name, start.part)
    const [item, known] = [items.get(name), cells.get(id)]
    if (known && (isUnsaved(known) || isSavedSince(known, start))) loaded.set(id, known)
    else if (item) {
      const { savedAt, typedNote } = known ?? {}
      loaded.set(id, { item, isLeft: true, savedAt, typedNote, ...start, ...restored(item, start.value, kept.get(id)) })
    }
  }
  return loaded
}

/** True where the page knows a later version than the answer does. */
export function isSavedSince(known: Pick<Cell, 'value'>, start: Pick<CellStart, 'value'>): boolean {
  return (known.value?.version ?? 0) > (start.value?.version ?? 0)
}

export function cellKey(item: string, part: string | undefined): string {
  return part === undefined ? item : `${item}/${part}`
}
