import type { MemberView, RoundRow, RoundView } from '#contract/round-views.ts'
import type { Db } from '#db/database.ts'
import { afterOutages, type Outage } from '#domain/round/deadline.ts'
import { openingWarnings, whyNotOpen } from '#domain/round/opening.ts'
import type { Actor } from '../call.ts'
import { registerOn, today, type Register } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import { appraisersOf, chargesOf, type Appraiser } from './charges.ts'
import type { RoundDeps } from './deps.ts'
import { candidatesOf } from './members.ts'
import { editionFaults, groupsOf, isEditionIssued } from './open-round.ts'
import { outagesOf } from './outages.ts'
import { submissionsOf, type RoundSubmission } from './queries.ts'
import { calendarView, storedRounds, type RoundState, type StoredRound } from './stored-round.ts'
import { seesAppraisers, seesDrafts, seesOwn, seesRounds, seesSubmissions } from './who-sees.ts'

/** The rounds that the caller may see, newest first. */
export async function roundRows(
  { db }: RoundDeps,
  actor: Actor,
  state: RoundState | undefined,
): Promise<{ rounds: RoundRow[] }> {
  const [stored, outages, register] = await Promise.all([
    storedRounds(db, { state }),
    outagesOf(db),
    registerOn(db, today()),
  ])
  const submissions = await submissionsOf(db, { rounds: stored.map(({ id }) => id) })
  const byRound = Map.groupBy(submissions, ({ round }) => round)
  const rows = stored.flatMap((round): RoundRow[] => {
    const own = byRound.get(round.id) ?? []
    return isSeen(actor, round, own, register) ? [rowOf(round, own, outages, actor)] : []
  })
  return { rounds: rows }
}

/** One round, cut to what the caller may see of it. */
export async function roundView(deps: RoundDeps, actor: Actor, id: string): Promise<RoundView> {
  const { db } = deps
  const [round] = await storedRounds(db, { id })
  if (!round) throw new Refusal('not-found')
  const [submissions, outages, register] = await Promise.all([
    submissionsOf(db, { rounds: [id] }),
    outagesOf(db),
    registerOn(db, today()),
  ])
  if (!isSeen(actor, round, submissions, register)) throw new Refusal('not-found')
  const shown = submissions.filter((one) => seesSubmissions(actor) || seesOwn(actor, one, register))
  const appraisers = seesAppraisers(actor) ? await appraisersOf(db, round.edition) : []
  const draft = round.state === 'draft' ? await draftView(deps, round, appraisers) : { faults: [], warnings: [] }
  return {
    ...rowOf(round, submissions, outages, actor),
    version: round.version,
    membersOn: round.membersOn,
    evidenceRequired: round.evidenceRequired,
    calendar: calendarView(round.calendar),
    outages: afterOutages(round.calendar.entryUntil, outages).outages.map(({ from, to }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
    reminderDays: [...round.reminderDays],
    secondShare: round.secondShare,
    openedAt: round.openedAt?.toISOString() ?? null,
    fixedSince: round.fixedSince?.toISOString() ?? null,
    closedAt: round.closedAt?.toISOString() ?? null,
    groups: await groupViews(db, id),
    submissions: shown.map((one) => memberView(one, outages)),
    appraisers,
    ...draft,
  }
}

function isSeen(
  actor: Actor,
  { state, edition }: StoredRound,
  submissions: readonly RoundSubmission[],
  register: Register,
): boolean {
  if (state === 'draft') return seesDrafts(actor)
  return seesRounds(actor, edition) || submissions.some((one) => seesOwn(actor, one, register))
}

function rowOf(
  round: StoredRound,
  submissions: readonly RoundSubmission[],
  outages: readonly Outage[],
  actor: Actor,
): RoundRow {
  const { id, title, edition, period, state, calendar } = round
  const { until } = afterOutages(calendar.entryUntil, outages)
  return {
    round: id,
    title,
    edition,
    period: period.key,
    state,
    entryFrom: new Date(calendar.entryFrom).toISOString(),
    entryUntil: new Date(until).toISOString(),
    members: submissions.length,
    ...(seesSubmissions(actor) && { submitted: submissions.filter((one) => one.state !== 'draft').length }),
  }
}

function memberView(one: RoundSubmission, outages: readonly Outage[]): MemberView {
  const own = one.entryUntil && afterOutages(one.entryUntil.getTime(), outages).until
  return {
    organisation: one.organisation,
    name: one.name,
    kind: one.kind,
    group: one.group,
    isRanked: one.isRanked,
    submission: one.id,
    keeper: one.keeper,
    state: one.state,
    ...(own !== undefined && { entryUntil: new Date(own).toISOString() }),
  }
}

async function groupViews(db: Db, round: string): Promise<RoundView['groups']> {
  const rows = await db
    .selectFrom('round_group')
    .select(['group_id', 'name'])
    .where('round_id', '=', round)
    .orderBy('position')
    .orderBy('group_id')
    .execute()
  return rows.map(({ group_id, name }) => ({ group: group_id, name }))
}

/** What keeps a draft from being opened as things stand, and what should be known. */
async function draftView(
  { db, content }: RoundDeps,
  round: StoredRound,
  appraisers: readonly Appraiser[],
): Promise<Pick<RoundView, 'faults' | 'warnings'>> {
  const members = await candidatesOf(db, round.id, round.membersOn)
  const groups = await groupsOf(db, round.id)
  const isIssued = await isEditionIssued(db, round.edition)
  const faults = editionFaults(content, round)
  const outline = content.outlines.get(round.edition)
  const opening = { calendar: round.calendar, groups, members, isIssued, faults }
  const charges = await chargesOf(db, appraisers)
  const warnings = outline ? openingWarnings(outline, opening, charges, Date.now()) : []
  return {
    faults: whyNotOpen(opening).map(({ code, params }) => ({ code, params: { ...params } })),
    warnings: warnings.map(({ code, params }) => ({ code, params: { ...params } })),
  }
}
