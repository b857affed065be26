import { useQueryClient } from '@tanstack/react-query'
import { onceAfterPaint } from '../after-paint.ts'
import { useEffect, useMemo, useState } from 'react'
import type { EditionWithItems } from '#contract/editions.ts'
import type { GridView } from '#contract/grids.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { outlineOf, type Outline } from '#domain/edition/outline.ts'
import { newsBoard, type NewsBoard } from '../entry/announcer.tsx'
import type { Entry } from '../entry/entry-context.ts'
import { EntryStore } from '../entry/entry-store.ts'
import { plainEntry } from '../entry/plain-entry.ts'
import { sendValue, sendWhereOpen } from '../entry/send-value.ts'
import type { FormDrafts } from '../offline/drafts.ts'
import { cellItems, cellStarts, gridItems, gridUnits, type GridItem, type GridUnit } from './grid-cells.ts'
import { gridOf, type GridKey } from './queries.ts'

/** All that an open grid is made of. */
export type Book = {
  readonly entry: Entry
  readonly board: NewsBoard
  readonly outline: Outline
  readonly units: readonly GridUnit[]
  readonly items: readonly GridItem[]
  readonly refresh: () => Promise<void>
}

export type BookParts = {
  readonly asked: GridKey
  readonly view: GridView
  readonly definition: EditionWithItems
  readonly session: OwnSession
  readonly drafts: FormDrafts
}

/** The store of the entry forms over the cells of many units: the same queue, drafts and history of edits. */
export function useBook(parts: BookParts): Book {
  const { view } = parts
  const queries = useQueryClient()
  // Made once from what was loaded first; what comes later is merged into it.
  const [made] = useState(() => madeOf(parts, queries))
  const { outline, catalogue, store } = made
  useEffect(() => {
    store.start()
    return () => store.stop()
  }, [store])
  return useMemo(() => {
    const key = { organisation: '', edition: view.edition, period: view.period }
    const entry = { ...plainEntry({ items: catalogue, store }, key), previousPeriod: view.previousPeriod }
    return { ...made, entry, units: gridUnits(view, outline), items: gridItems(view, outline, catalogue) }
  }, [made, view, outline, catalogue, store])
}

function madeOf({ asked, view, definition, session, drafts }: BookParts, queries: ReturnType<typeof useQueryClient>) {
  const catalogue = new Map(definition.items.map((item) => [item.id, item]))
  const { outline } = outlineOf(definition.edition, catalogue)
  const board = newsBoard()
  const refresh = async (): Promise<void> =>
    store.loadCells(cellStarts(await queries.fetchQuery({ ...gridOf(asked), staleTime: 0 })))
  const isLocked = (unit: string, item: string): boolean => {
    const now = queries.getQueryData(gridOf(asked).queryKey) ?? view
    return (
      gridUnits(now, outline)
        .find(({ id }) => id === unit)
        ?.locks.isLocked(item) ?? true
    )
  }
  const store = new EntryStore({
    items: cellItems(view, catalogue),
    send: (cell, sending) => {
      const place = { account: session.account.id, subject: cell.subject!, period: view.period }
      return sendWhereOpen((item) => isLocked(cell.subject!, item), sendValue(place))(cell, sending)
    },
    unsaved: drafts,
    tell: board.post,
    refresh,
    behind: onceAfterPaint,
  })
  store.loadCells(cellStarts(view))
  return { catalogue, outline, board, refresh, store }
}

/** What the cell bar needs of the forms for one unit: its locks. */
export function entryOf({ entry }: Pick<Book, 'entry'>, { id, locks, round }: GridUnit): Entry {
  return { ...entry, key: { ...entry.key, organisation: id }, locks, round }
}
