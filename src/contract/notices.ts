import { z } from 'zod'
import { MailState } from '#domain/message/mail.ts'
import { Notice, NoticeKind } from '#domain/message/notice.ts'
import { ANYBODYS } from '#domain/permission/role.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'

const Moment = z.iso.datetime()

/** What the caller was told; the sentence is made of it in the reader's language. */
export const NoticeRow = z.object({
  id: Id,
  notice: Notice,
  /** The page that it leads to. */
  path: z.string().optional(),
  toldAt: Moment,
  readAt: Moment.optional(),
})
export type NoticeRow = z.infer<typeof NoticeRow>

/** A mail on its way or gone, without its text. */
export const MailRow = z.object({
  id: Id,
  account: z.object({ id: Id, name: z.string() }),
  address: z.string(),
  kind: NoticeKind,
  state: MailState,
  attempts: z.int(),
  /** What the mail server, or the way to it, answered last. */
  lastError: z.string().optional(),
  /** The Message-ID, by which the mail server's own log has it. */
  messageId: z.string(),
  toldAt: Moment,
  notBefore: Moment,
  sentAt: Moment.optional(),
})
export type MailRow = z.infer<typeof MailRow>

const own = { group: 'notice.own', permits: 'signed-in' } as const
const page = {
  /** What the page before gave as `next`. */
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
const refusals = ['bad-input', 'not-found', 'not-signed-in'] as const
const example = '01980000-0000-7000-8000-000000000301'

export const notices = {
  /** Newest first, with the count of all that are unread. */
  listNotices: operation({
    ...own,
    method: 'GET',
    path: '/notices',
    input: z.object({ ...page, unread: z.literal('yes').optional() }),
    output: z.object({ notices: z.array(NoticeRow), unread: z.int(), next: z.string().nullable() }),
    refusals: ['bad-input', 'not-signed-in'],
    example: { limit: 20 },
  }),
  markRead: operation({
    ...own,
    method: 'POST',
    path: '/notices/:notice/read',
    input: z.object({ notice: Id }),
    output: z.object({ unread: z.int() }),
    refusals,
    example: { notice: example },
  }),
  /** All up to the newest that the caller has seen: what was told since stays unread. */
  markAllRead: operation({
    ...own,
    method: 'POST',
    path: '/notices/read',
    input: z.object({ newest: Id }),
    output: z.object({ unread: z.int() }),
    refusals,
    example: { newest: example },
  }),
  /** The outbox, newest first. */
  listMails: operation({
    method: 'GET',
    path: '/mails',
    group: 'mail.read',
    permits: { administrator: ANYBODYS },
    input: z.object({ ...page, state: MailState.optional() }),
    output: z.object({ mails: z.array(MailRow), next: z.string().nullable() }),
    refusals: ['bad-input', 'not-signed-in', 'not-permitted'],
    example: { state: 'failed' },
  }),
  /** Sends once more what failed, or what nobody knows the end of: the reader may get it twice. */
  resendMail: operation({
    method: 'POST',
    path: '/mails/:mail/resend',
    group: 'mail.resend',
    permits: { administrator: ANYBODYS },
    about: 'mail',
    from: MOVES.resendMail.from,
    input: z.object({ mail: Id }),
    output: z.object({}),
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted', 'wrong-state'],
    example: { mail: '01980000-0000-7000-8000-000000000302' },
  }),
}
