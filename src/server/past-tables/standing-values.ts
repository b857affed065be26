import type { Db } from '#db/database.ts'
import { daysOf, overlap } from '#domain/organisation/day.ts'
import type { PastCell } from '#domain/past-table/read-past-table.ts'
import type { StandingPast } from '#domain/past-table/past-table-plan.ts'
import { periodFrom } from '#domain/period/period.ts'
import { expectedParts } from '#domain/value/parts.ts'
import { today } from '../organisations/register.ts'
import { providersOf, type Providers } from '../values/providers.ts'
import { latestValues } from '../values/stored-value.ts'

type Locks = (cell: Required<Pick<PastCell, 'subject' | 'item' | 'period'>>) => StandingPast['lock']

/** Method §7.13. What keeps values of earlier periods from being brought in, read before the transaction. */
export async function pastLocks(db: Db): Promise<Locks> {
  const [rounds, providers] = await Promise.all([roundsOf(db), providersOf(db)])
  const day = today()
  return ({ subject, item, period }) => {
    const stretch = daysOf(periodFrom(period)!)
    if (stretch.to > day) return 'period-not-over'
    const isHere = rounds.some((round) =>
      round.state === 'open' ? overlap(round, stretch) : round.period === period && round.members.has(subject),
    )
    if (isHere) return 'round-here'
    return isInParts(providers, item, period) ? 'in-parts' : undefined
  }
}

function isInParts(providers: Providers, item: string, period: string): boolean {
  return expectedParts(providers.get(item) ?? [], periodFrom(period)!).length > 0
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

/** What is there for each value of a table. */
export async function standingValues(
  db: Db,
  cells: readonly PastCell[],
  locks: Locks,
): Promise<(cell: PastCell) => StandingPast> {
  const distinct = (key: 'subject' | 'item' | 'period') => [...new Set(cells.flatMap((cell) => cell[key] ?? []))]
  const asked = { subjects: distinct('subject'), items: distinct('item'), periods: distinct('period') }
  const known = new Map<string, StandingPast>()
  for (const { subject, item, period, part, version, content } of await latestValues(db, asked))
    if (part === undefined) known.set(`${subject} ${item} ${period}`, { version, content })
  return ({ subject, item, period }) => {
    if (subject === undefined || item === undefined || period === undefined) return { version: 0 }
    const there = known.get(`${subject} ${item} ${period}`) ?? { version: 0 }
    return { ...there, lock: locks({ subject, item, period }) }
  }
}
