import { z } from 'zod'
import { TryOutcome } from '#domain/message/mail.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { operation } from './operation.ts'

/** What an examination looks at, in the order in which it tells of it. */
export const SystemLook = z.enum([
  'database',
  'schema',
  'order',
  'clock',
  'content',
  'folder',
  'room',
  'files',
  'checkpoint',
  'backup',
  'mail',
  'outbox',
  'scanner',
  'scanning',
  'office',
  'fonts',
  'drawings',
  'oidc',
])
export type SystemLook = z.infer<typeof SystemLook>

/** What can be found there; the sentences are in `src/text`. */
export const SystemFindingCode = z.enum([
  'postgres',
  'schema',
  'order',
  'clock',
  'content',
  'folder',
  'room',
  'files',
  'checkpoint',
  'no-checkpoint',
  'backup',
  'no-backup',
  'mail',
  'no-mail',
  'mail-away',
  'mail-sign-in',
  'mail-not-encrypted',
  'outbox',
  'outbox-late',
  'outbox-troubled',
  'scanner',
  'no-scanner',
  'scanner-away',
  'scanning',
  'scanning-late',
  'office',
  'no-office',
  'office-silent',
  'fonts',
  'other-font',
  'no-fontconfig',
  'drawings',
  'drawings-full',
  'no-oidc',
  'oidc-in-order',
  'oidc-not-in-order',
  'not-examined',
  'no-answer-in-time',
])
export type SystemFindingCode = z.infer<typeof SystemFindingCode>

/** One thing that was looked at: `broken` wants doing, a `remark` knowing; `unused` is not set up and need not be. */
export const SystemFinding = z.object({
  look: SystemLook,
  code: SystemFindingCode,
  state: z.enum(['broken', 'remark', 'fine', 'unused']),
  /** What the sentence is made of: names of machines, folders and figures, never a secret. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Since when it has been found so, as far as it is known. */
  since: z.iso.datetime().optional(),
})
export type SystemFinding = z.infer<typeof SystemFinding>

export const Examination = z.object({
  at: z.iso.datetime(),
  findings: z.array(SystemFinding),
  program: z.object({ version: z.string(), commit: z.string().optional(), schema: z.string() }),
  /** Since when the server that answers has run. */
  runningSince: z.iso.datetime(),
})
export type Examination = z.infer<typeof Examination>

/** How sending a mail to oneself ended. */
export const TestMail = z.object({
  outcome: TryOutcome,
  address: z.string(),
  /** What the mail server, or the way to it, answered where it did not accept. */
  said: z.string().optional(),
  at: z.iso.datetime(),
})
export type TestMail = z.infer<typeof TestMail>

const permits: Permits = { administrator: ANYBODYS }

export const examination = {
  /** What `laban doctor` finds, seen from the running server. An answer is kept for some seconds. */
  showExamination: operation({
    method: 'GET',
    path: '/examination',
    group: 'system.examine',
    permits,
    input: z.object({}),
    output: Examination,
    refusals: ['not-signed-in', 'not-permitted'],
  }),
  /** Sends one mail, past the outbox, to the caller's own address; once a minute. */
  sendTestMail: operation({
    method: 'POST',
    path: '/examination/mail',
    group: 'system.test-mail',
    permits,
    input: z.object({}),
    output: TestMail,
    refusals: ['not-signed-in', 'not-permitted', 'mail-not-set-up', 'no-own-address', 'too-many-requests'],
  }),
}
