import type { Db } from '#db/database.ts'
import type { Content } from '#domain/content/content.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { NearEqual } from '#domain/item/data-item.ts'
import { OrganisationFile } from '#domain/organisation/organisation.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { PublishedResults } from '#domain/programme/published.ts'
import { editionOf, type EditionState } from './edition-rows.ts'
import { itemOf } from './item-rows.ts'

/** The content of the database, with what is only known of it there. */
export type StoredContent = Content & {
  readonly states: ReadonlyMap<string, EditionState>
  /** By edition, document, organisation file and publication of results: `edition/hue-2020`. */
  readonly hashes: ReadonlyMap<string, string>
}

/** The same objects that were loaded, in the order of their files. */
export async function readContentRows(db: Db): Promise<StoredContent> {
  const items = await readItemRows(db)
  const { editions, states, hashes } = await readEditionRows(db, items)
  const documents = await db.selectFrom('programme_document').selectAll().orderBy('position').orderBy('id').execute()
  const files = await db.selectFrom('organisation_file').selectAll().orderBy('position').orderBy('id').execute()
  const published = await db.selectFrom('published_results').selectAll().orderBy('position').orderBy('id').execute()
  return {
    items: new Map((items.get(null) ?? []).map((item) => [item.id, item])),
    nearEqual: await readNearEqualRows(db),
    editions,
    // Checked when it was loaded; to check it again at every start takes longer than all the rest.
    documents: documents.map(({ body }) => body as unknown as ProgrammeDocument),
    organisationFiles: files.map(({ body }) => OrganisationFile.parse(body)),
    published: published.map(({ body }) => PublishedResults.parse(body)),
    states,
    hashes: new Map([
      ...hashes,
      ...documents.map(({ id, content_hash }) => [`document/${id}`, content_hash] as const),
      ...files.map(({ id, content_hash }) => [`organisation-file/${id}`, content_hash] as const),
      ...published.map(({ id, content_hash }) => [`published-results/${id}`, content_hash] as const),
    ]),
  }
}

/** Items by the edition that brings them along, the catalogue's under null. */
async function readItemRows(db: Db): Promise<Map<string | null, DataItem[]>> {
  const rows = await db.selectFrom('data_item').selectAll().orderBy('position').orderBy('id').execute()
  const options = await db.selectFrom('item_option').selectAll().orderBy('item_id').orderBy('position').execute()
  const optionsOf = Map.groupBy(
    options.map(({ item_id, slug, name }) => ({ item_id, option: { slug, name } })),
    ({ item_id }) => item_id,
  )
  const groups = new Map<string | null, DataItem[]>()
  for (const row of rows) {
    const item = itemOf(
      row,
      (optionsOf.get(row.id) ?? []).map(({ option }) => option),
    )
    const group = groups.get(row.edition_id)
    if (group) group.push(item)
    else groups.set(row.edition_id, [item])
  }
  return groups
}

async function readEditionRows(db: Db, items: ReadonlyMap<string | null, readonly DataItem[]>) {
  const rows = (await db.selectFrom('edition').selectAll().execute()).sort(byId)
  const nodes = await db.selectFrom('node').selectAll().orderBy('edition_id').orderBy('position').execute()
  const variables = await db
    .selectFrom('variable')
    .selectAll()
    .orderBy('edition_id')
    .orderBy('node')
    .orderBy('position')
    .execute()
  const [nodesOf, variablesOf] = [
    Map.groupBy(nodes, ({ edition_id }) => edition_id),
    Map.groupBy(variables, ({ edition_id }) => edition_id),
  ]
  return {
    editions: rows.map((row) =>
      editionOf(row, nodesOf.get(row.id) ?? [], variablesOf.get(row.id) ?? [], items.get(row.id) ?? []),
    ),
    states: new Map(rows.map(({ id, state }) => [id, state as EditionState])),
    hashes: rows.map(({ id, content_hash }) => [`edition/${id}`, content_hash] as const),
  }
}

/** As files are listed; a collation of the database may see it otherwise. */
function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1
}

async function readNearEqualRows(db: Db): Promise<NearEqual[]> {
  const rows = await db.selectFrom('near_equal').selectAll().orderBy('position').execute()
  return rows.map(({ items, why_vi, why_en }) => NearEqual.parse({ items, why: { vi: why_vi, en: why_en } }))
}
