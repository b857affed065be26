import { sql } from 'kysely'
import type { Database, Tx } from '#db/database.ts'
import type { Content } from '#domain/content/content.ts'
import type { LoadReport } from '#domain/content/load-report.ts'
import { INSTALLATION, type NewEvent } from '#domain/event/event.ts'
import { record } from '../events/record.ts'
import { changedItems } from './item-plan.ts'
import { planLoad, reportOf, type LoadPlan, type Uses } from './plan.ts'
import { readContentRows, type StoredContent } from './read.ts'
import { writePlan } from './write.ts'

/** When, and which account asked for it: null is the installation's own command. */
export type Loading = { readonly now: Date; readonly by: string | null }

/**
 * Writes what the database does not hold yet, in one transaction; a second load of the same writes nothing. What is
 * frozen or cannot be represented is refused with its place, all else is loaded.
 */
export function loadContent({ db }: Database, content: Content, { now, by }: Loading): Promise<LoadReport> {
  return db.transaction().execute(async (tx) => {
    // Two loads at once would both find nothing there.
    await sql`lock table edition in share row exclusive mode`.execute(tx)
    const stored = await readContentRows(tx)
    const plan = planLoad(content, stored, await usesOf(tx, content, stored))
    const report = reportOf(plan)
    if (!report.wrote) return report
    await writePlan(tx, plan, [...content.items.keys()], now)
    await record(tx, eventsOf(plan, report, by))
    return report
  })
}

async function usesOf(tx: Tx, content: Content, stored: StoredContent): Promise<Uses> {
  const items = changedItems(content, stored)
  const drafts = stored.editions.filter(({ id }) => stored.states.get(id) === 'draft').map(({ id }) => id)
  const used = await sql<{ item: string }>`
    select asked.item from unnest(${items}::text[]) as asked (item)
    where exists (select from value where value.item_id = asked.item)
  `.execute(tx)
  const inUse = await sql<{ edition: string }>`
    select draft.edition from unnest(${drafts}::text[]) as draft (edition)
    where exists (select from role_grant where role_grant.edition_id = draft.edition)
      or exists (select from not_applicable where not_applicable.edition_id = draft.edition)
      or exists (
        select from data_item where data_item.edition_id = draft.edition and (
          exists (select from value where value.item_id = data_item.id)
          or exists (select from role_grant where role_grant.item_id = data_item.id)
          or exists (select from item_provider where item_provider.item_id = data_item.id)))
  `.execute(tx)
  return {
    itemsWithValues: new Set(used.rows.map(({ item }) => item)),
    editionsInUse: new Set(inUse.rows.map(({ edition }) => edition)),
  }
}

function eventsOf(plan: LoadPlan, report: LoadReport, by: string | null) {
  const { items, editions, documents, organisationFiles, published } = plan
  const events: NewEvent[] = []
  for (const { edition, hash, state, as } of editions.planned) {
    const stream = `edition:${edition.id}` as const
    if (as !== 'issued') events.push({ stream, kind: 'edition.loaded', by, body: { digest: hash, as } })
    if (state === 'issued') events.push({ stream, kind: 'edition.issued', by, body: { digest: hash } })
  }
  const ids = (planned: readonly { readonly body: { readonly id: string } }[]) => planned.map(({ body }) => body.id)
  events.push({
    stream: INSTALLATION,
    kind: 'installation.content-loaded',
    by,
    body: {
      items: { added: items.added.map(({ id }) => id), changed: items.changed.map(({ id }) => id) },
      editions: editions.planned.map(({ edition, as }) => ({ edition: edition.id, as })),
      documents: { added: ids(documents.added), changed: ids(documents.changed) },
      organisationFiles: { added: ids(organisationFiles.added), changed: ids(organisationFiles.changed) },
      published: { added: ids(published.added), changed: ids(published.changed) },
      refused: report.refused.map(({ code, kind, place }) => ({ code, kind, place })),
    },
  })
  return events
}
