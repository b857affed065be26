import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { expect, inject, onTestFinished, test } from 'vitest'
import pg from 'pg'
import { openDatabase } from '#db/database.ts'
import { migrationStatus } from '#db/migrate.ts'
import { freshDatabase } from '#test/support/database/database.ts'
import { connected, databasesOf, urlWith } from '#test/support/database/databases.ts'
import { until } from '#test/support/database/embedded-folder.ts'
import { firstLine } from '#test/support/database/first-line.ts'
import { keptServer } from '#test/support/database/kept-server.ts'

const { url: server, run } = inject('databaseServer')

test('a fresh database has every migration', async () => {
  const fresh = await freshDatabase()
  onTestFinished(() => fresh.drop())
  const database = openDatabase(fresh.url)
  const { applied, pending } = await migrationStatus(database)
  await database.close()
  expect(applied.length).toBeGreaterThan(0)
  expect(pending).toEqual([])
})

test('fresh databases know nothing of one another, and drop even while somebody is connected', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  const client = new pg.Client({ connectionString: one.url })
  client.on('error', () => {})
  await client.connect()
  await client.query('create table only_here ()')
  const { rows } = await connected(other.url, (client) => client.query(`select to_regclass('only_here') as there`))
  expect(rows).toEqual([{ there: null }])
  await Promise.all([one.drop(), other.drop()])
  const left = await connected(server, (client) => databasesOf(client, `laban_${run}_test_`))
  for (const { url } of [one, other]) expect(left).not.toContain(new URL(url).pathname.slice(1))
})

test('somebody who looks into a template is waited for', async () => {
  await (await freshDatabase()).drop()
  const client = new pg.Client({ connectionString: urlWith(server, `laban_${run}_template_empty`) })
  await client.connect()
  const waiting = freshDatabase()
  // PostgreSQL itself waits five seconds before it refuses.
  setTimeout(() => void client.end(), 6000)
  const { url, drop } = await waiting
  await expect(connected(url, (client) => client.query('select from kysely_migration'))).resolves.toBeDefined()
  await drop()
})

test('a server for tests ends with the process that keeps it, even a killed one', async () => {
  const code = `const { keptServer } = await import('#test/support/database/kept-server.ts')
    const { url } = await keptServer()
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query("select setting from pg_settings where name = 'data_directory'")
    console.log(rows[0].setting)
    setInterval(() => {}, 1000)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const folder = await firstLine(holder.stdout)
  expect(existsSync(folder)).toBe(true)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  await until(() => !existsSync(folder.replace(/\/postgres\/cluster\/data$/, '')))
  expect(existsSync(folder)).toBe(false)
})

test('a server for tests that cannot start is an error, not a wait', async () => {
  await expect(keptServer('/nowhere')).rejects.toThrow('/nowhere/postgres')
})
