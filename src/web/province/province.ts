import type { Demonstration } from '#contract/demonstration.ts'
import type { EditionWithItems } from '#contract/editions.ts'
import { outlineOf, type Outline } from '#domain/edition/outline.ts'
import type { Exact } from '#domain/exact.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { periodFrom, type Period } from '#domain/period/period.ts'
import { readValue } from '#domain/value/read-value.ts'

/** A value of one subject's item; the subject by its row. */
export type Fact = { readonly row: number; readonly item: string; readonly value: Exact }

/** Everything that scoring a province needs, read once. */
export type Province = {
  readonly name: string
  readonly outline: Outline
  readonly items: ReadonlyMap<string, DataItem>
  readonly organisations: readonly Organisation[]
  readonly members: number
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly period: Period
  readonly facts: readonly Fact[]
  readonly notApplicable: readonly { readonly row: number; readonly code: string }[]
  readonly rowOf: ReadonlyMap<string, number>
}

export function provinceOf({ edition, items }: EditionWithItems, data: Demonstration): Province {
  const catalogue = new Map(items.map((item) => [item.id, item]))
  const { organisations, groups, title } = data.organisations
  const rowOf = new Map(organisations.map((organisation, row) => [organisation.id, row]))
  return {
    name: title.vi.replace(/\s*\(.*\)$/, ''),
    outline: outlineOf(edition, catalogue).outline,
    items: catalogue,
    organisations,
    members: data.members,
    groups,
    period: periodFrom(data.period)!,
    facts: data.values.flatMap(({ organisation, item, value }) => {
      const read = catalogue.has(item) ? readValue(catalogue.get(item)!, value) : undefined
      return read?.kind === 'number' ? [{ row: rowOf.get(organisation)!, item, value: read.value }] : []
    }),
    notApplicable: data.notApplicable.map(({ organisation, code }) => ({ row: rowOf.get(organisation)!, code })),
    rowOf,
  }
}
