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
  isOpened: z.boolean(),
})
export type DeskPerson = z.infer<typeof DeskPerson>

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
