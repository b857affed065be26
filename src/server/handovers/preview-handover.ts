import { sql } from 'kysely'
import type { HandoverPreview } from '#contract/handovers.ts'
import type { Db } from '#db/database.ts'
import { isInForce, type Stretch } from '#domain/organisation/day.ts'
import { grantRows } from '../accounts/queries.ts'
import { actorOf, type Call } from '../call.ts'
import { isLiveSession } from '../sessions/live-session.ts'
import type { SessionSettings } from '../sessions/session-settings.ts'
import { storedSubmissions } from '../submissions/stored-submission.ts'
import { readHandover, type HandoverWish } from './read-handover.ts'

export type HandoverDeps = { readonly db: Db; readonly sessionSettings: SessionSettings }

/** What the handover would do, from what is there now; refused as the handover itself would be. */
export async function previewHandover(
  { db, sessionSettings }: HandoverDeps,
  wish: HandoverWish,
  call: Call,
): Promise<HandoverPreview> {
  const { giver, taker, on, ending, taken } = await readHandover(db, actorOf(call), wish)
  const until = latestEnd(taken)
  const gone = new Set(ending.map(({ id }) => id))
  const kept = (await grantRows(db, giver.account)).filter(
    ({ id, validFrom, validTo }) => !gone.has(id) && isInForce({ from: validFrom, to: validTo }, on),
  )
  return {
    giver: giver.name,
    taker: { name: taker?.name ?? wish.newName!, isNew: !taker, isOpened: taker?.state === 'active' },
    on,
    ...(until !== undefined && { until }),
    submissions: await openSubmissions(db, wish.organisation),
    keeps: kept.map(({ role, organisation, edition, node, item, task }) => ({
      ...{ role, organisation, edition, node, item, task },
    })),
    sessions: await liveSessions(db, giver.account, sessionSettings),
  }
}

/** The first day on which none of them holds any more; undefined where one has no end. */
function latestEnd(stretches: readonly Stretch[]): string | undefined {
  let latest = ''
  for (const { to } of stretches) {
    if (to === undefined) return undefined
    if (latest < to) latest = to
  }
  return latest
}

/** What the organisation works on in open rounds, with what is open to it for its explanation. */
async function openSubmissions(db: Db, organisation: string): Promise<HandoverPreview['submissions']> {
  const submissions = await storedSubmissions(db, { keepers: [organisation], isRoundOpen: true })
  const ids = submissions.map(({ id }) => id)
  const { rows } = await sql<{ submission: string; count: number }>`
    select submission_id as submission, count(*)::int as count from opening
    where submission_id = any(${ids}::uuid[]) and purpose = 'explanation' and closed_at is null and until >= now()
    group by submission_id
  `.execute(db)
  const open = new Map(rows.map(({ submission, count }) => [submission, count]))
  return submissions.map(({ id, round, member, state }) => ({
    submission: id,
    round: round.title,
    organisation: { id: member.id, name: member.name },
    state,
    explanations: open.get(id) ?? 0,
  }))
}

async function liveSessions(db: Db, account: string, settings: SessionSettings): Promise<number> {
  const { count } = await db
    .selectFrom('session')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('account_id', '=', account)
    .where(isLiveSession(settings))
    .executeTakeFirstOrThrow()
  return count
}
