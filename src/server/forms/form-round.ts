import type { FormRound } from '#contract/forms.ts'
import type { Db } from '#db/database.ts'
import { isStillOpen } from '#domain/submission/why-not.ts'
import { whyEntryClosed } from '#domain/submission/why-entry-closed.ts'
import { unclosedOpenings } from '../submissions/openings.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'
import type { FormKey } from './show-form.ts'

/** The round for which a form is filled in: of several the one that can still be entered, else the newest. */
export async function formRound(
  db: Db,
  { organisation, edition, period }: FormKey,
  now = Date.now(),
): Promise<FormRound | undefined> {
  const known = (await storedSubmissions(db, { keepers: [organisation] })).filter(
    ({ member, round }) => member.id === organisation && round.edition === edition && round.period === period,
  )
  const submission = known.find((one) => !closedFor(one, now)) ?? known[0]
  if (!submission) return undefined
  const { id, round, state, calendar } = submission
  const closed = closedFor(submission, now)
  const openings = round.isOpen ? await unclosedOpenings(db, id) : []
  return {
    submission: id,
    title: round.title,
    state,
    entryUntil: momentText(calendar.entryUntil),
    ...(closed && {
      closed: {
        code: closed.code,
        params: { ...closed.params },
        ...(closed.at !== undefined && { at: momentText(closed.at) }),
      },
    }),
    openings: openings
      .filter((opening) => isStillOpen(opening, now))
      .map(({ node, purpose, until, reason }) => ({ node, purpose, until: momentText(until), reason })),
  }
}

function closedFor({ state, calendar, round }: StoredSubmission, now: number) {
  return whyEntryClosed({ state, calendar, isRoundOpen: round.isOpen }, now)
}

function momentText(at: number): string {
  return new Date(at).toISOString()
}
