import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { daysOf } from '#domain/organisation/day.ts'
import type { Criterion } from '#domain/permission/grant.ts'
import { periodFrom } from '#domain/period/period.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import type { ValueKey } from '../values/stored-value.ts'

/** From the beginning of the appraisal until the council: appraisers decide, or answer the unit. */
const JUDGED = [...new Set<string>([...MOVES.decideFinding.from, ...MOVES.sayExplanation.from])]

/**
 * Criteria that read an organisation's own number and are being appraised in one of its submissions; of no period that
 * comes after the round's (method §15.7).
 */
export async function criteriaJudging(db: Db, { subject, item, period }: ValueKey): Promise<Criterion[]> {
  const asked = periodFrom(period)
  if (!asked) return []
  const { rows } = await sql<Criterion>`
    select distinct round.edition_id as edition, node.code as node
    from submission join round on round.id = submission.round_id and round.state = 'open'
    join variable on variable.edition_id = round.edition_id and variable.item_id = ${item} and variable.of = 'own'
    join node on node.edition_id = variable.edition_id and node.position = variable.node
    where submission.organisation_id = ${subject} and submission.state = any(${JUDGED}::text[])
      and round.period_to >= ${daysOf(asked).to}
  `.execute(db)
  return rows
}
