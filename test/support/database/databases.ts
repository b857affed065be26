import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const IN_USE = '55006'
const FREE_WITHIN_MS = 30_000

/** Acts with a connection to the server at `url`, and closes it. */
export async function connected<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

/** The first column of the first row. */
export async function value(url: string, query: string): Promise<unknown> {
  const { rows } = await connected(url, (client) => client.query<unknown[]>({ text: query, rowMode: 'array' }))
  return rows[0]?.[0]
}

/** Names are made here and need no quoting. While someone is connected to the template PostgreSQL refuses to copy it. */
export async function create(client: pg.Client, name: string, template: string): Promise<void> {
  const until = Date.now() + FREE_WITHIN_MS
  for (;;) {
    try {
      // Copying files is quicker than writing each page into the log.
      await client.query(`create database ${name} template ${template} strategy file_copy`)
      return
    } catch (error) {
      if ((error as { code?: string }).code !== IN_USE || Date.now() > until) throw error
    }
    await sleep(100)
  }
}

/**
 * Acts while foreign keys are not looked at in connections made to the database at `url`: for many rows whose keys
 * are proven elsewhere. Whose the address is must be a superuser.
 */
export async function trustingKeys<T>(url: string, act: () => Promise<T>): Promise<T> {
  const name = new URL(url).pathname.slice(1)
  await connected(url, (client) => client.query(`alter database ${name} set session_replication_role = replica`))
  try {
    return await act()
  } finally {
    await connected(url, (client) => client.query(`alter database ${name} reset session_replication_role`))
  }
}

export async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${name} with (force)`)
}

export async function databasesOf(client: pg.Client, prefix: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1) order by datname',
    [prefix],
  )
  return rows.map(({ name }) => name)
}

/** The address of another database on the same server. */
export function urlWith(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
