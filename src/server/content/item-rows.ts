import type { Insertable, Selectable } from 'kysely'
import type { DB } from '#db/tables.ts'
import { DataItem } from '#domain/item/data-item.ts'

export type ItemRow = Insertable<DB['data_item']>
export type OptionRow = Insertable<DB['item_option']>

/** `edition` is the one that brings the item along, null for the catalogue's own. */
export function itemRow(item: DataItem, position: number, edition: string | null): ItemRow {
  return {
    id: item.id,
    edition_id: edition,
    position,
    name: item.name,
    definition: item.definition ?? null,
    kind: item.kind,
    unit: item.unit ?? null,
    over_time: item.overTime,
    over_units: item.overUnits,
    part_of: item.partOf ?? null,
    least: item.range?.least ?? null,
    most: item.range?.most ?? null,
    providers: item.providers,
    verifier: item.verifier ?? null,
    replaces_item: item.replaces?.item ?? null,
    replaces_factor: item.replaces?.factor ?? null,
  }
}

export function optionRows(item: DataItem): OptionRow[] {
  return (item.options ?? []).map(({ slug, name }, position) => ({ item_id: item.id, position, slug, name }))
}

/** The item as its file says it, from its row and its options in order. */
export function itemOf(
  row: Omit<Selectable<DB['data_item']>, 'folded'>,
  options: readonly { readonly slug: string; readonly name: string }[],
): DataItem {
  const range = { ...(row.least !== null && { least: row.least }), ...(row.most !== null && { most: row.most }) }
  const factor = row.replaces_factor
  return DataItem.parse({
    id: row.id,
    name: row.name,
    ...(row.definition !== null && { definition: row.definition }),
    kind: row.kind,
    ...(row.unit !== null && { unit: row.unit }),
    overTime: row.over_time,
    overUnits: row.over_units,
    ...(row.part_of !== null && { partOf: row.part_of }),
    ...(options.length > 0 && { options }),
    ...(Object.keys(range).length > 0 && { range }),
    providers: row.providers,
    ...(row.verifier !== null && { verifier: row.verifier }),
    ...(row.replaces_item !== null && {
      replaces: { item: row.replaces_item, ...(factor !== null && { factor }) },
    }),
  })
}
