import { z } from 'zod'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { DateText } from '#domain/programme/document-row.ts'
import { Sentence } from '#domain/printed-text.ts'
import { CalendarMoment } from '#domain/round/calendar.ts'
import { Slug } from '#domain/slug.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import { STATES } from '#domain/workflow/moves.ts'
import { Id } from './id.ts'
import { TimeLeft } from './my-work.ts'
import { operation } from './operation.ts'
import { PeriodKey } from './values.ts'

const Named = z.object({ id: Id, name: z.string() })
const WATCHES: Permits = {
  'standing-agency': ANYBODYS,
  'council-secretary': ANYBODYS,
  leader: ANYBODYS,
  auditor: ANYBODYS,
}

/** A place in the group, where there is one, and the printed index it rests on or stands beside. */
const Standing = z.object({
  place: z.int().optional(),
  isShared: z.literal(true).optional(),
  index: z.string().optional(),
})

/** One member in the ranking of its group. */
export const OverviewRow = Standing.extend({
  submission: Id,
  organisation: Named,
  group: z.string(),
  state: SubmissionState,
  points: z.string(),
  max: z.string(),
  /** In the period before. */
  before: Standing.optional(),
})
export type OverviewRow = z.infer<typeof OverviewRow>

export const OverviewGroup = z.object({
  group: z.string(),
  name: z.string(),
  members: z.int(),
  /** The mean of the members' printed indices, then and in the period before. */
  index: z.string().optional(),
  before: z.string().optional(),
})
export type OverviewGroup = z.infer<typeof OverviewGroup>

/** What all members together lose at one criterion, and whose it is. */
export const OverviewLoss = z.object({
  code: z.string(),
  title: z.string(),
  lost: z.string(),
  max: z.string(),
  /** The agencies that the edition names as leading it. */
  leads: z.array(z.string()),
  /** Who lost more than everybody who is not named. */
  units: z.array(z.object({ submission: Id, name: z.string(), lost: z.string() })),
  /** In the place of names: so many units lost the same, which nobody exceeds. */
  tied: z.object({ units: z.int(), lost: z.string() }).optional(),
})
export type OverviewLoss = z.infer<typeof OverviewLoss>

/**
 * Who states a place: a document of the province, which has a page of its own, a publication, which has none, or the
 * province itself, whose standing agency read it in one.
 */
export const PlaceSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), document: Slug, number: z.string() }),
  z.object({
    kind: z.literal('published'),
    publishedBy: z.string(),
    publishedOn: DateText.optional(),
    /** Where it was read. */
    source: z.string(),
    notes: z.array(Sentence),
  }),
  z.object({
    kind: z.literal('stated'),
    publishedBy: z.string(),
    publishedOn: DateText.optional(),
    source: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  }),
])
export type PlaceSource = z.infer<typeof PlaceSource>

/** A place of the province among so many, with the printed index, and everybody who states it: documents first, the province itself last. */
const SourcedPlace = z.object({
  place: z.int(),
  of: z.int().optional(),
  index: z.string().optional(),
  sources: z.array(PlaceSource),
})

/** The place of a year that was published last; `others` were published for the same year. */
const NationalPlace = SourcedPlace.extend({ year: z.int(), others: z.array(SourcedPlace) })

/** What documents, publications and the province itself say of the province's place among the provinces (method §11.14). */
export const NationalStanding = z.object({
  /** One a year, the latest last. */
  places: z.array(NationalPlace),
  /** The place that is to be reached, and by the end of which year. */
  goals: z.array(z.object({ year: z.int(), place: z.int(), document: Slug, number: z.string() })),
})
export type NationalStanding = z.infer<typeof NationalStanding>

/** One round as a leader looks at it (method §11.14). */
export const RoundOverview = z.object({
  round: Id,
  title: z.string(),
  edition: z.string(),
  period: PeriodKey,
  state: z.enum(STATES.round),
  /** Self until every member is being appraised; then as the appraisers have it. */
  stage: z.enum(['self', 'appraised']),
  /** What ends next. */
  next: z.object({ moment: CalendarMoment, due: TimeLeft }).optional(),
  national: NationalStanding,
  members: z.int(),
  submitted: z.int(),
  approved: z.int(),
  /** Not submitted and over their time, the latest first. */
  overdue: z.array(z.object({ submission: Id, organisation: Named, due: TimeLeft })),
  /** Criteria that apply, and how many of them lack no number. */
  complete: z.object({ asked: z.int(), given: z.int() }),
  /** The latest period before of the same edition: with the round that scored it here, else as a table stated it. */
  before: z.object({ period: PeriodKey, round: z.object({ id: Id, title: z.string() }).optional() }).optional(),
  groups: z.array(OverviewGroup),
  losses: z.array(OverviewLoss),
  /** Group by group, in official order. */
  rows: z.array(OverviewRow),
})
export type RoundOverview = z.infer<typeof RoundOverview>

export const overview = {
  /** What stands, what is lost and whose it is, of a round that is open or closed. */
  showOverview: operation({
    method: 'GET',
    path: '/rounds/:round/overview',
    group: 'overview.read',
    permits: WATCHES,
    about: 'round',
    input: z.object({ round: Id }),
    output: RoundOverview,
    refusals: ['bad-input', 'not-signed-in', 'not-permitted', 'not-found'],
    example: { round: '01980000-0000-7000-8000-000000000201' },
  }),
}
