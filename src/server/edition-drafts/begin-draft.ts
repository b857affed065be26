import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { Json } from '#db/tables.ts'
import type { DraftAnnex } from '#contract/annexes.ts'
import type { editionDrafts } from '#contract/edition-drafts.ts'
import type { OutputOf } from '#contract/operation.ts'
import { Edition } from '#domain/edition/definition.ts'
import { contentHash } from '../content/content-hash.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import type { EditionDraftDeps } from './deps.ts'

type Begun = OutputOf<typeof editionDrafts.beginEditionDraft>
type Asked = { readonly edition: string; readonly title?: string | undefined; readonly copyOf?: string | undefined }

/** Begins from nothing, with one row to write on, or as a copy of an issued edition. */
export function beginDraft(deps: EditionDraftDeps, { edition, title, copyOf }: Asked, call: Call): Promise<Begun> {
  if (copyOf === undefined) return writeDraft(deps, emptyEdition(edition, title), { basedOn: null }, call)
  const original = deps.content.editions.get(copyOf)?.edition
  if (!original) throw new Refusal('not-found')
  const named = title === undefined ? original.title : { vi: title, en: title }
  // What the original brought along is there, and read from there.
  return writeDraft(deps, { ...original, id: edition, title: named, items: [] }, { basedOn: copyOf }, call)
}

/** What a draft began as: a copy, or the annex of a decision. */
type Origins = { readonly basedOn: string | null; readonly annex?: DraftAnnex }

/** Writes a new draft under the id that its edition will bear, which nothing else may bear. */
export function writeDraft(
  { db, content }: EditionDraftDeps,
  definition: Edition,
  { basedOn, annex }: Origins,
  call: Call,
): Promise<Begun> {
  const { id } = definition
  const { account } = actorOf(call)
  return db.transaction().execute(async (tx) => {
    const stream = `edition:${id}` as const
    const heads = await lockHeads(tx, [stream])
    if (content.editions.has(id) || (await isTaken(tx, id))) throw new Refusal('name-taken', undefined, { edition: id })
    const touched = { begun_by: account, begun_at: heads.at, changed_by: account, changed_at: heads.at }
    await tx
      .insertInto('edition_draft')
      .values({
        id,
        based_on: basedOn,
        definition: jsonOf(definition),
        annex: annex ? jsonOf(annex) : null,
        version: 1,
        ...touched,
      })
      .execute()
    const body = { version: 1, digest: contentHash(definition), basedOn, ...(annex && { annex: toldAnnex(annex) }) }
    await recordOn(tx, heads, [{ stream, kind: 'edition.draft-begun', by: account, body }], call.origin)
    return { edition: id, version: 1 }
  })
}

/** As text: the driver would take a list for an array. */
export function jsonOf(kept: Edition | DraftAnnex) {
  return sql<Json>`${JSON.stringify(kept)}::json`
}

/** The file, as the history tells it. */
function toldAnnex({ fileName, digest, nodes }: DraftAnnex) {
  return { fileName, digest, rows: nodes.length, criteria: nodes.filter(({ proposal }) => proposal).length }
}

async function isTaken(tx: Tx, id: string): Promise<boolean> {
  const draft = await tx.selectFrom('edition_draft').select('id').where('id', '=', id).executeTakeFirst()
  return (
    draft !== undefined ||
    (await tx.selectFrom('edition').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  )
}

const FIRST_ROW = 'Trụ cột thứ nhất'
const UNNAMED = 'Bộ chỉ số mới'

function emptyEdition(id: string, title: string = UNNAMED): Edition {
  return Edition.parse(newEdition(id, title, [{ code: '1', title: FIRST_ROW }]))
}

/** A definition whose facts nobody has written yet. */
export function newEdition(id: string, title: string, nodes: readonly object[]) {
  return {
    id,
    indexSet: id,
    title: { vi: title, en: title },
    source: id,
    number: '–',
    issuedBy: '–',
    issuedOn: '2000-01-01',
    article: '–',
    nodes,
  }
}
