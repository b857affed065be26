import { z } from 'zod'
import { WhyNotReminded } from '#domain/message/reminders-by-hand.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import { STATES } from '#domain/workflow/moves.ts'
import { Id } from './id.ts'
import { TimeLeft } from './my-work.ts'
import { operation } from './operation.ts'

const Moment = z.iso.datetime()
const Named = z.object({ id: Id, name: z.string() })
const AGENCY: Permits = { 'standing-agency': ANYBODYS }

/** What is given of what is owed; points of criteria that still lack a number (method §11.12). */
export const DeskPart = z.object({ asked: z.int(), given: z.int(), atRisk: z.string() })
export type DeskPart = z.infer<typeof DeskPart>

/** Somebody who enters or signs for a unit today, and whether the account was ever opened. */
export const DeskPerson = z.object({
  account: Id,
  name: z.string(),
  role: z.enum(['unit-officer', 'unit-head']),
  /** From which day, by the earliest grant of it that is in force. */
  since: z.iso.date(),
  /** The first day on which it no longer holds, where it is to end. */
  until: z.iso.date().optional(),
  isOpened: z.boolean(),
})
export type DeskPerson = z.infer<typeof DeskPerson>

/** Scored criteria of submissions that are being appraised, by how they stand (method §15.12). */
export const ProgressCounts = z.object({
  asked: z.int(),
  decided: z.int(),
  /** Nobody has decided, or a look is still to come. */
  open: z.int(),
  /** Decided, and a number has changed under it. */
  toReview: z.int(),
  /** Two looks differ: the standing agency settles. */
  toSettle: z.int(),
  /** Among all of them: open to the unit for its explanation. */
  awaiting: z.int(),
})
export type ProgressCounts = z.infer<typeof ProgressCounts>

/** How far the appraisal of a round is: the same criteria, counted four ways. */
export const AppraisalProgress = z.object({
  round: Id,
  /** Submissions that are being appraised or explained, and those that have gone on to the council. */
  submissions: z.int(),
  passed: z.int(),
  all: ProgressCounts,
  /** By main index, and by criterion below it, in printed order. */
  parts: z.array(ProgressCounts.extend({ code: z.string(), title: z.string() })),
  criteria: z.array(
    ProgressCounts.extend({
      code: z.string(),
      title: z.string(),
      /** Nobody is charged with it. */
      isNobodys: z.literal(true).optional(),
    }),
  ),
  /** What somebody is charged with, as their own queue has it. */
  appraisers: z.array(
    ProgressCounts.omit({ toSettle: true }).extend({ account: Id, name: z.string(), nodes: z.array(z.string()) }),
  ),
  units: z.array(ProgressCounts.extend({ submission: Id, organisation: Named, state: SubmissionState })),
})
export type AppraisalProgress = z.infer<typeof AppraisalProgress>

/** One member of a round, for who runs it. */
export const DeskRow = z.object({
  submission: Id,
  version: z.int(),
  organisation: Named,
  /** Who works on it now: the member, or its successor. */
  keeper: Named,
  group: z.string(),
  state: SubmissionState,
  /** Its own end of entry. */
  due: TimeLeft,
  hasOwnEnd: z.boolean(),
  /** Of a draft. */
  left: DeskPart.extend({
    /** Scored criteria that still lack a number. */
    criteria: z.int(),
    /** Copies that nobody has confirmed. */
    unconfirmed: z.int(),
    /** Criteria whose evidence is asked for and lacks. */
    evidence: z.int(),
    /** In the order of the desk's nodes. */
    parts: z.array(DeskPart),
  }).optional(),
  /** Criteria that are open to it although it has submitted. */
  openings: z.int(),
  /** Of one that is being appraised or explained. */
  progress: ProgressCounts.optional(),
  /** When it was last reminded by hand. */
  remindedAt: Moment.optional(),
  people: z.array(DeskPerson),
})
export type DeskRow = z.infer<typeof DeskRow>

export const RoundDesk = z.object({
  round: Id,
  /** The main indices: what the parts of a row are of. */
  nodes: z.array(z.object({ code: z.string(), title: z.string() })),
  groups: z.array(z.object({ group: z.string(), name: z.string() })),
  /** Group by group, in official order. */
  rows: z.array(DeskRow),
})
export type RoundDesk = z.infer<typeof RoundDesk>

const round = '01980000-0000-7000-8000-000000000201'
const signed = ['bad-input', 'not-signed-in', 'not-permitted'] as const

export const desk = {
  /** All members with how far each is. */
  showDesk: operation({
    method: 'GET',
    path: '/rounds/:round/desk',
    group: 'round.desk',
    permits: AGENCY,
    about: 'round',
    input: z.object({ round: Id }),
    output: RoundDesk,
    refusals: [...signed, 'not-found'],
    example: { round },
  }),
  /** What of the appraisal is decided, what lacks and whose it is. */
  showAppraisalProgress: operation({
    method: 'GET',
    path: '/rounds/:round/appraisal-progress',
    group: 'round.desk',
    permits: AGENCY,
    about: 'round',
    input: z.object({ round: Id }),
    output: AppraisalProgress,
    refusals: [...signed, 'not-found'],
    example: { round },
  }),
  /** Tells the people of units that have not submitted; each unit once a day (method §14.6). */
  remindUnits: operation({
    method: 'POST',
    path: '/rounds/:round/reminders',
    group: 'round.remind',
    permits: AGENCY,
    about: 'round',
    from: ['open'] satisfies (typeof STATES)['round'][number][],
    input: z.object({ round: Id, submissions: z.array(Id).min(1).max(2000) }),
    output: z.object({
      /** How many units were reminded, and how many people of them. */
      reminded: z.int(),
      people: z.int(),
      left: z.array(z.object({ submission: Id, organisation: Named, why: WhyNotReminded })),
    }),
    refusals: [...signed, 'not-found', 'wrong-state'],
    example: { round, submissions: ['01980000-0000-7000-8000-000000000301'] },
  }),
  /** The groups of which a round can be made, with how many members each has on a day. */
  listGroups: operation({
    method: 'GET',
    path: '/organisation-groups',
    group: 'round.manage',
    permits: AGENCY,
    input: z.object({ on: z.iso.date().optional() }),
    output: z.object({ groups: z.array(z.object({ group: z.string(), name: z.string(), members: z.int() })) }),
    refusals: signed,
    example: { on: '2026-09-30' },
  }),
}
