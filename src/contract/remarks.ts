import { z } from 'zod'
import { READERS } from '#domain/permission/readers.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { LONGEST_REMARK, MOST_MENTIONS, RemarkAct, ThreadState } from '#domain/remark/remark-thread.ts'
import { Slug } from '#domain/slug.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { GivenPeriod } from './values.ts'

const KEY = { subject: Id, item: Slug, period: GivenPeriod }
const EXAMPLE = {
  subject: '01890a5d-ac96-774b-bcce-b302099a8057',
  item: 'so-co-quan-nha-nuoc-cua-tinh',
  period: '2022',
} as const

/** One thing that was said of a figure, or that it was settled. */
export const RemarkView = z.object({
  remark: Id,
  sequence: z.int().positive(),
  act: RemarkAct,
  words: z.string().optional(),
  /** Names of those who were told of it. */
  mentions: z.array(z.string()),
  by: z.string(),
  isOwn: z.boolean(),
  at: z.string(),
})
export type RemarkView = z.infer<typeof RemarkView>

/** Somebody who may be named in a remark. */
export const RemarkPartner = z.object({
  account: Id,
  name: z.string(),
  organisation: z.object({ id: Id, name: z.string() }).optional(),
})
export type RemarkPartner = z.infer<typeof RemarkPartner>

export const ThreadView = z.object({
  state: ThreadState,
  /** How many acts there are: a later one takes it as what was seen. */
  version: z.int().nonnegative(),
  remarks: z.array(RemarkView),
  partners: z.array(RemarkPartner),
})
export type ThreadView = z.infer<typeof ThreadView>

/** How the thread of one figure stands, for a list. */
export const ThreadRow = z.object({
  item: Slug,
  state: ThreadState,
  said: z.int(),
  /** Acts of others that the caller has not seen. */
  unread: z.int(),
})
export type ThreadRow = z.infer<typeof ThreadRow>

const READ: Permits = { ...READERS, 'data-provider': ['assigned'], verifier: ['assigned'], appraiser: ANYBODYS }
/** Who gives a figure, vouches for it, or looks into it. */
const SAY: Permits = {
  'unit-officer': ['own'],
  'unit-head': ['own'],
  'data-provider': ['assigned'],
  verifier: ['assigned'],
  appraiser: ANYBODYS,
  'standing-agency': ANYBODYS,
}

const ofValue = { about: 'value', refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'] } as const
const settle = {
  about: 'value',
  group: 'remark.say',
  permits: SAY,
  input: z.object({ ...KEY, version: z.int().nonnegative() }),
  output: ThreadView,
  refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted', 'wrong-state', 'stale'],
  example: { ...EXAMPLE, version: 1 },
} as const

export const remarks = {
  listThreads: operation({
    method: 'GET',
    path: '/organisations/:organisation/remarks/:period',
    group: 'remark.list',
    permits: { ...READERS, appraiser: ANYBODYS },
    about: 'organisation',
    input: z.object({ organisation: Id, period: GivenPeriod }),
    output: z.object({ threads: z.array(ThreadRow) }),
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'],
    example: { organisation: EXAMPLE.subject, period: '2022' },
  }),
  /** Reading a thread marks it as read by the caller. */
  readThread: operation({
    ...ofValue,
    method: 'POST',
    path: '/values/:subject/:period/:item/remarks/reading',
    group: 'remark.read',
    permits: READ,
    input: z.object(KEY),
    output: ThreadView,
    example: EXAMPLE,
  }),
  postRemark: operation({
    ...ofValue,
    method: 'POST',
    path: '/values/:subject/:period/:item/remarks',
    group: 'remark.say',
    permits: SAY,
    input: z.object({
      ...KEY,
      /** Made by the caller: sent again, it is said once. */
      remark: Id,
      words: z.string().normalize('NFC').trim().min(1).max(LONGEST_REMARK),
      mentions: z.array(Id).max(MOST_MENTIONS),
      /** In whose form those who are named are led to the figure. */
      edition: Slug.optional(),
    }),
    output: ThreadView,
    example: {
      ...EXAMPLE,
      remark: '01890a5d-ac96-774b-bcce-b302099a8058',
      words: 'Số này có gồm các đơn vị trực thuộc không?',
      mentions: [],
    },
  }),
  resolveThread: operation({
    ...settle,
    method: 'POST',
    path: '/values/:subject/:period/:item/remarks/resolution',
  }),
  reopenThread: operation({ ...settle, method: 'POST', path: '/values/:subject/:period/:item/remarks/reopening' }),
}
