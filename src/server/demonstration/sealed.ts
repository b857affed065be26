import type { Db, Tx } from '#db/database.ts'
import type { Json } from '#db/tables.ts'
import { Demonstration } from '#contract/demonstration.ts'
import { insertRows } from '../bulk-insert.ts'

/** The figures that public pages show of the demonstration province; undefined where there is none. */
export async function readSealedDemonstration(db: Db): Promise<Demonstration | undefined> {
  const row = await db.selectFrom('demonstration').select('body').orderBy('id').limit(1).executeTakeFirst()
  return row && Demonstration.parse(row.body)
}

/** Written once, with the seed; never changed. */
export async function sealDemonstration(tx: Tx, body: Demonstration): Promise<void> {
  await insertRows(tx, 'demonstration', [{ id: body.organisations.id, body: body as unknown as Json }])
}
