import type { Tx } from '#db/database.ts'
import type { DraftJudgement } from '#contract/edition-drafts.ts'
import { toldChanges } from '#domain/edition/compare/told-changes.ts'
import { editionFrom } from '#domain/edition/edit/definition-limits.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { contentHash } from '../content/content-hash.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn, type Heads } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { jsonOf } from './begin-draft.ts'
import type { EditionDraftDeps } from './deps.ts'
import { judged } from './judge-draft.ts'
import { storedDraft, type StoredDraft } from './stored-draft.ts'

export type SeenDraft = { readonly edition: string; readonly version: number }

/** The whole definition anew; the id stays what it is. */
export async function changeDraft(
  { db, content }: EditionDraftDeps,
  { definition: sent, ...seen }: SeenDraft & { readonly definition?: unknown },
  call: Call,
): Promise<DraftJudgement & { version: number }> {
  const definition = readDefinition(sent, seen.edition)
  const { account } = actorOf(call)
  const version = await db.transaction().execute(async (tx) => {
    const { draft, heads } = await lockedDraft(tx, seen)
    const version = draft.version + 1
    await tx
      .updateTable('edition_draft')
      .set({ definition: jsonOf(definition), version, changed_by: account, changed_at: heads.at })
      .where('id', '=', draft.id)
      .execute()
    const body = { version, digest: contentHash(definition), ...toldChanges(draft.definition, definition) }
    const event = { stream: `edition:${draft.id}`, kind: 'edition.draft-changed', by: account, body } as const
    await recordOn(tx, heads, [event], call.origin)
    return version
  })
  return { version, ...judged(definition, content.stored, content.items) }
}

/** A draft leaves nothing but its history. */
export async function deleteDraft(
  { db }: EditionDraftDeps,
  seen: SeenDraft,
  call: Call,
): Promise<Record<string, never>> {
  const { account } = actorOf(call)
  return db.transaction().execute(async (tx) => {
    const { draft, heads } = await lockedDraft(tx, seen)
    await tx.deleteFrom('edition_draft').where('id', '=', draft.id).execute()
    const body = { version: draft.version, digest: contentHash(draft.definition), title: draft.definition.title.vi }
    const event = { stream: `edition:${draft.id}`, kind: 'edition.draft-deleted', by: account, body } as const
    await recordOn(tx, heads, [event], call.origin)
    return {}
  })
}

/** The draft, which nobody else changes until the transaction's end; whoever saw another version is told who changed it. */
export async function lockedDraft(
  tx: Tx,
  { edition, version }: SeenDraft,
): Promise<{ draft: StoredDraft; heads: Heads }> {
  const heads = await lockHeads(tx, [`edition:${edition}`])
  const draft = await storedDraft(tx, edition)
  if (draft.version === version) return { draft, heads }
  const { changedAt, changedBy } = draft
  throw new Refusal('stale', undefined, { current: { version: draft.version, changedAt, changedBy } })
}

function readDefinition(sent: unknown, id: string): Edition {
  const read = editionFrom(sent)
  if ('faults' in read) throw new Refusal('bad-input', read.faults)
  if (read.edition.id !== id) throw new Refusal('bad-input', [`id: ${id}`])
  return read.edition
}
