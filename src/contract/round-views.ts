import { z } from 'zod'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { CalendarMoment } from '#domain/round/calendar.ts'
import { RoundFaultCode, RoundWarningCode } from '#domain/round/opening.ts'
import { HolidayKind } from '#domain/round/working-days.ts'
import { STATES } from '#domain/workflow/moves.ts'
import { Id } from './id.ts'

const Moment = z.iso.datetime()
const Params = z.record(z.string(), z.string())
const Named = { organisation: Id, name: z.string() }

export const CalendarView = z.object({
  entryFrom: Moment,
  entryUntil: Moment,
  fixedAt: Moment,
  appraisalUntil: Moment,
  explanationUntil: Moment,
  councilUntil: Moment,
  releaseOn: Moment,
} satisfies Record<CalendarMoment, typeof Moment>)
export type CalendarView = z.infer<typeof CalendarView>

export const RoundFault = z.object({ code: RoundFaultCode, params: Params })
export type RoundFault = z.infer<typeof RoundFault>

export const RoundWarning = z.object({ code: RoundWarningCode, params: Params })
export type RoundWarning = z.infer<typeof RoundWarning>

/** A round as a list names it. */
export const RoundRow = z.object({
  round: Id,
  title: z.string(),
  edition: z.string(),
  period: z.string(),
  state: z.enum(STATES.round),
  entryFrom: Moment,
  /** With the outages for which it was put off. */
  entryUntil: Moment,
  /** How many members; of a draft, none yet. */
  members: z.int(),
  /** How many have submitted; told to who runs or watches rounds. */
  submitted: z.int().optional(),
})
export type RoundRow = z.infer<typeof RoundRow>

/** One member's part in a round. */
export const MemberView = z.object({
  ...Named,
  kind: OrganisationKind,
  group: z.string(),
  isRanked: z.boolean(),
  submission: Id,
  /** Who works on it: the member, or its successor. */
  keeper: Id,
  state: z.enum(STATES.submission),
  /** Where its own end of entry is another than the round's. */
  entryUntil: Moment.optional(),
})
export type MemberView = z.infer<typeof MemberView>

export const RoundView = RoundRow.extend({
  version: z.int(),
  membersOn: z.string(),
  evidenceRequired: z.boolean(),
  calendar: CalendarView,
  /** Outages for which the end of entry was put off. */
  outages: z.array(z.object({ from: Moment, to: Moment })),
  reminderDays: z.array(z.int()),
  secondShare: z.string(),
  openedAt: Moment.nullable(),
  /** When the others' numbers were pinned; until then they are not fixed. */
  fixedSince: Moment.nullable(),
  closedAt: Moment.nullable(),
  groups: z.array(z.object({ group: z.string(), name: z.string() })),
  /** All for who runs or watches the round, its own for a unit. */
  submissions: z.array(MemberView),
  /** Who is charged with which component or criterion, from the roles in force today; not told to units. */
  appraisers: z.array(z.object({ node: z.string(), account: Id, name: z.string() })),
  /** Of a draft, for the standing agency: what keeps it from opening, and what does not. */
  faults: z.array(RoundFault),
  warnings: z.array(RoundWarning),
})
export type RoundView = z.infer<typeof RoundView>

/** Published figures; `max` is the exact applicable maximum, as a fraction. */
const Figures = z.object({ points: z.string(), max: z.string(), index: z.string().nullable() })

export const DryRunView = z.object({
  before: z.object({ edition: z.string(), period: z.string() }),
  after: z.object({ edition: z.string(), period: z.string() }),
  compared: z.enum(['points', 'index']),
  members: z.array(
    z.object({
      ...Named,
      before: Figures,
      after: Figures,
      direction: z.enum(['gains', 'loses', 'same']),
      /** How many criteria have other points. */
      changed: z.int(),
    }),
  ),
  /** How many members gain and lose by each criterion that changes. */
  criteria: z.array(z.object({ code: z.string(), gains: z.int(), loses: z.int() })),
  /** Of the member that was asked for: exact points, as fractions. */
  detail: z.array(z.object({ code: z.string(), before: z.string().optional(), after: z.string().optional() })),
})
export type DryRunView = z.infer<typeof DryRunView>

export const HolidayView = z.object({ day: z.iso.date(), name: z.string(), kind: HolidayKind })
export type HolidayView = z.infer<typeof HolidayView>
