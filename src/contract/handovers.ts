import { z } from 'zod'
import { UserName } from '#domain/account/account.ts'
import { HandedRole, HandoverRefusal } from '#domain/account/handover.ts'
import { ANYBODYS } from '#domain/permission/role.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import { MadeLink } from './accounts.ts'
import { Id } from './id.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'
import { HeldRole } from './session-views.ts'

const Day = z.iso.date().refine((day) => day >= '1800-01-01', { error: 'before-1800' })
const Named = z.object({ id: Id, name: z.string() })

/** The role of a unit that goes from one account to another (method §10.10). */
const wish = z.object({
  /** Whose role it is until then. */
  account: Id,
  organisation: Id,
  role: HandedRole,
  /** The user name of who takes over. */
  to: UserName,
  /** Makes an account of that user name for somebody of this name; without it the account is there. */
  newName: Line(200).optional(),
  /** The first day on which the other one holds it; today where it is not said. */
  on: Day.optional(),
})

/** What a handover would do, and what work goes over. */
export const HandoverPreview = z.object({
  giver: z.string(),
  taker: z.object({
    name: z.string(),
    isNew: z.boolean(),
    /** False until its owner has opened the account. */
    isOpened: z.boolean(),
  }),
  on: Day,
  /** The first day on which the role ends for who takes over too. */
  until: Day.optional(),
  /** Of open rounds. */
  submissions: z.array(
    z.object({
      submission: Id,
      round: z.string(),
      organisation: Named,
      state: SubmissionState,
      /** Criteria that are open to the unit for its explanation. */
      explanations: z.int(),
    }),
  ),
  /** What the giver still is from that day on. */
  keeps: z.array(HeldRole),
  /** In how many places the giver is signed in. */
  sessions: z.int(),
})
export type HandoverPreview = z.infer<typeof HandoverPreview>

const handing = {
  group: 'account.handover',
  permits: { administrator: ANYBODYS, 'standing-agency': ANYBODYS },
} as const
const refusals = [
  'bad-input',
  'not-signed-in',
  'not-permitted',
  'not-found',
  'own-account',
  'name-taken',
  ...HandoverRefusal.options,
] as const
const example = {
  account: '01980000-0000-7000-8000-000000000002',
  organisation: '01980000-0000-7000-8000-000000000001',
  role: 'unit-officer',
  to: 'nguyen.van.a',
} as const

export const handovers = {
  /** People who have, had or are to have a role of an organisation: among them somebody takes over. */
  listUnitPeople: operation({
    ...handing,
    method: 'GET',
    path: '/organisations/:organisation/people',
    about: 'organisation',
    input: z.object({ organisation: Id }),
    output: z.object({ people: z.array(z.object({ account: Id, userName: z.string(), name: z.string() })) }),
    refusals: ['bad-input', 'not-signed-in', 'not-permitted', 'not-found'],
    example: { organisation: example.organisation },
  }),
  /** Refuses what the handover would be refused for. */
  previewHandover: operation({
    ...handing,
    method: 'GET',
    path: '/accounts/:account/handover',
    about: 'account',
    input: wish,
    output: HandoverPreview,
    refusals,
    example,
  }),
  /** Ends the role of the one and begins it for the other, at once or not at all. */
  handOver: operation({
    ...handing,
    method: 'POST',
    path: '/accounts/:account/handover',
    about: 'account',
    input: wish.extend({ reason: Line(1000) }),
    output: z.object({
      taker: Id,
      on: Day,
      /** Of an account that was made. */
      link: MadeLink.optional(),
    }),
    refusals: [...refusals, 'grant-not-fitting'],
    example: { ...example, reason: 'Chuyển công tác từ ngày 01/12/2026' },
  }),
}
