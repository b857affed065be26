import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import type { ValueKey } from '../values/stored-value.ts'

/** Of each number the version that the submission or its round has pinned; undefined where nothing was given. */
export async function pinnedIds(
  tx: Tx,
  { id, attempt, round }: StoredSubmission,
  keys: readonly ValueKey[],
): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = []
  for (const { subject, item, period, part } of keys) {
    const { rows } = await sql<{ id: string }>`
      select value.id from value
      where value.subject_id = ${subject} and value.item_id = ${item} and value.period = ${period}
        and value.part_id is not distinct from ${part ?? null}
        and (exists (select from pin where pin.value_id = value.id and pin.submission_id = ${id} and pin.attempt = ${attempt})
          or exists (select from common_pin where common_pin.value_id = value.id and common_pin.round_id = ${round.id}))
      order by value.version desc limit 1
    `.execute(tx)
    ids.push(rows[0]?.id)
  }
  return ids
}
