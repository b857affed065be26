import { sql } from 'kysely'
import type { TimeLeft } from '#contract/my-work.ts'
import type { Db } from '#db/database.ts'
import type { Moment } from '#domain/round/moment.ts'
import { timeLeft } from '#domain/round/time-left.ts'
import type { HolidayKind } from '#domain/round/working-days.ts'

/** When somebody asks, and how long it is from then to any moment. */
export type MomentOfAsking = { readonly now: Moment; readonly left: (until: Moment) => TimeLeft }

/** By the database's clock and the province's days off. */
export async function momentOfAsking(db: Db): Promise<MomentOfAsking> {
  const { rows } = await sql<{ now: Date; holidays: [string, HolidayKind][] }>`
    select clock_timestamp() as now, (select coalesce(json_agg(json_build_array(day, kind)), '[]') from holiday) as holidays
  `.execute(db)
  const [now, holidays] = [Number(rows[0]!.now), new Map(rows[0]!.holidays)]
  return {
    now,
    left: (moment) => {
      const { until, workingDays, isOver } = timeLeft(moment, now, holidays)
      return { until: new Date(until).toISOString(), workingDays, isOver }
    },
  }
}
