import { sql } from 'kysely'
import type { Db, Tx } from '#db/database.ts'
import type { EditionDraftRow } from '#contract/edition-drafts.ts'
import { Edition } from '#domain/edition/definition.ts'
import { totalsOf } from '#domain/edition/compare/compare-editions.ts'
import { Refusal } from '../refusal.ts'

export type StoredDraft = {
  readonly id: string
  readonly basedOn: string | null
  /** The name of the file that it was begun from. */
  readonly annex: string | null
  readonly definition: Edition
  readonly version: number
  readonly changedAt: string
  readonly changedBy: { readonly id: string; readonly name: string }
}

export async function storedDrafts(db: Db | Tx, only?: { readonly id: string }): Promise<StoredDraft[]> {
  const rows = await db
    .selectFrom('edition_draft as draft')
    .innerJoin('account', 'account.id', 'draft.changed_by')
    .select([
      'draft.id',
      'draft.based_on',
      sql<string | null>`draft.annex ->> 'fileName'`.as('annex'),
      'draft.definition',
      'draft.version',
      'draft.changed_at',
      'draft.changed_by',
      'account.display_name as name',
    ])
    .$if(only !== undefined, (query) => query.where('draft.id', '=', only!.id))
    .orderBy('changed_at', 'desc')
    .execute()
  return rows.map(({ id, based_on, annex, definition, version, changed_at, changed_by, name }) => ({
    id,
    basedOn: based_on,
    annex,
    definition: Edition.parse(definition),
    version,
    changedAt: new Date(changed_at).toISOString(),
    changedBy: { id: changed_by, name },
  }))
}

/** An issued edition is no draft. */
export async function storedDraft(db: Db | Tx, id: string): Promise<StoredDraft> {
  const [draft] = await storedDrafts(db, { id })
  if (!draft) throw new Refusal('not-found')
  return draft
}

export function draftRow({ definition, ...draft }: StoredDraft): EditionDraftRow {
  return { ...draft, title: definition.title, number: definition.number, ...totalsOf(definition) }
}
