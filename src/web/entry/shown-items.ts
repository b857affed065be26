import { useDeferredValue, useMemo } from 'react'
import { matches } from '#domain/fold.ts'
import { PASSES, type Filter, type ItemMarks } from './counts.ts'
import type { EntryStore } from './entry-store.ts'
import type { FormPart, LetterPlace } from './form-layout.ts'

/**
 * The items that the search and the filter leave; undefined where all are shown. What is filled in while a filter is on
 * stays where it is: the filter looks once, when it is set.
 */
export function useShownItems(
  store: EntryStore,
  parts: readonly FormPart[],
  filter: Filter | undefined,
  query: string,
  marks: ItemMarks,
): ReadonlySet<string> | undefined {
  const searched = useDeferredValue(query)
  return useMemo(() => {
    if (filter === undefined && searched === '') return undefined
    const { cells } = store.state()
    const shown = new Set<string>()
    for (const { node, letters } of parts.flatMap(({ sections }) => sections.flatMap(({ criteria }) => criteria))) {
      const isFound = searched === '' || matches(`${node.code} ${node.row.title.text}`, searched)
      for (const { letter, place } of letters) {
        const cell = cells.get(letter.item.id)
        const passes =
          filter === undefined || (place.kind === 'here' && cell !== undefined && PASSES[filter](cell, marks))
        if (passes && (isFound || matches(letter.item.name, searched))) shown.add(letter.item.id)
      }
    }
    return shown
  }, [store, parts, filter, searched, marks])
}

/** How many figures are typed in the form. */
export function typedHere(parts: readonly FormPart[]): LetterPlace[] {
  return parts.flatMap(({ sections }) =>
    sections.flatMap(({ criteria }) =>
      criteria.flatMap(({ letters }) => letters.filter(({ place }) => place.kind === 'here')),
    ),
  )
}
