import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EditionWithItems } from '#contract/editions.ts'
import { outlineOf, type Outline } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { editionById } from '../api.ts'

export type Laid = {
  readonly definition: EditionWithItems
  readonly outline: Outline
  readonly items: ReadonlyMap<string, DataItem>
}

/** An edition with its tree and items; undefined while it is on the way. */
export function useEdition(edition: string): Laid | undefined {
  const { data: definition, error } = useQuery(editionById(edition))
  if (error && !definition) throw error
  return useMemo(() => {
    if (!definition) return undefined
    const items = new Map(definition.items.map((item) => [item.id, item]))
    return { definition, items, outline: outlineOf(definition.edition, items).outline }
  }, [definition])
}
