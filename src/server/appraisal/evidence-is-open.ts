import type { Db } from '#db/database.ts'
import { mayChangeEvidence } from '#domain/appraisal/may-explain.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { SubmissionState } from '#domain/submission/submission.ts'
import { unclosedOpenings } from '../submissions/openings.ts'
import type { ValueKey } from '../values/stored-value.ts'

/**
 * Method §15.8. False where a submission of the subject rests on the number, was sent, and has nothing open that reads
 * it; another round whose entry runs keeps the number open.
 */
export async function isEvidenceOpen(
  db: Db,
  outlines: ReadonlyMap<string, Outline>,
  { subject, item, period }: ValueKey,
  now: number,
): Promise<boolean> {
  const rows = await db
    .selectFrom('submission')
    .innerJoin('round', 'round.id', 'submission.round_id')
    .select(['submission.id', 'submission.state', 'round.edition_id'])
    .where('submission.organisation_id', '=', subject)
    .where('round.period', '=', period)
    .where('round.state', '=', 'open')
    .execute()
  let isRead = false
  for (const { id, state, edition_id } of rows) {
    const leaves = outlines.get(edition_id)?.leaves ?? []
    const readers = leaves
      .filter(({ leaf }) => leaf!.letters.some((letter) => letter.item.id === item && letter.variable.of === 'own'))
      .map(({ code }) => code)
    if (readers.length === 0) continue
    isRead = true
    const openings = await unclosedOpenings(db, id)
    if (mayChangeEvidence({ state: state as SubmissionState, openings, readers }, now)) return true
  }
  return !isRead
}
