import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/database.ts'
import type { AuditFinding } from '#domain/event/audit-finding.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database/database.ts'
import { CHECKPOINT_FILE, CheckpointFile } from './checkpoint-file.ts'
import { checkpointKey, PRIVATE_KEY_FILE, PUBLIC_KEY_FILE } from './checkpoint-key.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { record } from './record.ts'
import { verifyDatabase } from './verify.ts'

const A = 'organisation:aaaa'
const B = 'organisation:bbbb'

let fresh: FreshDatabase
let database: Database
let folder: string

beforeAll(async () => {
  fresh = await freshDatabase('empty')
  database = openDatabase(fresh.url, { most: 3 })
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

beforeEach(async () => {
  await sql`truncate stream, event, event_origin`.execute(database.db)
  folder = mkdtempSync(join(tmpdir(), 'laban-audit-'))
  await happened(A, 'one', 'two')
  await happened(B, 'one')
  await checkpoint()
  await happened(A, 'three', 'four')
  await checkpoint()
})

afterEach(() => rmSync(folder, { recursive: true }))

async function happened(stream: typeof A | typeof B, ...names: string[]): Promise<void> {
  const events = names.map((name) => ({ stream, kind: 'organisation.changed', by: null, body: { name } }) as const)
  await database.db.transaction().execute((tx) => record(tx, events, { address: '10.0.0.7', device: 'Firefox' }))
}

function checkpoint(): Promise<string> {
  return writeCheckpoint(database, new CheckpointFile(folder), checkpointKey(folder))
}

/** As whoever owns the database may: without the checks between tables. */
async function attack(statements: string): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql.raw(statements).execute(tx)
  })
}

async function audit(): Promise<AuditFinding[]> {
  const found: AuditFinding[] = []
  const [checkpointFile, publicKeyFile] = [join(folder, CHECKPOINT_FILE), join(folder, PUBLIC_KEY_FILE)]
  await verifyDatabase({ database, checkpointFile, publicKeyFile }, (finding) => found.push(finding))
  return found
}

/** code, stream, from, to. */
async function places(): Promise<string[]> {
  const found = await audit()
  return found.map(({ code, stream, from, to }) => [code, stream ?? 'file', from, to].join(' ')).sort()
}

/** What the attacker's own program would do: our rule, in SQL, over the rows as they stand now. */
const RECOMPUTE = `
  do $$
  declare one record; before bytea := decode(repeat('00', 32), 'hex');
  begin
    for one in select * from event where stream = '${A}' order by sequence loop
      update event set previous_hash = before, hash = sha256(before || convert_to(
        '{"at":"' || to_char(one.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","body":' || one.body::text
        || ',"by":' || coalesce('"' || one.by_account || '"', 'null') || ',"id":"' || one.id || '","kind":"' || one.kind
        || '","sequence":' || one.sequence || ',"stream":"' || one.stream || '"}', 'UTF8'))
      where stream = one.stream and sequence = one.sequence returning hash into before;
    end loop;
    update stream set hash = before, sequence = (select max(sequence) from event where stream = '${A}')
    where name = '${A}';
  end $$;`

test('an untouched database verifies, and later events too', async () => {
  await happened(B, 'two')
  expect(await audit()).toEqual([])
})

test("the attacker's program computes as we do: without an attack it changes nothing", async () => {
  await attack(RECOMPUTE)
  expect(await audit()).toEqual([])
})

describe('a changed row', () => {
  test.each([
    [`body = '{"name":"TWO"}'`],
    [`body = '{"name": "two"}'`],
    [`at = at + interval '1 microsecond'`],
    [`at = at + interval '1 day'`],
    [`at = 'infinity'`],
    [`kind = 'organisation.created'`],
    [`id = gen_random_uuid()`],
    [`by_account = gen_random_uuid()`],
    [`hash = sha256(hash)`],
    [`previous_hash = ''`],
  ])('%s', async (change) => {
    await attack(`update event set ${change} where stream = '${A}' and sequence = 2`)
    expect(await places()).toContain(`event-changed ${A} 2 2`)
  })

  test('with its own hash recomputed, no longer carries the next one', async () => {
    await attack(`
      update event set body = '{"name":"TWO"}' where stream = '${A}' and sequence = 2;
      create temp table kept on commit drop as select * from event where stream = '${A}' and sequence > 2;
      ${RECOMPUTE}
      update event set previous_hash = kept.previous_hash, hash = kept.hash from kept where event.id = kept.id;
      update stream set hash = (select hash from kept where sequence = 4) where name = '${A}'`)
    expect(await places()).toEqual([`chain-broken ${A} 3 3`, `stream-rewritten ${A} 1 2`])
  })

  test('is told with its time', async () => {
    await attack(`update event set body = '{}' where stream = '${A}' and sequence = 2`)
    const { rows } = await sql<{ at: Date }>`select at from event where stream = ${A} and sequence = 2`.execute(
      database.db,
    )
    expect(await audit()).toEqual([{ code: 'event-changed', stream: A, from: 2, to: 2, at: rows[0]!.at.toISOString() }])
  })
})

test('a removed row leaves a gap', async () => {
  await attack(`delete from event where stream = '${A}' and sequence = 2`)
  expect(await places()).toEqual([`events-missing ${A} 2 2`])
})

test('a removed row whose followers were moved up is found', async () => {
  await attack(`
    delete from event where stream = '${A}' and sequence = 2;
    update event set sequence = sequence - 1 where stream = '${A}' and sequence > 2;
    update stream set sequence = 3 where name = '${A}'`)
  expect(await places()).toContain(`event-changed ${A} 2 3`)
})

describe('an inserted row', () => {
  const ROW = (sequence: string): string => `
    insert into event select stream, ${sequence}, gen_random_uuid(), kind, at, by_account, body, previous_hash, hash
    from event where stream = '${A}' and sequence = 2`

  test('between two others', async () => {
    await attack(`update event set sequence = -sequence where stream = '${A}' and sequence > 2; ${ROW('3')};
      update event set sequence = 1 - sequence where stream = '${A}' and sequence < 0`)
    expect(await places()).toContain(`event-changed ${A} 3 5`)
  })

  test('before the first', async () => {
    await attack(ROW('0'))
    expect(await places()).toEqual([`event-inserted ${A} 0 0`])
  })

  test('at the end', async () => {
    await attack(ROW('5'))
    expect(await places()).toEqual([`chain-broken ${A} 5 5`, `event-changed ${A} 5 5`, `head-behind ${A} 5 5`])
  })

  test('far away, where a number can hardly count', async () => {
    await attack(ROW('9223372036854775807'))
    expect(await places()).toContain(`events-missing ${A} 5 9223372036854776000`)
  })
})

describe('a cut tail', () => {
  test('is known by the head', async () => {
    await attack(`delete from event where stream = '${A}' and sequence > 2`)
    expect(await places()).toEqual([`head-ahead ${A} 3 4`, `tail-cut ${A} 3 4`])
  })

  test('is known by a checkpoint when the head was put back', async () => {
    await attack(`delete from event where stream = '${A}' and sequence > 2;
      update stream set sequence = 2, hash = (select hash from event where stream = '${A}' and sequence = 2)
      where name = '${A}'`)
    expect(await audit()).toEqual([
      {
        code: 'tail-cut',
        stream: A,
        from: 3,
        to: 4,
        checkpoint: { number: 2, at: expect.stringMatching(/^\d{4}-.*Z$/) as string },
      },
    ])
  })
})

describe('a removed stream', () => {
  test('with its head is known by a checkpoint', async () => {
    await attack(`delete from event where stream = '${B}'; delete from stream where name = '${B}'`)
    expect(await places()).toEqual([`stream-removed ${B} 1 1`])
  })

  test('whose head was left', async () => {
    await attack(`delete from event where stream = '${B}'`)
    expect(await places()).toEqual([`head-ahead ${B} 1 1`, `stream-removed ${B} 1 1`])
  })

  test('is still known after the next checkpoint', async () => {
    await attack(`delete from event where stream = '${B}'; delete from stream where name = '${B}'`)
    await happened(A, 'five')
    await checkpoint()
    expect(await places()).toEqual([`stream-removed ${B} 1 1`])
  })
})

describe('a stream rewritten with all hashes recomputed', () => {
  test('is known by the first checkpoint that saw it otherwise', async () => {
    await attack(`update event set body = '{"name":"THREE"}' where stream = '${A}' and sequence = 3; ${RECOMPUTE}`)
    expect(await places()).toEqual([`stream-rewritten ${A} 3 4`])
  })

  test('is still known after the next checkpoint signed it', async () => {
    await attack(`update event set body = '{"name":"ONE"}' where stream = '${A}' and sequence = 1; ${RECOMPUTE}`)
    await happened(A, 'five')
    await checkpoint()
    expect(await places()).toEqual([`stream-rewritten ${A} 1 2`])
  })

  test('without one event is known by its end', async () => {
    await attack(`delete from event where stream = '${A}' and sequence = 1;
      update event set sequence = sequence - 1 where stream = '${A}'; ${RECOMPUTE}`)
    expect(await places()).toEqual([`stream-rewritten ${A} 1 2`, `tail-cut ${A} 4 4`])
  })
})

describe('heads', () => {
  test('that say otherwise', async () => {
    await attack(`update stream set hash = sha256('') where name = '${A}'`)
    expect(await places()).toEqual([`head-differs ${A} 4 4`])
  })

  test('that are gone', async () => {
    await attack(`delete from stream where name = '${A}'`)
    expect(await places()).toEqual([`head-missing ${A} 4 4`])
  })
})

describe('the checkpoint file', () => {
  const file = (): string => join(folder, CHECKPOINT_FILE)
  const rewrite = (change: (text: string) => string): void =>
    writeFileSync(file(), change(readFileSync(file(), 'utf8')))

  test.each<[string, (text: string) => string, string]>([
    ['edited', (text) => text.replace('"events":3', '"events":2'), 'checkpoint-signature file 1 1'],
    ['no longer JSON', (text) => text.replace('"events"', 'events'), 'checkpoint-unreadable file 1 1'],
    ['with a space more', (text) => text.replace('"events":', '"events": '), 'checkpoint-unreadable file 1 1'],
    ['cut at the front', (text) => text.replace(/^.*\n/, ''), 'checkpoint-missing file 1 1'],
    ['cut within its last line', (text) => text.slice(0, -20), 'checkpoint-torn file 2 2'],
    ['without its last end of line', (text) => text.slice(0, -1), 'checkpoint-torn file 2 2'],
    ['with a line twice', (text) => text + text.replace(/^.*\n/, ''), 'checkpoint-missing file 3 3'],
  ])('%s', async (_, change, expected) => {
    rewrite(change)
    const found = await places()
    expect(found).toContain(expected)
    expect(found.filter((one) => !one.startsWith('checkpoint-'))).toEqual([])
  })

  test('signed by another key', async () => {
    rmSync(join(folder, PRIVATE_KEY_FILE))
    copyFileSync(join(folder, PUBLIC_KEY_FILE), join(folder, 'kept.pem'))
    await happened(A, 'five')
    await checkpoint()
    copyFileSync(join(folder, 'kept.pem'), join(folder, PUBLIC_KEY_FILE))
    expect(await places()).toEqual(['checkpoint-signature file 3 3'])
  })

  test('is still verified with its old key after a new one had to be made', async () => {
    rmSync(join(folder, PRIVATE_KEY_FILE))
    await happened(A, 'five')
    await checkpoint()
    expect(await audit()).toEqual([])
  })

  test('gone', async () => {
    rmSync(file())
    expect(await places()).toEqual(['checkpoint-file-missing file 1 1'])
  })

  test('without the public key is compared but not trusted', async () => {
    writeFileSync(join(folder, PUBLIC_KEY_FILE), 'not a key')
    await attack(`update event set body = '{}' where stream = '${A}' and sequence = 3; ${RECOMPUTE}`)
    expect(await places()).toEqual(['public-key-missing file 1 1', `stream-rewritten ${A} 3 4`])
  })
})
