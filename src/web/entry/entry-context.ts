import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from 'react'
import type { FormKey } from './queries.ts'
import type { ClaimView } from '#contract/values.ts'
import type { LiveLeafView } from '#contract/live-points.ts'
import type { FormRound, FormView } from '#contract/forms.ts'
import type { ThreadRow } from '#contract/remarks.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { OrganisationKind } from '#domain/organisation/organisation.ts'
import type { FormLocks } from '#domain/submission/form-locks.ts'
import type { Cell } from './cell.ts'
import type { ItemMarks } from './counts.ts'
import type { EntryState } from './entry-state.ts'
import type { EntryStore } from './entry-store.ts'
import type { ItemUse } from './item-uses.ts'

/** What every part of an open form needs; it stays the same object while the form is open. */
export type Entry = {
  readonly store: EntryStore
  readonly key: FormKey
  readonly previousPeriod: string
  readonly mayEnter: boolean
  /** What the unit is; absent where figures of several units are entered. */
  readonly kind?: OrganisationKind
  readonly outline: Outline
  readonly items: ReadonlyMap<string, DataItem>
  readonly shared: FormView['shared']
  /** Absent where no round asks for these numbers. */
  readonly round: FormView['round']
  readonly locks: FormLocks<FormRound['openings'][number]>
  readonly uses: ReadonlyMap<string, ItemUse>
  readonly hasPredecessors: boolean
  readonly marks: ItemMarks
  /** What people talk about, by item. */
  readonly threads: ReadonlyMap<string, ThreadRow>
  /** Whether the caller may join in. */
  readonly maySay: boolean
  /** Takes anew what the server holds. */
  readonly refresh: () => Promise<void>
  /** Absent where figures have no details beside them. */
  readonly openDetails?: (item: string | undefined) => void
}

export const EntryContext = createContext<Entry | undefined>(undefined)

export function useEntry(): Entry {
  return useContext(EntryContext)!
}

/** Whether the caller may enter a figure now. */
export function useMayEnter(item: string): boolean {
  const { mayEnter, locks } = useEntry()
  return mayEnter && !locks.isLocked(item)
}

/** A part of the form's state; drawn anew only when that part is another one, and behind the key that changed it. */
export function useEntryState<Part>(
  select: (state: EntryState) => Part,
  isEqual: (a: Part, b: Part) => boolean = Object.is,
): Part {
  const { store } = useEntry()
  const known = useRef<Part>(undefined)
  return useSyncExternalStore(store.subscribe, () => {
    const part = select(store.state())
    if (known.current !== undefined && isEqual(known.current, part)) return known.current
    known.current = part
    return part
  })
}

export function useCell(id: string): Cell | undefined {
  const { store } = useEntry()
  const subscribe = useCallback((listener: () => void) => store.subscribeCell(id, listener), [store, id])
  return useSyncExternalStore(subscribe, () => store.state().cells.get(id))
}

export function useLeaf(code: string): LiveLeafView | undefined {
  return useEntryState(({ leaves }) => leaves.get(code))
}

export function useClaim(code: string): ClaimView | undefined {
  return useEntryState(({ claims }) => claims.get(code))
}

/** Whether two records of plain values are equal. */
export function isSameRecord<Plain extends Readonly<Record<string, unknown>>>(a: Plain, b: Plain): boolean {
  return Object.keys(a).every((key) => a[key] === b[key])
}
