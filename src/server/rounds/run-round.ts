import type { z } from 'zod'
import type { OutputOf } from '#contract/operation.ts'
import type { rounds } from '#contract/rounds.ts'
import type { Tx } from '#db/database.ts'
import type { Calendar } from '#domain/round/calendar.ts'
import { afterOutages } from '#domain/round/deadline.ts'
import { whyNotClose, whyNotPutOff } from '#domain/round/opening.ts'
import { actorOf, type Call } from '../call.ts'
import type { RoundDeps } from './deps.ts'
import { moveRound, refuseFaults } from './move-round.ts'
import { tellOfSubmissions } from '../submissions/tell-units.ts'
import { outagesOf } from './outages.ts'
import { momentsOf } from './plan.ts'
import { submissionsOf } from './queries.ts'
import { calendarColumns, calendarView, type StoredRound } from './stored-round.ts'

type Done = OutputOf<typeof rounds.closeRound>

/** Method §11.6. Puts off dates of an open round. */
export async function changeCalendar(
  { db }: RoundDeps,
  { calendar: written, reminderDays, reason, ...seen }: z.output<typeof rounds.changeCalendar.input>,
  call: Call,
): Promise<Done> {
  const mover = { account: actorOf(call).account, origin: call.origin }
  const next = momentsOf(written)
  return db.transaction().execute((tx) =>
    moveRound(tx, 'changeCalendar', seen, mover, async (round, at) => {
      const { calendar, fixedSince } = round
      const days = reminderDays && inOrder(reminderDays)
      const isElseChanged = days !== undefined && days.join() !== inOrder(round.reminderDays).join()
      refuseFaults(whyNotPutOff(next, calendar, fixedSince !== undefined, isElseChanged))
      if (next.entryUntil !== calendar.entryUntil) await tellDrafts(tx, round, next, at)
      return {
        set: { ...calendarColumns(next), ...(days && { reminder_days: days }) },
        body: {
          reason,
          before: calendarView(calendar),
          after: calendarView(next),
          ...(isElseChanged && { reminderDays: { before: round.reminderDays, after: days } }),
        },
        answer: (version) => ({ version }),
      }
    }),
  )
}

function inOrder(days: readonly number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b)
}

/** Whoever has not submitted and has no end of entry of its own learns the new one. */
async function tellDrafts(tx: Tx, round: StoredRound, next: Calendar, at: Date): Promise<void> {
  const { until } = afterOutages(next.entryUntil, await outagesOf(tx))
  const { id, title, edition, period } = round
  const drafts = (await submissionsOf(tx, { rounds: [id] })).filter(
    ({ state, entryUntil }) => state === 'draft' && entryUntil === undefined,
  )
  const told = drafts.map((one) => ({
    id: one.id,
    version: one.version,
    keeper: one.keeper,
    member: { id: one.organisation, name: one.name },
    round: { title, edition, period: period.key },
  }))
  await tellOfSubmissions(tx, at, told, () => ({ kind: 'deadline-put-off', until }))
}

export async function closeRound(
  { db }: RoundDeps,
  { reason, ...seen }: z.output<typeof rounds.closeRound.input>,
  call: Call,
): Promise<Done> {
  const mover = { account: actorOf(call).account, origin: call.origin }
  return db.transaction().execute((tx) =>
    moveRound(tx, 'closeRound', seen, mover, async (round, at) => {
      const unfinished = await unfinishedOf(tx, round.id)
      refuseFaults(whyNotClose(unfinished, reason))
      const body = { reason: reason ?? null, unfinished }
      return { set: { closed_at: at }, body, answer: (version) => ({ version }) }
    }),
  )
}

async function unfinishedOf(tx: Tx, round: string): Promise<number> {
  const row = await tx
    .selectFrom('submission')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('round_id', '=', round)
    .where('state', '<>', 'approved')
    .executeTakeFirstOrThrow()
  return row.count
}
