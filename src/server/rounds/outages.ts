import type { Db } from '#db/database.ts'
import type { Outage } from '#domain/round/deadline.ts'

/** Every outage that was noted, oldest first. */
export async function outagesOf(db: Db): Promise<Outage[]> {
  const rows = await db.selectFrom('outage').select(['from_at', 'to_at']).orderBy('from_at').execute()
  return rows.map(({ from_at, to_at }) => ({ from: from_at.getTime(), to: to_at.getTime() }))
}
