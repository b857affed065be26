import type { z } from 'zod'
import type { OutputOf } from '#contract/operation.ts'
import type { rounds } from '#contract/rounds.ts'
import type { Tx } from '#db/database.ts'
import { whyNotClose, whyNotPutOff } from '#domain/round/opening.ts'
import { actorOf, type Call } from '../call.ts'
import type { RoundDeps } from './deps.ts'
import { moveRound, refuseFaults } from './move-round.ts'
import { momentsOf } from './plan.ts'
import { calendarColumns, calendarView } from './stored-round.ts'

type Done = OutputOf<typeof rounds.closeRound>

/** Method §11.6. Puts off dates of an open round. */
export async function changeCalendar(
  { db }: RoundDeps,
  { calendar: written, reason, ...seen }: z.output<typeof rounds.changeCalendar.input>,
  call: Call,
): Promise<Done> {
  const mover = { account: actorOf(call).account, origin: call.origin }
  const next = momentsOf(written)
  return db.transaction().execute((tx) =>
    moveRound(tx, 'changeCalendar', seen, mover, ({ calendar, fixedSince }) => {
      refuseFaults(whyNotPutOff(next, calendar, fixedSince !== undefined))
      return {
        set: calendarColumns(next),
        body: { reason, before: calendarView(calendar), after: calendarView(next) },
        answer: (version) => ({ version }),
      }
    }),
  )
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
