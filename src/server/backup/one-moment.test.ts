import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { INSTALLATION } from '#domain/event/event.ts'
import { record } from '#server/events/record.ts'
import { connected } from '#test/support/database/databases.ts'
import { blankPlace, filledPlace, type InstallationPlace } from '#test/support/database/installation-place.ts'
import { makeArchive } from './make-archive.ts'
import { restore } from './restore.ts'

let [origin, target]: InstallationPlace[] = []

beforeAll(async () => {
  origin = await filledPlace()
  target = await blankPlace()
})

afterAll(async () => {
  await origin?.remove()
  await target?.remove()
})

test('an archive made while people write holds one moment: every stream ends where its head says', async () => {
  const places = { origin: origin!, target: target! }
  let isDone = false
  let written = 0
  const writing = (async () => {
    while (!isDone) {
      const streams = [INSTALLATION, `organisation:${written % 3}`, `account:${written % 5}`] as const
      const events = streams.map((stream) => ({
        stream,
        kind: 'account.changed' as const,
        by: null,
        body: { written },
      }))
      await places.origin.database.db.transaction().execute((tx) => record(tx, events))
      written += 1
    }
  })()
  const request = { ...places.origin, folder: join(places.origin.folder, 'backups'), program: '9.9.9' }
  while (written < 3) await new Promise((later) => setTimeout(later, 5))
  const { file } = await makeArchive({ ...request, now: new Date() })
  isDone = true
  await writing
  await restore({ ...places.target, file, program: '9.9.9', workFolder: places.target.folder })
  expect(await headsThatDiffer(places.target.url)).toEqual([])
})

function headsThatDiffer(url: string): Promise<unknown[]> {
  return connected(url, async (client) => {
    const text = `
      select name from stream left join event on event.stream = stream.name
      group by name, stream.sequence
      having stream.sequence <> max(event.sequence) or stream.sequence <> count(event.sequence)`
    return (await client.query(text)).rows
  })
}
