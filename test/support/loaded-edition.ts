import type { Tx } from '#db/database.ts'
import type { Edition } from '#domain/edition/definition.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { insertRows } from '#server/bulk-insert.ts'
import { editionRow, nodeRows } from '#server/content/edition-rows.ts'
import { itemRow, optionRows } from '#server/content/item-rows.ts'

/** Writes an issued edition that no document has, with its items, beside what the demonstration holds. */
export function withEdition(edition: Edition, items: ReadonlyMap<string, DataItem>): (tx: Tx) => Promise<void> {
  return async (tx) => {
    const { nodes, variables } = nodeRows(edition)
    await insertRows(tx, 'edition', [editionRow(edition, { state: 'issued', hash: edition.id, at: new Date() })])
    await insertRows(
      tx,
      'data_item',
      [...items.values()].map((item, at) => itemRow(item, at, edition.id)),
    )
    await insertRows(tx, 'item_option', [...items.values()].flatMap(optionRows))
    await insertRows(tx, 'node', nodes)
    await insertRows(tx, 'variable', variables)
  }
}
