import { sql } from 'kysely'
import type { HistoryView } from '#contract/values.ts'
import type { Db } from '#db/database.ts'
import { periodAt, periodFrom } from '#domain/period/period.ts'
import { allVersions, latestValues, viewOf, type StoredValue, type ValueKey } from './stored-value.ts'
import { verdictView } from './verdict-view.ts'

const MOST_VERSIONS = 100
// What is read stays the same however much is remembered.
const OTHER_PERIODS = 12

/** Every version of a value with what was said about it, and the values of the periods before. */
export async function valueHistory(db: Db, key: ValueKey): Promise<HistoryView> {
  const versions = await allVersions(db, key, MOST_VERSIONS)
  const ids = versions.map(({ id }) => id)
  const [confirmations, verdicts] = await Promise.all([confirmationsOf(db, ids), verdictsOf(db, ids)])
  const others = await latestValues(db, { subjects: [key.subject], items: [key.item], periods: periodsBefore(key) })
  return {
    versions: versions.map((version) => {
      const confirmed = confirmations.find(({ of }) => of === version.id)
      return {
        ...viewOf(version),
        ...(confirmed && { confirmed: { by: confirmed.by, at: confirmed.at.toISOString() } }),
        verdicts: verdicts.filter(({ of }) => of === version.id).map(verdictView),
      }
    }),
    otherPeriods: others
      .filter(({ part }) => part === key.part)
      .sort(newestFirst)
      .map(({ period, content, state }) => ({ period, content, state })),
  }
}

function periodsBefore({ period }: ValueKey): string[] {
  const { from, to, kind } = periodFrom(period)!
  return Array.from({ length: OTHER_PERIODS }, (_, at) => periodAt(from - (at + 1) * (to - from), kind).key)
}

function newestFirst(a: StoredValue, b: StoredValue): number {
  return a.period < b.period ? 1 : -1
}

function confirmationsOf(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('value_confirmation as said')
    .innerJoin('account', 'account.id', 'said.confirmed_by')
    .select(['said.value_id as of', 'account.display_name as by', 'said.confirmed_at as at'])
    .where('said.value_id', '=', sql<string>`any(${ids})`)
    .execute()
}

function verdictsOf(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('value_verdict as said')
    .innerJoin('account', 'account.id', 'said.decided_by')
    .select(['said.value_id as of', 'said.verdict', 'said.note', 'account.display_name', 'said.decided_at'])
    .where('said.value_id', '=', sql<string>`any(${ids})`)
    .orderBy('said.decided_at')
    .execute()
}
