import type { z } from 'zod'
import type { rounds } from '#contract/rounds.ts'
import type { Db, Tx } from '#db/database.ts'
import { periodFrom, type Period } from '#domain/period/period.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { calendarFaults, calendarOf, type Calendar } from '#domain/round/calendar.ts'
import { dayAfter } from '#domain/round/moment.ts'
import { faultOf, type RoundFault } from '#domain/round/opening.ts'
import type { Holidays, HolidayKind } from '#domain/round/working-days.ts'
import { insertRows } from '../bulk-insert.ts'
import type { RoundDeps } from './deps.ts'
import { notChanged } from './move-round.ts'
import { calendarColumns, calendarView } from './stored-round.ts'

export type PlanInput = Omit<z.output<typeof rounds.createRound.input>, 'round'>

/** What a draft is to be, read whole and found in order. */
export type Plan = Omit<PlanInput, 'calendar' | 'period' | 'membersOn'> & {
  readonly period: Period
  readonly membersOn: string
  readonly calendar: Calendar
}

/** Reads what was sent; refuses what can be no round, with every fault at once. */
export async function planOf({ db, content }: RoundDeps, input: PlanInput): Promise<Plan> {
  const period = periodFrom(input.period)!
  const calendar = calendarFrom(input.calendar, period, await holidaysOf(db))
  const groups = await groupNames(db)
  const faults: RoundFault[] = [
    ...(content.outlines.has(input.edition) ? [] : [faultOf('edition-unknown')]),
    ...input.groups.filter((group) => !groups.has(group)).map((group) => faultOf('group-unknown', { group })),
    ...input.groups
      .filter((group, at) => input.groups.indexOf(group) !== at)
      .map((group) => faultOf('group-repeated', { group: groups.get(group) ?? group })),
    ...(calendar ? calendarFaults(calendar).map((code) => faultOf(code)) : [faultOf('template-not-fitting')]),
  ]
  if (!calendar || faults.length > 0) throw notChanged(faults)
  const membersOn = input.membersOn ?? dayAfter(daysOf(period).to, -1)
  return { ...input, period, membersOn, calendar }
}

function calendarFrom(written: PlanInput['calendar'], period: Period, holidays: Holidays): Calendar | undefined {
  if ('template' in written) return calendarOf(written.template, period, holidays, written.entry)
  return momentsOf(written)
}

/** The moments that were sent as texts. */
export function momentsOf(written: Readonly<Record<keyof Calendar, string>>): Calendar {
  const entries = Object.entries(written).map(([name, text]) => [name, Date.parse(text)])
  return Object.fromEntries(entries) as Calendar
}

export async function holidaysOf(db: Db): Promise<Holidays> {
  const rows = await db.selectFrom('holiday').select(['day', 'kind']).execute()
  return new Map(rows.map(({ day, kind }) => [day, kind as HolidayKind]))
}

async function groupNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('organisation_group').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export function planColumns({ title, edition, period, membersOn, calendar, ...plan }: Plan) {
  const { from, to } = daysOf(period)
  return {
    title,
    edition_id: edition,
    period: period.key,
    period_from: from,
    period_to: to,
    members_on: membersOn,
    evidence_required: plan.evidenceRequired,
    ...calendarColumns(calendar),
    reminder_days: [...new Set(plan.reminderDays)].sort((a, b) => a - b),
    second_share: plan.secondShare,
  }
}

/** As the history tells it. */
export function planBody({ period, calendar, ...plan }: Plan): Record<string, unknown> {
  return { ...plan, period: period.key, calendar: calendarView(calendar) }
}

/** The groups in their own order, by the names that they bear. */
export async function writeGroups(tx: Tx, round: string, groups: readonly string[]): Promise<void> {
  await tx.deleteFrom('round_group').where('round_id', '=', round).execute()
  const rows = await tx
    .selectFrom('organisation_group')
    .select(['id', 'name', 'position'])
    .where('id', 'in', groups.length > 0 ? [...groups] : [''])
    .execute()
  await insertRows(
    tx,
    'round_group',
    rows.map(({ id, name, position }) => ({ round_id: round, group_id: id, position, name })),
  )
}
