import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/database.ts'
import { CHECKPOINT_FILE, CheckpointFile } from '#server/events/checkpoint-file.ts'
import { checkpointKey, PUBLIC_KEY_FILE } from '#server/events/checkpoint-key.ts'
import { writeCheckpoint } from '#server/events/checkpoint.ts'
import { record } from '#server/events/record.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database/database.ts'
import { auditVerify } from './audit.ts'

const STREAM = 'organisation:uỷ-ban'

let fresh: FreshDatabase
let database: Database
const folder = mkdtempSync(join(tmpdir(), 'laban-audit-command-'))

beforeAll(async () => {
  fresh = await freshDatabase('empty')
  database = openDatabase(fresh.url)
  const event = { stream: STREAM, kind: 'organisation.changed', by: null, body: {} } as const
  await database.db.transaction().execute((tx) => record(tx, [event, event]))
  await writeCheckpoint(database, new CheckpointFile(folder), checkpointKey(folder))
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

async function audited(language: 'vi' | 'en', json = false): Promise<{ exit: number; text: string }> {
  const [checkpointFile, publicKeyFile] = [join(folder, CHECKPOINT_FILE), join(folder, PUBLIC_KEY_FILE)]
  const { exit, stdout } = await auditVerify({ database, checkpointFile, publicKeyFile }, { language, json })
  return { exit, text: [...stdout].join('') }
}

test('a whole history is told in a few lines, with exit 0', async () => {
  const { exit, text } = await audited('en')
  expect(exit).toBe(0)
  expect(text).toMatch(
    /^Verified: events 2, streams 1, checkpoints 1\.\nLast checkpoint: number 1, .*\nThe history is whole\.\n$/,
  )
})

test('a disagreement is told with stream, event and Vietnamese time, with exit 1', async () => {
  await sql`update event set body = '[]', at = '2026-11-20T17:00:05Z' where sequence = 2`.execute(database.db)
  expect(await audited('vi')).toMatchObject({
    exit: 1,
    text: expect.stringContaining(
      'Luồng organisation:uỷ-ban: nội dung sự kiện 2 (ghi 00:00:05 ngày 21/11/2026) đã bị sửa sau khi ghi.\n',
    ) as string,
  })
})

test('programs get the same as JSON', async () => {
  const { text } = await audited('en', true)
  expect(JSON.parse(text)).toMatchObject({
    ok: false,
    events: 2,
    found: 1,
    findings: [{ code: 'event-changed', stream: STREAM, from: 2, to: 2, at: '2026-11-20T17:00:05.000Z' }],
  })
})
