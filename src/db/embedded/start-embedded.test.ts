import { spawnSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connected, urlWith, value } from '#test/support/database/databases.ts'
import { type EmbeddedFolder, madeOnce, postmasterOf } from '#test/support/database/embedded-folder.ts'
import { ownerProcess } from '#test/support/database/owner-process.ts'
import { placeIn } from './place.ts'
import { runningPostmaster } from './postmaster.ts'
import { startEmbedded } from './start-embedded.ts'

let pattern: Awaited<ReturnType<typeof madeOnce>>
let place: EmbeddedFolder
beforeAll(async () => void (pattern = await madeOnce()))
beforeEach(() => void (place = pattern.copy()))
afterEach(() => place.remove())
afterAll(() => pattern.remove())

describe('the one owner', () => {
  test('keeps others out, who are told the processes and the port', async () => {
    const { port, stop } = await startEmbedded(place.folder)
    const params = { folder: place.folder, pid: postmasterOf(place.folder), port, owner: process.pid }
    await expect(startEmbedded(place.folder)).rejects.toMatchObject({ code: 'already-running', params })
    expect(await ownerProcess(place.folder).said).toMatchObject({ code: 'already-running', ...params })
    await stop()
  })

  test('that stops leaves no process and all data', async () => {
    const first = await startEmbedded(place.folder)
    await connected(first.url, (client) => client.query(`create table kept as select 'còn đây' as word`))
    const pid = postmasterOf(place.folder)
    await first.stop()
    expect(isAlive(pid)).toBe(false)
    const second = await startEmbedded(place.folder)
    expect(second.adopted).toBe(false)
    expect(await value(second.url, 'select word from kept')).toBe('còn đây')
    await second.stop()
  })

  test('ended by SIGTERM leaves nothing running', async () => {
    const owner = ownerProcess(place.folder)
    await owner.said
    const pid = postmasterOf(place.folder)
    owner.child.kill('SIGTERM')
    expect(await owner.ended).toEqual({ code: 0, signal: null })
    expect(isAlive(pid)).toBe(false)
    expect(runningPostmaster(placeIn(place.folder).data)).toBeUndefined()
  })

  test('killed leaves PostgreSQL to the next, who adopts it with its connections and data', async () => {
    const owner = ownerProcess(place.folder)
    const { url, port } = await owner.said
    const pid = postmasterOf(place.folder)
    await connected(url!, async (client) => {
      await client.query('create table kept as select 1 as one')
      owner.child.kill('SIGKILL')
      await owner.ended
      const heir = await startEmbedded(place.folder)
      expect(heir).toMatchObject({ adopted: true, port, url })
      expect((await client.query('select one from kept')).rows).toEqual([{ one: 1 }])
      client.on('error', () => {})
      await heir.stop()
    })
    expect(isAlive(pid)).toBe(false)
  })

  test('keeps its lock where nobody sees it: the database can be replaced while it runs', async () => {
    const { url, stop } = await startEmbedded(place.folder)
    await connected(urlWith(url, 'postgres'), async (client) => {
      await client.query('drop database laban')
      await client.query('create database laban')
    })
    expect(await value(url, 'select 1')).toBe(1)
    await stop()
  })
})

/** Whether the process is there; a killed one that nobody has buried is not. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^Z]/.test(stdout.trim())
}
