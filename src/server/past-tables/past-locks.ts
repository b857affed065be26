import type { Db } from '#db/database.ts'
import { daysOf, overlap } from '#domain/organisation/day.ts'
import { periodFrom } from '#domain/period/period.ts'
import { today } from '../organisations/register.ts'

/** Why nothing of a unit and a period is taken from tables, where that is so. */
export type PastLocks = (subject: string, period: string) => 'period-not-over' | 'round-here' | undefined

/** Method §7.13. Earlier periods are over, and no round here is about them. Read before the transaction. */
export async function pastLocks(db: Db): Promise<PastLocks> {
  const rounds = await roundsOf(db)
  const day = today()
  return (subject, period) => {
    const stretch = daysOf(periodFrom(period)!)
    if (stretch.to > day) return 'period-not-over'
    const isHere = rounds.some((round) =>
      round.state === 'open' ? overlap(round, stretch) : round.period === period && round.members.has(subject),
    )
    return isHere ? 'round-here' : undefined
  }
}

async function roundsOf(db: Db) {
  const rounds = await db
    .selectFrom('round')
    .select(['id', 'state', 'period', 'period_from', 'period_to'])
    .where('state', '<>', 'draft')
    .execute()
  const members = await db.selectFrom('submission').select(['round_id', 'organisation_id']).execute()
  const byRound = Map.groupBy(members, ({ round_id }) => round_id)
  return rounds.map(({ id, state, period, period_from: from, period_to: to }) => ({
    ...{ state, period, from, to },
    members: new Set(byRound.get(id)?.map(({ organisation_id }) => organisation_id)),
  }))
}
