import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { INSTALLATION, type NewEvent } from '#domain/event/event.ts'
import { afterOutages, LEAST_OUTAGE, type Outage } from '#domain/round/deadline.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { outagesOf } from './outages.ts'
import { storedRounds, type StoredRound } from './stored-round.ts'
import { tellOfOutage } from './tell-of-outage.ts'

/**
 * Notes that a server works, by the database's clock. A gap since the last note is an outage, told with what it puts
 * off to whom it gives more time; of several processes the first one notes it. Answers the outage.
 */
export async function noteWorking(db: Db): Promise<Outage | undefined> {
  return db.transaction().execute(async (tx) => {
    await sql`insert into heartbeat (id, at) values (1, clock_timestamp()) on conflict do nothing`.execute(tx)
    const { rows } = await sql<{ at: Date; now: Date }>`
      select at, clock_timestamp() as now from heartbeat where id = 1 for update
    `.execute(tx)
    const { at, now } = rows[0]!
    await tx.updateTable('heartbeat').set({ at: now }).where('id', '=', 1).where('at', '<', now).execute()
    const outage = { from: at.getTime(), to: now.getTime() }
    if (outage.to - outage.from < LEAST_OUTAGE) return undefined
    const known = await outagesOf(tx)
    await tx.insertInto('outage').values({ from_at: at, to_at: now }).execute()
    const open = await storedRounds(tx, { state: 'open' })
    const events = [noted(outage), ...putOff(open, known, outage)]
    const heads = await lockHeads(
      tx,
      events.map(({ stream }) => stream),
    )
    await tellOfOutage(tx, open, { outage, known, at: now })
    await recordOn(tx, heads, events)
    return outage
  })
}

function noted({ from, to }: Outage): NewEvent {
  const body = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
  return { stream: INSTALLATION, kind: 'outage.noted', by: null, body }
}

/** What an outage does to the ends of entry of open rounds, with the reason. */
function putOff(open: readonly StoredRound[], known: readonly Outage[], outage: Outage): NewEvent[] {
  return open.flatMap(({ id, calendar: { entryUntil } }): NewEvent[] => {
    const [before, after] = [afterOutages(entryUntil, known), afterOutages(entryUntil, [...known, outage])]
    if (before.until === after.until) return []
    const body = {
      reason: 'outage',
      outage: { from: new Date(outage.from).toISOString(), to: new Date(outage.to).toISOString() },
      before: new Date(before.until).toISOString(),
      after: new Date(after.until).toISOString(),
    }
    return [{ stream: `round:${id}`, kind: 'round.entry-put-off', by: null, body }]
  })
}
