import type { OverviewGroup, OverviewLoss, OverviewRow, RoundOverview } from '#contract/overview.ts'
import type { Db } from '#db/database.ts'
import { CalendarMoment } from '#domain/round/calendar.ts'
import { endOfEntry } from '#domain/round/deadline.ts'
import { completeness, largestLosses, meanIndex, type Loss } from '#domain/round/overview.ts'
import { readBoard, type Board } from '../boards/read-board.ts'
import { statedPlaces } from '../national-places/stated-places.ts'
import { nationalStanding, type ProvinceDocuments } from './national-standing.ts'
import { momentOfAsking, type MomentOfAsking } from '../my-work/moment-of-asking.ts'
import { registerOn, type Register } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { outagesOf } from '../rounds/outages.ts'
import { roundOf, submissionsOf } from '../rounds/queries.ts'
import type { StoredRound } from '../rounds/stored-round.ts'
import { periodBefore, type PeriodBefore } from './period-before.ts'
import { shownOf, type Shown } from './shown-board.ts'

/** Beside what a round needs, the documents of the province. */
export type OverviewDeps = RoundDeps & { readonly content: { readonly programme: ProvinceDocuments } }

const MOST = { losses: 5, members: 2 } as const

/** A round as a leader looks at it, scored at this moment (method §11.14). */
export async function showOverview(deps: OverviewDeps, id: string): Promise<RoundOverview> {
  const { db } = deps
  const round = await roundOf(db, id)
  // A draft has no members yet.
  if (!round || round.state === 'draft') throw new Refusal('not-found')
  const [now, register, board, before] = [
    await momentOfAsking(db),
    await registerOn(db, round.membersOn),
    await readBoard(deps, round, 'criterion'),
    await periodBefore(deps, round),
  ]
  const shown = shownOf(board)
  return {
    round: id,
    title: round.title,
    edition: round.edition,
    period: round.period.key,
    state: round.state,
    stage: shown.stage,
    ...nextOf(round, now),
    national: nationalStanding(deps.content.programme, provinceName(register), await statedPlaces(db)),
    members: shown.members.length,
    submitted: board.members.filter(({ submission }) => submission.state !== 'draft').length,
    approved: board.members.filter(({ submission }) => submission.state === 'approved').length,
    overdue: await overdueOf(db, round, board, now),
    complete: completeness(shown.scored),
    ...(before && { before: before.said }),
    groups: await groupsOf(db, round, shown, before),
    losses: lossesOf(board, shown, await leadNames(db, register)),
    rows: shown.members.map((member) => rowOf(member, before)),
  }
}

/** The one province of the register: whom the places are about. */
function provinceName({ organisations }: Register): string | undefined {
  const provinces = organisations.filter(({ kind }) => kind === 'province')
  return provinces.length === 1 ? provinces[0]!.name : undefined
}

function nextOf({ calendar, state }: StoredRound, { now, left }: MomentOfAsking): Pick<RoundOverview, 'next'> {
  const moment = CalendarMoment.options.find((one) => one !== 'entryFrom' && calendar[one] >= now)
  return moment === undefined || state !== 'open' ? {} : { next: { moment, due: left(calendar[moment]) } }
}

async function overdueOf(
  db: Db,
  round: StoredRound,
  { members }: Board,
  { left }: MomentOfAsking,
): Promise<RoundOverview['overdue']> {
  const [submissions, outages] = [await submissionsOf(db, { rounds: [round.id] }), await outagesOf(db)]
  const own = new Map(submissions.map(({ id, entryUntil }) => [id, entryUntil?.getTime()]))
  return members
    .flatMap(({ submission: { id, member, state } }) => {
      const due = left(endOfEntry({ round: round.calendar.entryUntil, own: own.get(id) }, outages).until)
      return state === 'draft' && due.isOver ? [{ submission: id, organisation: named(member), due }] : []
    })
    .sort((a, b) => a.due.workingDays - b.due.workingDays)
}

async function groupsOf(
  db: Db,
  round: StoredRound,
  { members }: Shown,
  earlier: PeriodBefore | undefined,
): Promise<OverviewGroup[]> {
  const rows = await db
    .selectFrom('round_group')
    .select(['group_id as group', 'name'])
    .where('round_id', '=', round.id)
    .orderBy('position')
    .execute()
  return rows.map(({ group, name }) => {
    const own = members.filter((member) => member.of.member.group === group)
    const index = meanIndex(own.map(({ figures }) => figures.total.index))
    const before = earlier && meanIndex(indicesBefore(earlier, group, own))
    return { group, name, members: own.length, ...(index && { index }), ...(before && { before }) }
  })
}

/** Of those who were in the group then; tables of then do not tell groups, so of those who are in it. */
function indicesBefore({ said, members }: PeriodBefore, group: string, own: Shown['members']): (string | undefined)[] {
  if (!said.round) return own.map(({ id }) => members.get(id)?.index)
  return [...members.values()].filter((one) => one.group === group).map(({ index }) => index)
}

/** The names of organisations by their slugs, by which editions name who leads. */
async function leadNames(db: Db, register: Register): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('organisation').select(['id', 'slug']).execute()
  return new Map(rows.flatMap(({ id, slug }) => (slug === null ? [] : [[slug, register.byId.get(id)?.name ?? slug]])))
}

function lossesOf(
  { nodes }: Board,
  { scored, members, places }: Shown,
  names: ReadonlyMap<string, string>,
): OverviewLoss[] {
  const of = new Map(members.map((member) => [member.id, member.of]))
  const codes = places.map((at) => nodes[at]!.code)
  return largestLosses(codes, scored, MOST).map(({ code, lost, max, members: most, tied }: Loss) => {
    const node = nodes[places[codes.indexOf(code)]!]!
    return {
      code,
      title: node.row.title.text,
      lost,
      max,
      leads: (node.row.lead ?? []).map((slug) => names.get(slug) ?? slug),
      units: most.map((one) => {
        const { id, member } = of.get(one.id)!
        return { submission: id, name: member.name, lost: one.lost }
      }),
      ...(tied && { tied: { units: tied.members, lost: tied.lost } }),
    }
  })
}

function rowOf(
  { id, of: { id: submission, member, state }, figures: { total } }: Shown['members'][number],
  earlier: PeriodBefore | undefined,
): OverviewRow {
  const before = earlier?.members.get(id)
  const { points, max, ...standing } = total
  return {
    submission,
    organisation: named(member),
    group: member.group,
    state,
    points,
    max,
    ...standing,
    ...(before && { before: { place: before.place, isShared: before.isShared, index: before.index } }),
  }
}

function named({ id, name }: { readonly id: string; readonly name: string }): OverviewRow['organisation'] {
  return { id, name }
}
