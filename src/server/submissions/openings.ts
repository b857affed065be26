import type { Db } from '#db/database.ts'
import type { Opening, OpeningPurpose } from '#domain/submission/submission.ts'

export type StoredOpening = Opening & {
  readonly id: string
  readonly reason: string
  readonly openedAt: Date
  readonly closedAt: Date | undefined
}

/** All there ever were, oldest first. */
export async function openingsOf(db: Db, submission: string): Promise<StoredOpening[]> {
  const rows = await db
    .selectFrom('opening')
    .select(['id', 'node_code', 'purpose', 'reason', 'until', 'opened_at', 'closed_at'])
    .where('submission_id', '=', submission)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    node: row.node_code,
    purpose: row.purpose as OpeningPurpose,
    reason: row.reason,
    until: Number(row.until),
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
  }))
}

/** Those that nobody has closed; one whose time is over is among them. */
export async function unclosedOpenings(db: Db, submission: string): Promise<StoredOpening[]> {
  return (await openingsOf(db, submission)).filter(({ closedAt }) => closedAt === undefined)
}
