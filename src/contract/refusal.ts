import { z } from 'zod'
import { HandoverRefusal } from '#domain/account/handover.ts'
import { AppraisalRefusal } from '#domain/appraisal/why-not-appraise.ts'
import { MoveRefusal } from '#domain/submission/why-not.ts'

/** Why an operation is not carried out although nothing is broken. Sentences: `src/text`. */
export const RefusalCode = z.enum([
  'not-found',
  'bad-input',
  'too-large',
  'not-signed-in',
  'second-factor-needed',
  'not-permitted',
  'wrong-state',
  'stale',
  'key-reused',
  'too-many-requests',
  'unavailable',
  'wrong-credentials',
  'wrong-code',
  'link-not-valid',
  'weak-password',
  'name-taken',
  'own-account',
  'grant-not-fitting',
  'foreign-origin',
  'two-credentials',
  'token-not-valid',
  'token-expired',
  'token-revoked',
  'token-account-disabled',
  'token-without-role',
  'token-without-second-factor',
  'beyond-token',
  'never-by-token',
  'not-a-service-account',
  'too-many-tokens',
  'value-not-saved',
  'register-not-changed',
  'file-not-taken',
  'too-many-uploads',
  'upload-version',
  'no-preview',
  'round-not-changed',
  'not-imported',
  'finding-not-decided',
  'before-the-council',
  'nothing-lost',
  'criterion-not-open',
  'workbook-not-read',
  'workbook-has-faults',
  'edition-not-issued',
  'edition-file-not-read',
  'annex-not-read',
  'mail-not-set-up',
  'no-own-address',
  'oidc-not-configured',
  'oidc-unreachable',
  'oidc-visit-not-valid',
  'oidc-cancelled',
  'oidc-declined',
  'oidc-wrong-issuer',
  'oidc-clock',
  'oidc-not-right',
  'oidc-account-unknown',
  'oidc-account-disabled',
  'oidc-linked-otherwise',
  ...HandoverRefusal.options,
  ...MoveRefusal.options,
  ...AppraisalRefusal.options,
])
export type RefusalCode = z.infer<typeof RefusalCode>

/** What a refused or failed call answers (RFC 9457); `internal` tells no more than that. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.union([RefusalCode, z.literal('internal')]),
  requestId: z.string(),
  /** The title in both languages. */
  titles: z.object({ vi: z.string(), en: z.string() }),
  /** Places of the input that do not fit, as `path: what was expected`. */
  faults: z.array(z.string()).optional(),
  /** What the refusal is about, by code: both versions of a stale save, the faults of a value. */
  details: z.unknown().optional(),
})
export type Problem = z.infer<typeof Problem>
