import type { Db } from '#db/database.ts'
import type { Opening, OpeningPurpose } from '#domain/submission/submission.ts'

export type StoredOpening = Opening & {
  readonly id: string
  readonly submission: string
  readonly reason: string
  readonly openedAt: Date
  readonly closedAt: Date | undefined
}

/** All there ever were, oldest first. */
export function openingsOf(db: Db, submission: string): Promise<StoredOpening[]> {
  return openingsOfAll(db, [submission])
}

/** Those that nobody has closed; one whose time is over is among them. */
export function unclosedOpenings(db: Db, submission: string): Promise<StoredOpening[]> {
  return unclosedOpeningsOfAll(db, [submission])
}

/** The same of several submissions. */
export async function unclosedOpeningsOfAll(db: Db, submissions: readonly string[]): Promise<StoredOpening[]> {
  return (await openingsOfAll(db, submissions)).filter(({ closedAt }) => closedAt === undefined)
}

async function openingsOfAll(db: Db, submissions: readonly string[]): Promise<StoredOpening[]> {
  if (submissions.length === 0) return []
  const rows = await db
    .selectFrom('opening')
    .select(['id', 'submission_id', 'node_code', 'purpose', 'reason', 'until', 'opened_at', 'closed_at'])
    .where('submission_id', 'in', [...submissions])
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    submission: row.submission_id,
    node: row.node_code,
    purpose: row.purpose as OpeningPurpose,
    reason: row.reason,
    until: Number(row.until),
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
  }))
}
