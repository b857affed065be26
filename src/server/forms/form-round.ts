import type { FormRound } from '#contract/forms.ts'
import type { Db } from '#db/database.ts'
import { isStillOpen } from '#domain/submission/why-not.ts'
import { whyEntryClosed } from '#domain/submission/why-entry-closed.ts'
import { unclosedOpeningsOfAll, type StoredOpening } from '../submissions/openings.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'
import type { FormKey } from './show-form.ts'

/** The round for which a form is filled in: of several the one that can still be entered, else the newest. */
export async function formRound(
  db: Db,
  { organisation, edition, period }: FormKey,
  now = Date.now(),
): Promise<FormRound | undefined> {
  return (await formRounds(db, { organisations: [organisation], edition, period }, now)).get(organisation)
}

export type FormsAsked = {
  readonly organisations: readonly string[]
  readonly edition: string
  readonly period: string
}

/** The same of many organisations; those that no round asks are left out. */
export async function formRounds(
  db: Db,
  { organisations, edition, period }: FormsAsked,
  now = Date.now(),
): Promise<ReadonlyMap<string, FormRound>> {
  const all = await storedSubmissions(db, { keepers: organisations, of: { edition, period } })
  const known = Map.groupBy(
    all.filter(({ member, keeper }) => member.id === keeper),
    ({ member }) => member.id,
  )
  const submissions = [...known.values()].map((own) => own.find((one) => !closedFor(one, now)) ?? own[0]!)
  const inOpenRounds = submissions.filter(({ round }) => round.isOpen).map(({ id }) => id)
  const openings = Map.groupBy(await unclosedOpeningsOfAll(db, inOpenRounds), ({ submission }) => submission)
  return new Map(submissions.map((one) => [one.member.id, roundOf(one, openings.get(one.id) ?? [], now)]))
}

function roundOf(submission: StoredSubmission, openings: readonly StoredOpening[], now: number): FormRound {
  const { id, round, state, calendar } = submission
  const closed = closedFor(submission, now)
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
