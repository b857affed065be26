import { sql } from 'kysely'
import { migrationStatus } from '#db/migrate.ts'
import type { Look } from './look.ts'

const OLDEST_POSTGRES = 150_000
const MOST_CLOCK_DIFFERENCE_S = 5

const version: Look = {
  look: 'database',
  find: async ({ database: { db } }) => {
    const { rows } = await sql<{ version: number; name: string; bytes: number }>`
      select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
        pg_database_size(current_database()) as bytes
    `.execute(db)
    const { version: number, name, bytes } = rows[0]!
    return {
      code: 'postgres',
      state: number >= OLDEST_POSTGRES ? 'fine' : 'broken',
      params: { version: name, megabytes: Math.ceil(bytes / 1e6) },
    }
  },
}

const schema: Look = {
  look: 'schema',
  find: async ({ database }) => {
    const { pending } = await migrationStatus(database)
    return { code: 'schema', state: pending.length === 0 ? 'fine' : 'broken', params: { pending: pending.join(', ') } }
  },
}

/** The official order of names needs ICU, which some builds leave out. */
const order: Look = {
  look: 'order',
  find: async ({ database: { db } }) => {
    const { rows } = await sql<{ there: boolean }>`
      select exists (select from pg_collation where collname = 'vi-x-icu') as there
    `.execute(db)
    return { code: 'order', state: rows[0]!.there ? 'fine' : 'broken', params: {} }
  },
}

const clock: Look = {
  look: 'clock',
  find: async ({ database: { db }, now }) => {
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
    const seconds = Math.round(Math.abs(rows[0]!.now.getTime() - now()) / 1000)
    return { code: 'clock', state: seconds <= MOST_CLOCK_DIFFERENCE_S ? 'fine' : 'broken', params: { seconds } }
  },
}

/** What needs no table of ours. */
export const DATABASE: readonly Look[] = [version, schema, order, clock]

export const CONTENT: Look = {
  look: 'content',
  find: async ({ database: { db } }) => {
    const { rows } = await sql<{ editions: number; drafts: number }>`
      select count(*)::int as editions, count(*) filter (where state = 'draft')::int as drafts from edition
    `.execute(db)
    const { editions, drafts } = rows[0]!
    return { code: 'content', state: editions > 0 ? 'fine' : 'broken', params: { editions, drafts } }
  },
}
