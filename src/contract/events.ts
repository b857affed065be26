import { z } from 'zod'
import { EventKind } from '#domain/event/event-kind.ts'
import { READERS } from '#domain/permission/readers.ts'
import { ANYBODYS } from '#domain/permission/role.ts'
import { accounts } from './accounts.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { values } from './values.ts'

/** One thing that happened. */
export const TimelineEntry = z.object({
  id: z.uuid(),
  sequence: z.int(),
  kind: EventKind,
  at: z.iso.datetime(),
  /** Null: the installation itself. */
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  body: z.record(z.string(), z.unknown()),
  /** Where the call came from, for administrators and auditors, until it is erased. */
  origin: z.object({ address: z.string().nullable(), device: z.string().nullable() }).optional(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** Newest first. */
export const Timeline = z.object({ entries: z.array(TimelineEntry), next: z.int().nullable() })
export type Timeline = z.infer<typeof Timeline>

const page = {
  /** What the page before gave as `next`. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
const refusals = ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'] as const
const ofValue = values.showValueHistory

export const events = {
  /** What was done to an organisation and its values. An administrator is told that a value was given, not which. */
  showOrganisationTimeline: operation({
    method: 'GET',
    path: '/organisations/:organisation/timeline',
    group: 'timeline.read',
    permits: { ...READERS, administrator: ANYBODYS },
    about: 'organisation',
    input: z.object({ organisation: Id, ...page }),
    output: Timeline,
    refusals,
    example: { organisation: '01980000-0000-7000-8000-000000000101', limit: 20 },
  }),
  showValueTimeline: operation({
    method: 'GET',
    path: '/values/:subject/:period/:item/timeline',
    group: ofValue.group,
    permits: ofValue.permits,
    about: 'value',
    input: ofValue.input.extend(page),
    output: Timeline,
    refusals,
    example: ofValue.example,
  }),
  showAccountTimeline: operation({
    method: 'GET',
    path: '/accounts/:account/timeline',
    group: accounts.showAccount.group,
    permits: accounts.showAccount.permits,
    about: 'account',
    input: z.object({ account: Id, ...page }),
    output: Timeline,
    refusals,
    example: accounts.showAccount.example,
  }),
  /** What was done to a round: its plan, its calendar, its common values. Of a draft only whoever plans rounds is told. */
  showRoundTimeline: operation({
    method: 'GET',
    path: '/rounds/:round/timeline',
    group: 'round.timeline',
    permits: {
      'standing-agency': ANYBODYS,
      'council-secretary': ANYBODYS,
      leader: ANYBODYS,
      auditor: ANYBODYS,
    },
    about: 'round',
    input: z.object({ round: Id, ...page }),
    output: Timeline,
    refusals,
    example: { round: '01980000-0000-7000-8000-000000000201', limit: 20 },
  }),
  /** What was done to the caller's own account. */
  showOwnTimeline: operation({
    method: 'GET',
    path: '/session/timeline',
    group: 'session.own',
    permits: 'signed-in',
    input: z.object(page),
    output: Timeline,
    refusals: ['bad-input', 'not-signed-in'],
    example: {},
  }),
}
