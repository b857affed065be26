import type { Db } from '#db/database.ts'
import type { DatedProvider } from '#domain/value/parts.ts'

/** The dated providers of every item that comes in parts. */
export type Providers = ReadonlyMap<string, readonly DatedProvider[]>

// Like the register: changed some times a year, read in every save.
const KEPT_MS = 5000

const kept = new WeakMap<Db, { providers: Promise<Providers>; since: number }>()

export function providersOf(db: Db): Promise<Providers> {
  const known = kept.get(db)
  if (known && performance.now() - known.since < KEPT_MS) return known.providers
  const providers = readProviders(db)
  providers.catch(() => kept.delete(db))
  kept.set(db, { providers, since: performance.now() })
  return providers
}

async function readProviders(db: Db): Promise<Providers> {
  const rows = await db
    .selectFrom('item_provider')
    .select(['item_id', 'organisation_id', 'valid_from', 'valid_to'])
    .orderBy('item_id')
    .orderBy('valid_from')
    .execute()
  const providers = new Map<string, DatedProvider[]>()
  for (const row of rows) {
    const dated = { part: row.organisation_id, from: row.valid_from, to: row.valid_to ?? undefined }
    providers.set(row.item_id, [...(providers.get(row.item_id) ?? []), dated])
  }
  return providers
}
