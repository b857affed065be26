import type { FormRound } from '#contract/forms.ts'
import type { GridView } from '#contract/grids.ts'
import type { Outline } from '#domain/edition/outline.ts'
import { typedPlaces } from '#domain/edition/typed-places.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { comesInParts, type Cell } from '../entry/cell.ts'
import { formLocks, type FormLocks } from '#domain/submission/form-locks.ts'
import type { CellStart } from '../entry/loaded-cells.ts'

/** A row of the grid. */
export type GridUnit = {
  readonly id: string
  readonly name: string
  readonly round: FormRound | undefined
  readonly locks: FormLocks<FormRound['openings'][number]>
}

/** A column: a number, and the criterion at which it is typed. */
export type GridItem = { readonly item: DataItem; readonly code: string }

/** Why nothing is entered in a cell. */
export type GridLock = 'not-asked' | 'parts' | 'locked'

/** A cell's key in the store. */
export function cellId(unit: string, item: string): string {
  return `${unit}/${item}`
}

export function gridUnits({ rows }: GridView, outline: Outline): GridUnit[] {
  return rows.map(({ organisation, round }) => ({ ...organisation, round, locks: formLocks(outline, round) }))
}

export function gridItems(view: GridView, outline: Outline, items: ReadonlyMap<string, DataItem>): GridItem[] {
  const places = typedPlaces(outline.leaves)
  return view.items.flatMap((id) => {
    const item = items.get(id)
    return item ? [{ item, code: places.get(id)?.node.code ?? '' }] : []
  })
}

/** The cells as the server tells them. */
export function cellStarts({ rows }: GridView): CellStart[] {
  return rows.flatMap(({ organisation, cells }) =>
    cells.map(({ item, ...cell }) => ({ ...cell, item: cellId(organisation.id, item), subject: organisation.id })),
  )
}

/** The item of each cell, called after its unit too: what is undone or saved is told by that name. */
export function cellItems({ rows }: GridView, items: ReadonlyMap<string, DataItem>): Map<string, DataItem> {
  return new Map(
    rows.flatMap(({ organisation, cells }) =>
      cells.flatMap(({ item: id }): [string, DataItem][] => {
        const item = items.get(id)
        return item ? [[cellId(organisation.id, id), { ...item, name: `${organisation.name}: ${item.name}` }]] : []
      }),
    ),
  )
}

export function lockOf({ locks }: GridUnit, cell: Cell | undefined): GridLock | undefined {
  if (!cell) return 'not-asked'
  if (comesInParts(cell)) return 'parts'
  return locks.isLocked(cell.item.id) ? 'locked' : undefined
}
