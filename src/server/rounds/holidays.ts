import { sql } from 'kysely'
import type { z } from 'zod'
import type { HolidayView } from '#contract/round-views.ts'
import type { rounds } from '#contract/rounds.ts'
import type { Db } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import type { HolidayKind } from '#domain/round/working-days.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'

export async function listHolidays(db: Db, year: number | undefined): Promise<{ holidays: HolidayView[] }> {
  let query = db.selectFrom('holiday').select(['day', 'name', 'kind']).orderBy('day')
  if (year !== undefined) query = query.where(sql<boolean>`extract(year from day) = ${year}`)
  const rows = await query.execute()
  return { holidays: rows.map(({ day, name, kind }) => ({ day, name, kind: kind as HolidayKind })) }
}

/** Rounds that are planned keep their dates; a new plan reads the list anew. */
export async function setHoliday(
  db: Db,
  { day, name, kind }: z.output<typeof rounds.setHoliday.input>,
  call: Call,
): Promise<Record<string, never>> {
  const { account } = actorOf(call)
  return db.transaction().execute(async (tx) => {
    const heads = await lockHeads(tx, [INSTALLATION])
    const before = await holidayOn(tx, day)
    await tx
      .insertInto('holiday')
      .values({ day, name, kind })
      .onConflict((conflict) => conflict.column('day').doUpdateSet({ name, kind }))
      .execute()
    const body = { day, name, kind, before: before ?? null }
    await recordOn(tx, heads, [{ stream: INSTALLATION, kind: 'holiday.set', by: account, body }], call.origin)
    return {}
  })
}

export async function removeHoliday(db: Db, day: string, call: Call): Promise<Record<string, never>> {
  const { account } = actorOf(call)
  return db.transaction().execute(async (tx) => {
    const heads = await lockHeads(tx, [INSTALLATION])
    const before = await holidayOn(tx, day)
    if (!before) throw new Refusal('not-found')
    await tx.deleteFrom('holiday').where('day', '=', day).execute()
    const body = { day, before }
    await recordOn(tx, heads, [{ stream: INSTALLATION, kind: 'holiday.removed', by: account, body }], call.origin)
    return {}
  })
}

async function holidayOn(db: Db, day: string): Promise<{ name: string; kind: string } | undefined> {
  return db.selectFrom('holiday').select(['name', 'kind']).where('day', '=', day).executeTakeFirst()
}
