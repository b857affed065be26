import type { RoundWork } from '#contract/my-work.ts'
import { CalendarMoment } from '#domain/round/calendar.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import type { Actor } from '../call.ts'
import type { Register } from '../organisations/register.ts'
import { seesSubmissions } from '../rounds/who-sees.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import type { MomentOfAsking } from './moment-of-asking.ts'

/** How each open round stands: all of it for who runs or watches it, of a supervisor those below. */
export function roundWork(
  actor: Actor,
  submissions: readonly StoredSubmission[],
  register: Register,
  asked: MomentOfAsking,
): RoundWork[] {
  const below = supervised(actor, register)
  return [
    ...(seesSubmissions(actor) ? byRound(submissions, 'all', asked) : []),
    ...byRound(
      submissions.filter(({ keeper }) => below(keeper)),
      'below',
      asked,
    ),
  ]
}

function supervised({ grants }: Actor, { above }: Register): (organisation: string) => boolean {
  const places = new Set(
    grants.flatMap(({ role, organisation }) => (role === 'supervisor' ? (organisation ?? []) : [])),
  )
  return (organisation) => places.size > 0 && above(organisation).some((one) => places.has(one))
}

function byRound(
  submissions: readonly StoredSubmission[],
  scope: RoundWork['scope'],
  asked: MomentOfAsking,
): RoundWork[] {
  return [...Map.groupBy(submissions, ({ round }) => round.id).values()].map((some) => rowOf(some, scope, asked))
}

function rowOf(some: readonly StoredSubmission[], scope: RoundWork['scope'], { now, left }: MomentOfAsking): RoundWork {
  const { round, calendar } = some[0]!
  const count = (is: (one: StoredSubmission) => boolean): number => some.filter(is).length
  const states = SubmissionState.options.map((state) => [state, count((one) => one.state === state)] as const)
  // The round's end of entry is the one that most have: a single one may have an end of its own.
  const common = { ...calendar, entryUntil: some.find(({ hasOwnEnd }) => !hasOwnEnd)?.calendar.entryUntil ?? now }
  const moment = CalendarMoment.options.filter((name) => common[name] > now).sort((a, b) => common[a] - common[b])[0]
  return {
    round: { id: round.id, name: round.title },
    edition: round.edition,
    period: round.period,
    scope,
    members: some.length,
    states: Object.fromEntries(states) as RoundWork['states'],
    overdue: count((one) => one.state === 'draft' && left(one.calendar.entryUntil).isOver),
    extended: count(({ hasOwnEnd }) => hasOwnEnd),
    ...(moment && { next: { moment, due: left(common[moment]) } }),
  }
}
