import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database, Tx } from '#db/database.ts'
import type { Tell } from '#domain/event/audit-finding.ts'
import type { IsSigned } from '#domain/event/verify-checkpoints.ts'
import { verify, type Audited } from '#domain/event/verify.ts'
import { sizeOf } from './checkpoint-file.ts'
import { signedByKeysOf } from './checkpoint-key.ts'
import { withoutWriters } from './checkpoint.ts'
import { fileLines } from './file-lines.ts'
import { sha256 } from './sha256.ts'
import { storedEvents, storedHeads } from './stored-events.ts'

export type AuditPlaces = {
  readonly database: Pick<Database, 'db'>
  readonly checkpointFile: string
  readonly publicKeyFile: string
}

/**
 * Holds the whole history of a database, as of one moment, against itself and a checkpoint file. Changes nothing and
 * lets others write on.
 */
export async function verifyDatabase(places: AuditPlaces, tell: Tell): Promise<Audited> {
  const { database, checkpointFile } = places
  const hasFile = existsSync(checkpointFile)
  if (!hasFile) tell({ code: 'checkpoint-file-missing', from: 1, to: 1 })
  const isSigned = hasFile ? signatureCheck(places.publicKeyFile, tell) : () => true
  // Before the database is looked at, which may know more than the file but not less.
  const size = hasFile ? await withoutWriters(database, () => sizeOf(checkpointFile)) : 0
  return inOneMoment(database, async (tx) => {
    const history = { events: storedEvents(tx), heads: await storedHeads(tx), lines: texts(checkpointFile, size) }
    return verify(history, { sha256, isSigned }, tell)
  })
}

function inOneMoment<T>({ db }: AuditPlaces['database'], act: (tx: Tx) => Promise<T>): Promise<T> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return snapshot.execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    // Reading a long checkpoint file comes between two statements.
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
    return act(tx)
  })
}

async function* texts(path: string, size: number): AsyncGenerator<string> {
  for await (const line of fileLines(path, 0, size)) yield line.toString('utf8')
}

/** Without the key the checkpoints are still compared: what they say may be true. */
function signatureCheck(publicKeyFile: string, tell: Tell): IsSigned {
  const isSigned = existsSync(publicKeyFile) ? signedByKeysOf(readFileSync(publicKeyFile, 'utf8')) : undefined
  if (isSigned) return isSigned
  tell({ code: 'public-key-missing', from: 1, to: 1 })
  return () => true
}
