import { sql } from 'kysely'
import type { Db, Tx } from '#db/database.ts'
import type { NewNotice } from '#domain/message/notice.ts'
import { remindersDue, type RemindedMember, type RemindedRound } from '#domain/message/reminders-due.ts'
import { endOfEntry, type Outage } from '#domain/round/deadline.ts'
import { dayAt, type Moment } from '#domain/round/moment.ts'
import { outagesOf } from '../rounds/outages.ts'
import { holidaysOf } from '../rounds/plan.ts'
import { formPath } from './form-path.ts'
import { recipientsOn, type RecipientsOf } from './recipients.ts'
import { tell } from './tell.ts'

/**
 * Reminds those who have not submitted in the open rounds (method §14.1), at the database's time. Asked every minute by
 * every process, it tells everybody once. Answers how many notices are new.
 */
export async function remind(db: Db, clock: (tx: Tx) => Promise<Date> = databaseTime): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const now = (await clock(tx)).getTime()
    const rounds = await openRounds(tx)
    if (rounds.length === 0) return 0
    const recipients = await recipientsOn(tx, dayAt(now))
    const [outages, holidays] = [await outagesOf(tx), await holidaysOf(tx)]
    const notices: NewNotice[] = []
    for (const round of rounds) {
      const members = await membersOf(tx, round, outages, recipients)
      notices.push(...remindersDue(round, members, now, holidays))
    }
    return tell(tx, notices)
  })
}

export async function databaseTime(db: Db | Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  return rows[0]!.now
}

type OpenRound = RemindedRound & { readonly edition: string; readonly period: string; readonly entryUntil: Moment }

async function openRounds(tx: Tx): Promise<OpenRound[]> {
  const rows = await tx
    .selectFrom('round')
    .select(['id', 'title', 'edition_id', 'period', 'opened_at', 'entry_until', 'reminder_days'])
    .where('state', '=', 'open')
    .where('opened_at', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    edition: row.edition_id,
    period: row.period,
    openedAt: row.opened_at!.getTime(),
    reminderDays: row.reminder_days,
    entryUntil: row.entry_until.getTime(),
  }))
}

async function membersOf(
  tx: Tx,
  round: OpenRound,
  outages: readonly Outage[],
  recipients: RecipientsOf,
): Promise<RemindedMember[]> {
  const rows = await tx
    .selectFrom('round_member as member')
    .leftJoin('submission', (join) =>
      join
        .onRef('submission.round_id', '=', 'member.round_id')
        .onRef('submission.organisation_id', '=', 'member.organisation_id'),
    )
    .select(['member.organisation_id', 'member.name', 'submission.keeper_id'])
    .select(['submission.state', 'submission.entry_until'])
    .where('member.round_id', '=', round.id)
    .orderBy('member.name')
    .orderBy('member.organisation_id')
    .execute()
  return rows.map((row) => ({
    organisation: row.organisation_id,
    name: row.name,
    hasSubmitted: row.state !== null && row.state !== 'draft',
    until: endOfEntry({ round: round.entryUntil, own: row.entry_until?.getTime() }, outages).until,
    path: formPath(round, row.organisation_id),
    // Whoever keeps it now works on it.
    recipients: recipients(row.keeper_id ?? row.organisation_id),
  }))
}
