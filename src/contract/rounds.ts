import { z } from 'zod'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { CalendarTemplate } from '#domain/round/calendar.ts'
import { HolidayKind } from '#domain/round/working-days.ts'
import { Slug } from '#domain/slug.ts'
import { MOVES, STATES } from '#domain/workflow/moves.ts'
import { Id, NewId } from './id.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'
import { DryRunView, HolidayView, RoundRow, RoundView } from './round-views.ts'
import { GivenPeriod } from './values.ts'

const Day = z.iso.date().refine((day) => day >= '1900-01-01' && day < '2101-01-01', { error: 'unlikely-day' })
const Done = z.object({ version: z.int() })

/** To the second, with its offset: `2026-09-27T23:59:59+07:00`. */
const MomentText = z.iso
  .datetime({ offset: true, precision: 0 })
  .refine((text) => text >= '1900' && text < '2101', { error: 'unlikely-year' })

/** The last moment of each stretch that still counts. */
export const CalendarInput = z.object({
  entryFrom: MomentText,
  entryUntil: MomentText,
  fixedAt: MomentText,
  appraisalUntil: MomentText,
  explanationUntil: MomentText,
  councilUntil: MomentText,
  releaseOn: MomentText,
})
export type CalendarInput = z.output<typeof CalendarInput>

const PlannedCalendar = z.union([
  z.object({
    template: CalendarTemplate,
    /** Entry on other days than the template's, both included; the rest follows from its end. */
    entry: z.object({ from: Day, until: Day }).optional(),
  }),
  CalendarInput,
])

const ReminderDays = z.array(z.int().min(-60).max(60)).max(20)

const plan = {
  title: Line(300),
  edition: Slug,
  period: GivenPeriod,
  /** Who is a member, and who stands under whom, is read as of this day; by default the period's last. */
  membersOn: Day.optional(),
  groups: z.array(z.string().min(1).max(100)).max(50),
  evidenceRequired: z.boolean().default(true),
  calendar: PlannedCalendar,
  /** Working days before (negative) and after the end of entry. */
  reminderDays: ReminderDays.default([-7, -3, -1, 0, 1]),
  /** The share of criteria that a second appraiser looks at without seeing the first, as "0.1". */
  secondShare: z
    .string()
    .regex(/^(0(\.\d{1,4})?|1)$/, { error: 'not-a-share' })
    .default('0'),
} as const

const manage = { group: 'round.manage', permits: { 'standing-agency': ANYBODYS } satisfies Permits } as const
const seen = z.object({ round: Id, version: z.int().min(1).max(1_000_000) })
const signed = ['not-signed-in', 'not-permitted', 'bad-input'] as const
const moving = [...signed, 'not-found', 'wrong-state', 'stale', 'round-not-changed'] as const

const round = '01980000-0000-7000-8000-000000000201'
const planned = {
  title: 'Chuyển đổi số quý III năm 2026',
  edition: 'hue-2020',
  period: '2026-Q3',
  groups: ['so-ban-nganh', 'huyen'],
  calendar: { template: 'quarterly' },
} as const
const dates = {
  entryFrom: '2026-09-01T00:00:00+07:00',
  entryUntil: '2026-09-29T23:59:59+07:00',
  fixedAt: '2026-10-01T23:59:59+07:00',
  appraisalUntil: '2026-10-09T23:59:59+07:00',
  explanationUntil: '2026-10-14T23:59:59+07:00',
  councilUntil: '2026-10-19T23:59:59+07:00',
  releaseOn: '2026-10-21T23:59:59+07:00',
} as const

export const rounds = {
  /** The standing agency sees all rounds; units those that are open or closed and in which they are. */
  listRounds: operation({
    method: 'GET',
    path: '/rounds',
    group: 'round.read',
    permits: 'signed-in',
    input: z.object({ state: z.enum(STATES.round).optional() }),
    output: z.object({ rounds: z.array(RoundRow) }),
    refusals: ['not-signed-in', 'bad-input'],
    example: { state: 'open' },
  }),
  /** A round that the caller may not see is not there. */
  showRound: operation({
    method: 'GET',
    path: '/rounds/:round',
    group: 'round.read',
    permits: 'signed-in',
    input: z.object({ round: Id }),
    output: RoundView,
    refusals: ['not-signed-in', 'bad-input', 'not-found'],
    example: { round },
  }),
  createRound: operation({
    ...manage,
    method: 'POST',
    path: '/rounds',
    input: z.object({ round: NewId, ...plan }),
    output: Done,
    refusals: [...signed, 'round-not-changed'],
    example: { round, ...planned },
  }),
  /** The whole plan anew, while it is a draft. */
  changeRound: operation({
    ...manage,
    group: 'round.change',
    method: 'PUT',
    path: '/rounds/:round',
    about: 'round',
    from: MOVES.changeRound.from,
    input: seen.extend(plan),
    output: Done,
    refusals: moving,
    example: { round, version: 1, ...planned, groups: ['so-ban-nganh'] },
  }),
  deleteRound: operation({
    ...manage,
    group: 'round.change',
    method: 'DELETE',
    path: '/rounds/:round',
    about: 'round',
    from: MOVES.deleteRound.from,
    input: seen.extend({ version: z.coerce.number().int().min(1).max(1_000_000) }),
    output: z.object({}),
    refusals: moving,
    example: { round, version: 2 },
  }),
  /** Freezes who is a member, and makes each of them a submission. */
  openRound: operation({
    ...manage,
    group: 'round.open',
    method: 'POST',
    path: '/rounds/:round/opening',
    about: 'round',
    from: MOVES.openRound.from,
    input: seen,
    output: Done.extend({ members: z.int() }),
    refusals: moving,
    example: { round, version: 1 },
  }),
  /** Dates of an open round are only put off, and it is told why; its days of reminders may be others. */
  changeCalendar: operation({
    ...manage,
    group: 'round.run',
    method: 'PUT',
    path: '/rounds/:round/calendar',
    about: 'round',
    from: MOVES.changeCalendar.from,
    input: seen.extend({ calendar: CalendarInput, reminderDays: ReminderDays.optional(), reason: Line(1000) }),
    output: Done,
    refusals: moving,
    example: { round, version: 2, calendar: dates, reason: 'Nghỉ bão theo công điện của Chủ tịch UBND tỉnh.' },
  }),
  /** Pins the others' numbers that members read, once their date has come; the server does it by itself too. */
  fixCommonValues: operation({
    ...manage,
    group: 'round.run',
    method: 'POST',
    path: '/rounds/:round/common-values',
    about: 'round',
    from: MOVES.fixCommonValues.from,
    input: seen,
    output: Done.extend({ values: z.int() }),
    refusals: moving,
    example: { round, version: 2 },
  }),
  /** A round with submissions that are not approved is closed only with a reason. */
  closeRound: operation({
    ...manage,
    group: 'round.run',
    method: 'POST',
    path: '/rounds/:round/closing',
    about: 'round',
    from: MOVES.closeRound.from,
    input: seen.extend({ reason: Line(1000).optional() }),
    output: Done,
    refusals: moving,
    example: { round, version: 3, reason: 'Kết thúc theo chỉ đạo của Ban Chỉ đạo.' },
  }),
  /** The round's members scored by its edition and by another, or of another period: who gains, who loses. */
  dryRunRound: operation({
    ...manage,
    group: 'round.try',
    method: 'GET',
    path: '/rounds/:round/dry-run',
    about: 'round',
    input: z.object({
      round: Id,
      /** Whose values the round's edition is tried on; by default those of its own period. */
      on: GivenPeriod.optional(),
      /** What it is compared with: an edition and a period; by default the same ones. */
      edition: Slug.optional(),
      period: GivenPeriod.optional(),
      /** The member whose criteria are listed one by one. */
      organisation: Id.optional(),
    }),
    output: DryRunView,
    refusals: [...signed, 'not-found'],
    example: { round, on: '2021', period: '2020' },
  }),
  listHolidays: operation({
    method: 'GET',
    path: '/holidays',
    group: 'holiday.read',
    permits: 'signed-in',
    input: z.object({ year: z.coerce.number().int().min(1900).max(2100).optional() }),
    output: z.object({ holidays: z.array(HolidayView) }),
    refusals: ['not-signed-in', 'bad-input'],
    example: { year: 2026 },
  }),
  setHoliday: operation({
    ...manage,
    group: 'holiday.manage',
    method: 'PUT',
    path: '/holidays/:day',
    input: z.object({ day: Day, name: Line(200), kind: HolidayKind }),
    output: z.object({}),
    refusals: signed,
    example: { day: '2026-09-02', name: 'Quốc khánh', kind: 'off' },
  }),
  removeHoliday: operation({
    ...manage,
    group: 'holiday.manage',
    method: 'DELETE',
    path: '/holidays/:day',
    input: z.object({ day: Day }),
    output: z.object({}),
    refusals: [...signed, 'not-found'],
    example: { day: '2026-09-05' },
  }),
}
