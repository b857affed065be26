import { uuidv7 } from 'uuidv7'
import type { Db, Tx } from '#db/database.ts'
import { Refusal } from '../refusal.ts'

/** A request that writes to an upload. */
export type UploadWriter = { readonly upload: string; readonly writer: string }

/**
 * Makes the caller the only writer of an upload, of however many processes: who comes anew takes over from a connection
 * that was lost and may not know it yet. What that one is writing just now is waited for; it writes nothing after it.
 * Nothing is left to be given up by whoever dies.
 */
export async function becomeWriter(db: Db, upload: string, account: string): Promise<UploadWriter> {
  const writer = uuidv7()
  await db
    .updateTable('upload')
    .set({ writer })
    .where('id', '=', upload)
    .where('account_id', '=', account)
    .where('file_hash', 'is', null)
    .execute()
  return { upload, writer }
}

/** Acts while nobody can take over; refuses once somebody has, or the upload is ended. */
export function asWriter<Result>(db: Db, who: UploadWriter, act: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await holdUpload(tx, who)
    return act(tx)
  })
}

/** The same in a transaction of the caller's. */
export async function holdUpload(tx: Tx, { upload, writer }: UploadWriter): Promise<void> {
  const row = await tx
    .selectFrom('upload')
    .select('id')
    .where('id', '=', upload)
    .where('writer', '=', writer)
    .where('file_hash', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('stale')
}
