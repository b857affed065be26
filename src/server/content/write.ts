import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { Json } from '#db/tables.ts'
import type { NearEqual } from '#domain/item/data-item.ts'
import { insertRows } from '../bulk-insert.ts'
import type { PlannedEdition } from './edition-plan.ts'
import { editionRow, nodeRows } from './edition-rows.ts'
import type { ItemPlan } from './item-plan.ts'
import { itemRow, optionRows } from './item-rows.ts'
import type { LoadPlan, PlannedBody } from './plan.ts'

/** `order` holds the ids of all items of the catalogue in the order of their files. */
export async function writePlan(tx: Tx, plan: LoadPlan, order: readonly string[], at: Date): Promise<void> {
  await writeItems(tx, plan.items, order)
  for (const planned of plan.editions.planned) await writeEdition(tx, planned, at)
  const { documents, organisationFiles, published } = plan
  await writeBodies(tx, 'programme_document', [...documents.added, ...documents.changed])
  await writeBodies(tx, 'organisation_file', [...organisationFiles.added, ...organisationFiles.changed])
  await writeBodies(tx, 'published_results', [...published.added, ...published.changed])
  if (plan.nearEqual) await writeNearEqual(tx, plan.nearEqual)
}

async function writeItems(tx: Tx, { added, changed }: ItemPlan, order: readonly string[]): Promise<void> {
  if (added.length + changed.length === 0) return
  const places = new Map(order.map((id, position) => [id, position]))
  await insertRows(
    tx,
    'data_item',
    added.map((item) => itemRow(item, places.get(item.id)!, null)),
  )
  for (const item of changed) {
    const { id, ...row } = itemRow(item, places.get(item.id)!, null)
    await tx.updateTable('data_item').set(row).where('id', '=', id).execute()
    await tx.deleteFrom('item_option').where('item_id', '=', id).execute()
  }
  await insertRows(tx, 'item_option', [...added, ...changed].flatMap(optionRows))
  // A new item may stand between those that are there.
  await sql`
    update data_item set position = place - 1
    from unnest(${order}::text[]) with ordinality as listed (id, place)
    where data_item.id = listed.id and data_item.edition_id is null and position <> place - 1
  `.execute(tx)
}

async function writeEdition(tx: Tx, { edition, hash, state, as }: PlannedEdition, at: Date): Promise<void> {
  const { id, ...row } = editionRow(edition, { state, hash, at })
  if (as === 'issued') {
    await tx.updateTable('edition').set({ state }).where('id', '=', id).execute()
    return
  }
  if (as === 'changed') {
    await clearDraft(tx, id)
    const { notes, lenses, bands, ...plain } = row
    const json = {
      notes: sql<Json>`${JSON.stringify(notes)}::json`,
      lenses: sql<Json>`${JSON.stringify(lenses)}::json`,
      bands: bands && sql<Json>`${JSON.stringify(bands)}::json`,
    }
    await tx
      .updateTable('edition')
      .set({ ...plain, ...json })
      .where('id', '=', id)
      .execute()
  } else await insertRows(tx, 'edition', [{ id, ...row }])
  await insertRows(
    tx,
    'data_item',
    edition.items.map((item, position) => itemRow(item, position, id)),
  )
  await insertRows(tx, 'item_option', edition.items.flatMap(optionRows))
  const { nodes, variables } = nodeRows(edition)
  await insertRows(tx, 'node', nodes)
  await insertRows(tx, 'variable', variables)
}

async function clearDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('variable').where('edition_id', '=', id).execute()
  await tx.deleteFrom('node').where('edition_id', '=', id).execute()
  await sql`delete from item_option using data_item where item_id = data_item.id and edition_id = ${id}`.execute(tx)
  await tx.deleteFrom('data_item').where('edition_id', '=', id).execute()
}

async function writeBodies(
  tx: Tx,
  table: 'programme_document' | 'organisation_file' | 'published_results',
  planned: readonly PlannedBody<{ readonly id: string }>[],
): Promise<void> {
  const ids = planned.map(({ body }) => body.id)
  if (ids.length === 0) return
  await tx.deleteFrom(table).where('id', 'in', ids).execute()
  const rows = planned.map(({ body, hash, position }) => ({
    id: body.id,
    position,
    body: body as unknown as Json,
    content_hash: hash,
  }))
  await insertRows(tx, table, rows)
}

async function writeNearEqual(tx: Tx, nearEqual: readonly NearEqual[]): Promise<void> {
  await tx.deleteFrom('near_equal').execute()
  const rows = nearEqual.map(({ items, why }, position) => ({ position, items, why_vi: why.vi, why_en: why.en }))
  await insertRows(tx, 'near_equal', rows)
}
