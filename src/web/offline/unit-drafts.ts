import type { Unsaved } from '../entry/unsaved-values.ts'
import { openDrafts, type DraftPlace, type FormDrafts } from './drafts.ts'

/** Drafts of several units as one: a cell is called by its unit and its own name, `unit/cell`. */
export async function openUnitDrafts(places: readonly DraftPlace[]): Promise<FormDrafts> {
  const opened = await Promise.all(places.map(async (place) => [place.subject, await openDrafts(place)] as const))
  const found = opened.flatMap(([unit, drafts]) =>
    [...drafts.read()].map(([cell, unsaved]): [string, Unsaved] => [`${unit}/${cell}`, unsaved]),
  )
  const read = new Map(found)
  const units = new Map(opened)
  const withDrafts = new Set(found.map(([id]) => unitOf(id)))
  return {
    read: () => read,
    write: (values) => {
      const byUnit = new Map([...withDrafts].map((unit) => [unit, new Map<string, Unsaved>()]))
      for (const [id, unsaved] of values) {
        const own = byUnit.get(unitOf(id)) ?? new Map<string, Unsaved>()
        byUnit.set(unitOf(id), own.set(id.slice(id.indexOf('/') + 1), unsaved))
      }
      withDrafts.clear()
      for (const [unit, own] of byUnit) {
        units.get(unit)?.write(own)
        if (own.size > 0) withDrafts.add(unit)
      }
    },
    isKept: () => opened.every(([, drafts]) => drafts.isKept()),
  }
}

function unitOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}
