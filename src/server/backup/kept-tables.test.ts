import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/database.ts'
import { freshDatabase, type FreshDatabase } from '#test/support/database/database.ts'
import { inOrder, keptTables, LEFT_OUT } from './kept-tables.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url)
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

function tablesNow() {
  return database.db.transaction().execute(keptTables)
}

describe('the tables of a backup', () => {
  test('are all of the schema but the few that are left out', async () => {
    const { kept, leftOut } = await tablesNow()
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'`.execute(
      database.db,
    )
    expect([...kept.map(({ name }) => name), ...leftOut].sort()).toEqual(rows.map(({ name }) => name).sort())
    expect([...leftOut].sort()).toEqual([...LEFT_OUT].sort())
  })

  test('hold no generated column, and every other', async () => {
    const { kept } = await tablesNow()
    const { rows } = await sql<{ columns: string[] }>`
      select array_agg(column_name::text order by ordinal_position) as columns from information_schema.columns
      where table_name = 'organisation_version' and is_generated = 'NEVER'`.execute(database.db)
    expect(kept.find(({ name }) => name === 'organisation_version')?.columns).toEqual(rows[0]!.columns)
    expect(rows[0]!.columns).not.toContain('folded')
  })

  test('refer to no table that is left out', async () => {
    const { rows } = await sql<{ to: string }>`
      select other.relname as to from pg_constraint k join pg_class own on own.oid = k.conrelid
      join pg_class other on other.oid = k.confrelid
      where k.contype = 'f' and own.relname <> all (${[...LEFT_OUT]}::text[])`.execute(database.db)
    expect(rows.filter(({ to }) => LEFT_OUT.has(to))).toEqual([])
  })

  test('need no sequence: ids are made by the application', async () => {
    const { rows } = await sql`select sequencename from pg_sequences where schemaname = 'public'`.execute(database.db)
    expect(rows).toEqual([])
  })
})

describe('the order of tables', () => {
  const named = (...names: string[]) => names.map((name) => ({ name }))

  test('has what is referred to first, else the alphabet', () => {
    const references = [
      { of: 'a', to: 'c' },
      { of: 'c', to: 'd' },
      { of: 'c', to: 'c' },
    ]
    expect(inOrder(named('d', 'c', 'b', 'a'), references)).toEqual(named('b', 'd', 'c', 'a'))
  })

  test('does not exist where tables refer to one another in a circle', () => {
    const circle = [
      { of: 'a', to: 'b' },
      { of: 'b', to: 'a' },
    ]
    expect(() => inOrder(named('a', 'b', 'c'), circle)).toThrow('a, b')
  })
})
