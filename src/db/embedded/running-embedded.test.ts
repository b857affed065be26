import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { connected } from '#test/support/database/databases.ts'
import { type EmbeddedFolder, embeddedFolder, madeOnce } from '#test/support/database/embedded-folder.ts'
import { ownerProcess } from '#test/support/database/owner-process.ts'
import { runningEmbedded } from './running-embedded.ts'
import { startEmbedded } from './start-embedded.ts'

let pattern: Awaited<ReturnType<typeof madeOnce>>
let place: EmbeddedFolder
beforeAll(async () => void (pattern = await madeOnce()))
beforeEach(() => void (place = pattern.copy()))
afterEach(() => place.remove())
afterAll(() => pattern.remove())

test('where nothing was ever started, or nothing runs, there is nothing to be a guest of', async () => {
  const empty = embeddedFolder()
  expect(await runningEmbedded(empty.folder)).toBeUndefined()
  expect(await runningEmbedded(place.folder)).toBeUndefined()
  await empty.remove()
})

test('a guest reads and writes beside the owner, and leaves the owner’s lock alone', async () => {
  const owner = ownerProcess(place.folder)
  const { url, port } = await owner.said
  const guest = await runningEmbedded(place.folder)
  expect(guest).toEqual({ url, port })
  await connected(guest!.url, (client) => client.query('create table written as select 1'))
  await expect(startEmbedded(place.folder)).rejects.toMatchObject({ code: 'already-running' })
  owner.child.kill('SIGTERM')
  expect(await owner.ended).toEqual({ code: 0, signal: null })
  expect(await runningEmbedded(place.folder)).toBeUndefined()
})

test('a PostgreSQL whose owner was killed is for adoption, not for guests', async () => {
  const owner = ownerProcess(place.folder)
  await owner.said
  owner.child.kill('SIGKILL')
  await owner.ended
  expect(await runningEmbedded(place.folder)).toBeUndefined()
  const heir = await startEmbedded(place.folder)
  expect(heir.adopted).toBe(true)
  await heir.stop()
})
