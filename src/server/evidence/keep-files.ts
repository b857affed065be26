import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db, Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { tell } from '../messages/tell.ts'
import type { Files } from './deps.ts'
import { lockFiles } from './lock-files.ts'
import { evidenceWhere, type StoredEvidence } from './queries.ts'
import type { ScanResult } from './scanner.ts'
import { MOST_HOURS } from './upload-limits.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 50

/**
 * Clears away what nobody finished: uploads past their day, files that no document took, files without a row. Whoever
 * brings a file meanwhile waits for it, or it for them.
 */
export async function sweepFiles(db: Db, { store }: Files, now: Date): Promise<{ uploads: number; files: number }> {
  const uploads = await db.deleteFrom('upload').where('expires_at', '<', now).executeTakeFirst()
  await removeOld(store.incoming, now)
  await removeOld(store.drawn, now)
  await sql`
    delete from stored_file as file
    where file.stored_at < ${now}::timestamptz - make_interval(hours => ${MOST_HOURS}) and file.state <> 'quarantined'
      and not exists (select from evidence where file_hash = file.hash)
      and not exists (select from upload where file_hash = file.hash)
  `.execute(db)
  const files = await db.transaction().execute(async (tx) => {
    await lockFiles(tx, 'alone')
    return removeOrphans(tx, store, now)
  })
  return { uploads: Number(uploads.numDeletedRows), files }
}

async function removeOrphans(tx: Tx, store: Files['store'], now: Date): Promise<number> {
  const rows = await tx.selectFrom('stored_file').select('hash').execute()
  const known = new Set(rows.map(({ hash }) => hash))
  let removed = 0
  for await (const { hash, at } of store.all()) {
    if (known.has(hash) || now.getTime() - at.getTime() < DAY_MS) continue
    await store.remove(hash)
    removed += 1
  }
  return removed
}

async function removeOld(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now.getTime() }))
    if (now.getTime() - mtimeMs > DAY_MS) await rm(file, { force: true, recursive: true })
  }
}

/** Asks the scanner again about files that it did not answer for. */
export async function scanWaiting(db: Db, { store, scanner }: Files): Promise<number> {
  if (!scanner) return 0
  const rows = await db
    .selectFrom('stored_file')
    .select('hash')
    .where('state', '=', 'waiting')
    .orderBy('stored_at')
    .limit(AT_ONCE)
    .execute()
  let answered = 0
  for (const { hash } of rows) {
    const result = await scanner(store.pathOf(hash))
    // The scanner is away, most likely: it is asked about the others in a minute.
    if (result.state === 'waiting') break
    await judge(db, store, hash, result)
    answered += 1
  }
  return answered
}

type Judgement = Exclude<ScanResult, { state: 'waiting' }>

async function judge(db: Db, store: Files['store'], hash: string, result: Judgement): Promise<void> {
  const documents = await evidenceWhere(db, sql`evidence.file_hash = ${hash}`)
  const threat = result.state === 'quarantined' ? result.threat : null
  await db.transaction().execute(async (tx) => {
    const streams = documents.map(({ organisation }) => `organisation:${organisation}` as const)
    const heads = streams.length > 0 ? await lockHeads(tx, streams) : undefined
    const { numUpdatedRows } = await tx
      .updateTable('stored_file')
      .set({ state: result.state, threat, scanned_at: sql<Date>`now()` })
      .where('hash', '=', hash)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (numUpdatedRows === 0n || !heads) return
    const events = documents.map(({ evidence, organisation }): NewEvent => {
      const body = { evidence, sha256: hash, state: result.state, threat }
      return { stream: `organisation:${organisation}`, kind: 'evidence.scanned', by: null, body }
    })
    await recordOn(tx, heads, events)
    if (result.state === 'quarantined') await tellOwners(tx, documents)
  })
  if (result.state === 'quarantined') await store.quarantine(hash)
}

/** Whoever brought it learns that it supports nothing any more. */
async function tellOwners(tx: Tx, documents: readonly StoredEvidence[]): Promise<void> {
  const ids = [...new Set(documents.map(({ organisation }) => organisation))]
  const rows = await tx
    .selectFrom('organisation_version')
    .select(['organisation_id', 'name'])
    .where('organisation_id', 'in', ids)
    .orderBy('valid_from')
    .execute()
  const names = new Map(rows.map(({ organisation_id, name }) => [organisation_id, name]))
  const notices = documents.map(({ evidence, organisation, addedBy, file, number }) => ({
    kind: 'evidence-quarantined' as const,
    params: { organisation: names.get(organisation) ?? organisation, evidence: number ?? file?.name ?? evidence },
    account: addedBy,
    onceKey: `evidence-quarantined ${evidence}`,
  }))
  await tell(tx, notices)
}
