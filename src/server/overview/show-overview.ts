import type { OverviewGroup, OverviewLoss, OverviewRow, RoundOverview } from '#contract/overview.ts'
import type { Db } from '#db/database.ts'
import type { BoardFigures } from '#domain/round/board.ts'
import { CalendarMoment } from '#domain/round/calendar.ts'
import { endOfEntry } from '#domain/round/deadline.ts'
import { completeness, largestLosses, meanIndex, type Loss, type OverviewMember } from '#domain/round/overview.ts'
import { readBoard, type Board } from '../boards/read-board.ts'
import { nationalStanding, type ProvinceDocuments } from './national-standing.ts'
import { momentOfAsking, type MomentOfAsking } from '../my-work/moment-of-asking.ts'
import { registerOn, type Register } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { outagesOf } from '../rounds/outages.ts'
import { roundOf, submissionsOf } from '../rounds/queries.ts'
import { storedRounds, type StoredRound } from '../rounds/stored-round.ts'

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
    await roundBefore(db, round),
  ]
  const shown = shownOf(board)
  const earlier = before && shownOf(await readBoard(deps, before, 'pillar'))
  return {
    round: id,
    title: round.title,
    edition: round.edition,
    period: round.period.key,
    state: round.state,
    stage: shown.stage,
    ...nextOf(round, now),
    national: nationalStanding(deps.content.programme, provinceName(register)),
    members: shown.members.length,
    submitted: board.members.filter(({ submission }) => submission.state !== 'draft').length,
    approved: board.members.filter(({ submission }) => submission.state === 'approved').length,
    overdue: await overdueOf(db, round, board, now),
    complete: completeness(shown.scored),
    ...(before && { before: { round: before.id, title: before.title, period: before.period.key } }),
    groups: await groupsOf(db, round, shown, earlier),
    losses: lossesOf(board, shown, await leadNames(db, register)),
    rows: shown.members.map((member) => rowOf(member, earlier)),
  }
}

/** The one province of the register: whom the places are about. */
function provinceName({ organisations }: Register): string | undefined {
  const provinces = organisations.filter(({ kind }) => kind === 'province')
  return provinces.length === 1 ? provinces[0]!.name : undefined
}

type Shown = {
  readonly stage: RoundOverview['stage']
  readonly members: readonly (OverviewMember & { readonly of: Board['members'][number]['submission'] })[]
  /** The same with scored criteria only. */
  readonly scored: readonly OverviewMember[]
  readonly places: readonly number[]
}

/** One stage for all: figures of different stages are not compared. */
function shownOf({ nodes, members }: Board): Shown {
  const isAppraised = members.length > 0 && members.every(({ appraised }) => appraised !== undefined)
  const figured = members.map(({ submission, self, appraised }) => ({
    id: submission.member.id,
    of: submission,
    figures: isAppraised ? appraised! : self,
  }))
  const places = nodes.flatMap(({ leaf, outside }, at) => (leaf && !leaf.unscored && outside === undefined ? [at] : []))
  const cut = ({ total, nodes: all }: BoardFigures): BoardFigures => ({ total, nodes: places.map((at) => all[at]!) })
  return {
    stage: isAppraised ? 'appraised' : 'self',
    members: figured,
    scored: figured.map(({ id, figures }) => ({ id, figures: cut(figures) })),
    places,
  }
}

/** The latest one of the same edition whose period ended before this one's. */
async function roundBefore(db: Db, { edition, period }: StoredRound): Promise<StoredRound | undefined> {
  const rounds = (await storedRounds(db)).filter(
    (one) => one.state !== 'draft' && one.edition === edition && one.period.to < period.to,
  )
  return rounds.sort((a, b) => b.period.to - a.period.to)[0]
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
  shown: Shown,
  earlier: Shown | undefined,
): Promise<OverviewGroup[]> {
  const rows = await db
    .selectFrom('round_group')
    .select(['group_id as group', 'name'])
    .where('round_id', '=', round.id)
    .orderBy('position')
    .execute()
  return rows.map(({ group, name }) => {
    const of = ({ members }: Shown) => members.filter((member) => member.of.member.group === group)
    const [index, before] = [meanIndex(of(shown)), earlier && meanIndex(of(earlier))]
    return { group, name, members: of(shown).length, ...(index && { index }), ...(before && { before }) }
  })
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
  return largestLosses(codes, scored, MOST).map(({ code, lost, max, members: most }: Loss) => {
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
    }
  })
}

function rowOf(
  { id, of: { id: submission, member, state }, figures: { total } }: Shown['members'][number],
  earlier: Shown | undefined,
): OverviewRow {
  const before = earlier?.members.find((one) => one.id === id)?.figures.total
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
