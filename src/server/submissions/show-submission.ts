import type { OpeningView, SubmissionRow, SubmissionView } from '#contract/submission-views.ts'
import type { CalendarView } from '#contract/round-views.ts'
import { CalendarMoment, type Calendar } from '#domain/round/calendar.ts'
import { dayAt } from '#domain/round/moment.ts'
import { changedVersions, pinsOf } from '#domain/submission/pins.ts'
import { SubmissionMove } from '#domain/submission/submission.ts'
import type { Db } from '#db/database.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { viewOf } from '../values/stored-value.ts'
import { judgedPoints } from './judged-points.ts'
import { judgedValues, pinnedValues } from './judged-values.ts'
import { lookAt, type Look } from './look.ts'
import { openingsOf, type StoredOpening } from './openings.ts'
import { receiptView } from './receipt.ts'
import { whyNotView } from './refuse-move.ts'
import { isAppraised } from './sealed-scorecards.ts'
import { signingOf } from './signing.ts'
import { standingOf, whyNotMove, type Standing } from './standing.ts'
import type { StoredSubmission } from './stored-submission.ts'

/** One submission: where it stands, what the caller may do and why not now, and what its unit still has to do. */
export async function showSubmission(deps: ValueDeps, id: string, call: Call): Promise<SubmissionView> {
  const look = await lookAt(deps, id, call)
  const { db } = deps
  const { submission, grounds, now, reader } = look
  const standing = await standingOf(db, grounds, submission, now)
  const isTold = reader !== 'appraiser' || isAppraised(submission.state)
  return {
    ...rowOf(submission),
    version: submission.version,
    calendar: calendarView(submission.calendar),
    moves: await movesOf(db, look, standing),
    ...(submission.attempt > 0 && { receipt: await receiptView(db, submission, submission.attempt) }),
    openings: (await openingsOf(db, id)).map(openingView),
    isCommonFixed: submission.round.isCommonFixed,
    ...(isTold && {
      progress: progressOf(standing),
      changed: await changedOf(db, standing),
      points: judgedPoints(grounds, await judgedValues(db, grounds, submission, 'self')).total,
    }),
  }
}

export function rowOf({ id, round, member, keeper, state, attempt, calendar }: StoredSubmission): SubmissionRow {
  return {
    submission: id,
    round: { id: round.id, title: round.title },
    edition: round.edition,
    period: round.period,
    organisation: { id: member.id, name: member.name },
    keeper,
    group: member.group,
    state,
    attempt,
    entryUntil: new Date(calendar.entryUntil).toISOString(),
  }
}

function calendarView(calendar: Calendar): CalendarView {
  const entries = CalendarMoment.options.map((name) => [name, new Date(calendar[name]).toISOString()] as const)
  return Object.fromEntries(entries) as CalendarView
}

/** Moves that the caller's roles never let them make are left out. */
async function movesOf(db: Db, { actor, above, submission, now }: Look, standing: Standing) {
  const { signing } = await signingOf(db, actor, submission.keeper, dayAt(now), undefined)
  return SubmissionMove.options.flatMap((move): SubmissionView['moves'] => {
    const whyNot = whyNotMove(move, standing, { actor, above, signing })
    if (whyNot?.code === 'not-permitted') return []
    return [{ move, ...(whyNot && { whyNot: whyNotView(whyNot) }) }]
  })
}

export function openingView({ node, purpose, reason, until, openedAt, closedAt }: StoredOpening): OpeningView {
  return {
    node,
    purpose,
    reason,
    until: new Date(until).toISOString(),
    openedAt: openedAt.toISOString(),
    ...(closedAt && { closedAt: closedAt.toISOString() }),
  }
}

function progressOf({ asked, given, unconfirmed, unexplained, withoutEvidence, claims }: Standing) {
  return {
    asked,
    given,
    unconfirmed: unconfirmed.length,
    unexplained: unexplained.length,
    withoutEvidence: [...withoutEvidence],
    claims: claims.accepted.length + claims.waiting.length,
  }
}

/** Method §9.2: “đã đổi sau khi nộp”. A draft has nothing that it could differ from. */
async function changedOf(db: Db, { submission, latest }: Standing): Promise<SubmissionView['changed']> {
  if (submission.state === 'draft') return []
  return changedVersions(await pinnedValues(db, submission), pinsOf(latest)).map(({ before, after }) => ({
    ...(before && { before: viewOf(before) }),
    ...(after && { after: viewOf(after) }),
  }))
}
