import { sql } from 'kysely'
import type { Database, Tx } from '#db/database.ts'
import type { InventedProvince } from '#domain/demonstration/province.ts'
import type { SeedRefusalCode } from '#domain/demonstration/seed-refusal.ts'
import { INSTALLATION, type NewEvent } from '#domain/event/event.ts'
import { record } from '../events/record.ts'
import { writeAccounts, type SeededLink } from './account-rows.ts'
import { sealDemonstration } from './sealed.ts'
import { unitEvents, writeUnits } from './unit-rows.ts'
import { valueEvents } from './value-events.ts'
import { writeValues } from './value-rows.ts'

export type Seeding = { readonly now: Date; readonly isProduction: boolean }

export type SeedOutcome =
  | { readonly kind: 'refused'; readonly code: SeedRefusalCode }
  | { readonly kind: 'seeded'; readonly links: readonly SeededLink[]; readonly counts: SeedCounts }

export type SeedCounts = {
  readonly organisations: number
  readonly people: number
  readonly accounts: number
  readonly values: number
  readonly claims: number
}

/**
 * Writes the invented province into a database without organisations, in one transaction that may take as long as the
 * machine needs. Ids are the same each time; the tokens of the links never are. Refused in production: invented figures have no place beside real ones.
 */
export async function seedDemonstration(
  { db }: Database,
  province: InventedProvince,
  { now, isProduction }: Seeding,
): Promise<SeedOutcome> {
  if (isProduction) return { kind: 'refused', code: 'production' }
  const counts = countsOf(province)
  const told = [...unitEvents(province), ...valueEvents(province), seededEvent(province, counts)]
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
    await sql`lock table organisation in share row exclusive mode`.execute(tx)
    const code = await whyNot(tx, province)
    if (code) return { kind: 'refused', code }
    await writeUnits(tx, province, now)
    const { links, events } = await writeAccounts(tx, province, now)
    await writeValues(tx, province)
    await sealDemonstration(tx, { edition: province.edition, ...province.sealed })
    await record(tx, [...events, ...told])
    return { kind: 'seeded', links, counts }
  })
}

async function whyNot(tx: Tx, { edition, accounts }: InventedProvince): Promise<SeedRefusalCode | undefined> {
  const names = accounts.map(({ userName }) => userName)
  const { rows } = await sql<{ organisations: boolean; content: boolean; names: boolean }>`
    select exists (select from organisation) as organisations,
      exists (select from edition where id = ${edition} and state = 'issued') as content,
      exists (select from account where user_name = any(${names}::text[])) as names
  `.execute(tx)
  const found = rows[0]!
  if (found.organisations) return 'has-organisations'
  if (!found.content) return 'content-missing'
  return found.names ? 'name-taken' : undefined
}

function countsOf({ units, posts, accounts, values, claims }: InventedProvince): SeedCounts {
  return {
    organisations: units.length,
    people: new Set(posts.map(({ person }) => person)).size,
    accounts: accounts.length,
    values: values.length,
    claims: claims.length,
  }
}

function seededEvent({ edition }: InventedProvince, counts: SeedCounts): NewEvent {
  return { stream: INSTALLATION, kind: 'installation.demonstration-seeded', by: null, body: { edition, ...counts } }
}
