import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { connected, value } from '#test/support/database/databases.ts'
import { type EmbeddedFolder, embeddedFolder, postmasterOf, until } from '#test/support/database/embedded-folder.ts'
import { ownerProcess } from '#test/support/database/owner-process.ts'
import { placeIn } from './place.ts'
import { startEmbedded } from './start-embedded.ts'

let place: EmbeddedFolder
beforeEach(() => void (place = embeddedFolder()))
afterEach(() => place.remove())

describe('the first start', () => {
  test('makes a database of known settings, whatever the environment says', async () => {
    const foreign = {
      PGDATA: '/nowhere',
      PGPORT: '1',
      PGSSLMODE: 'require',
      LC_ALL: 'vi_VN.TCVN',
      TZ: 'Asia/Ho_Chi_Minh',
    }
    for (const [name, value] of Object.entries(foreign)) vi.stubEnv(name, value)
    onTestFinished(() => void vi.unstubAllEnvs())
    const { url, adopted, stop } = await startEmbedded(place.folder)
    expect(adopted).toBe(false)
    expect(await settings(url)).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      jit: 'off',
      listen_addresses: '127.0.0.1',
      max_connections: '100',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      unix_socket_directories: '',
    })
    expect(await value(url, `select lower('ĐÀ NẴNG')`)).toBe('đà nẵng')
    expect(await value(url, `select string_agg(distinct auth_method, ' ') from pg_hba_file_rules`)).toBe(
      'scram-sha-256',
    )
    await stop()
  })

  test('lets nobody in without the secret, which only its user can read', async () => {
    const { url, stop } = await startEmbedded(place.folder)
    const guess = new URL(url)
    for (const password of ['', 'postgres', 'password']) {
      guess.password = password
      await expect(value(guess.href, 'select 1')).rejects.toThrow(/password/)
    }
    expect(statSync(placeIn(place.folder).secret).mode & 0o777).toBe(0o600)
    expect(statSync(place.folder).mode & 0o777).toBe(0o700)
    await stop()
  })

  test('puts PostgreSQL into a session of its own, which a terminal does not interrupt', async () => {
    const { stop } = await startEmbedded(place.folder)
    const [own, its] = [process.pid, postmasterOf(place.folder)].map((pid) =>
      spawnSync('ps', ['-o', 'sid=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim(),
    )
    expect(its).toMatch(/^\d+$/)
    expect(its).not.toBe(own)
    await stop()
  })

  test('cut short in the middle of initdb leaves nothing that looks like a database', async () => {
    const killed = ownerProcess(place.folder)
    await until(() => unfinished().some((name) => existsSync(join(place.folder, name, 'data', 'PG_VERSION'))))
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(existsSync(placeIn(place.folder).cluster)).toBe(false)
    const { url, stop } = await startEmbedded(place.folder)
    expect(await value(url, 'select count(*) from pg_database')).toBe('4')
    await stop()
    const again = await startEmbedded(place.folder)
    expect(unfinished()).toEqual([])
    await again.stop()
  })

  test('of two processes at once gives one of them the database and refuses the other', async () => {
    const processes = [ownerProcess(place.folder), ownerProcess(place.folder)]
    const said = await Promise.all(processes.map((process) => process.said))
    expect(said.map(({ code }) => code ?? 'owner').sort()).toEqual(['already-running', 'owner'])
    for (const { child } of processes) child.kill('SIGTERM')
    await Promise.all(processes.map(({ ended }) => ended))
  })
})

function unfinished(): string[] {
  return existsSync(place.folder) ? readdirSync(place.folder).filter((name) => name.startsWith('unfinished-')) : []
}

async function settings(url: string): Promise<Record<string, string>> {
  const { rows } = await connected(url, (client) =>
    client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('server_encoding', 'data_checksums', 'jit', 'fsync',
       'listen_addresses', 'unix_socket_directories', 'max_connections', 'TimeZone')`,
    ),
  )
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}
