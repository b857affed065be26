import type { RefusalCode } from '#contract/refusal.ts'

/** Thrown where an operation is not carried out and the caller can do something about it. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly faults: string[] | undefined
  readonly details: unknown
  constructor(code: RefusalCode, faults?: string[], details?: unknown) {
    super(code)
    this.code = code
    this.faults = faults
    this.details = details
  }
}

export const STATUS = {
  'not-found': 404,
  'bad-input': 400,
  'too-large': 413,
  'not-signed-in': 401,
  'second-factor-needed': 401,
  'not-permitted': 403,
  'wrong-state': 409,
  stale: 409,
  'key-reused': 422,
  'too-many-requests': 429,
  unavailable: 503,
  'wrong-credentials': 401,
  'wrong-code': 401,
  'link-not-valid': 404,
  'weak-password': 422,
  'name-taken': 409,
  'own-account': 409,
  'grant-not-fitting': 422,
  'foreign-origin': 403,
  'two-credentials': 400,
  'token-not-valid': 401,
  'token-expired': 401,
  'token-revoked': 401,
  'token-account-disabled': 401,
  'token-without-role': 401,
  'token-without-second-factor': 401,
  'beyond-token': 403,
  'never-by-token': 403,
  'not-a-service-account': 409,
  'too-many-tokens': 409,
  'value-not-saved': 422,
  'register-not-changed': 422,
  'file-not-taken': 422,
  'too-many-uploads': 429,
  'upload-version': 412,
  'no-preview': 422,
  'round-not-changed': 422,
  'not-imported': 422,
  'finding-not-decided': 422,
  'before-the-council': 409,
  'nothing-lost': 422,
  'criterion-not-open': 409,
  'workbook-not-read': 422,
  'workbook-has-faults': 422,
  'edition-not-issued': 422,
  'edition-file-not-read': 422,
  'own-unit': 403,
  'wrong-pass': 409,
  'not-the-first-appraiser': 403,
  'first-appraiser': 403,
  'not-in-sample': 409,
  'first-finding-missing': 409,
  'nothing-to-settle': 409,
  'blind-look-done': 409,
  'round-not-open': 409,
  'entry-not-begun': 409,
  'entry-not-over': 409,
  'deadline-over': 409,
  'not-the-head': 403,
  'document-needed': 422,
  'document-dated-ahead': 422,
  'notes-missing': 422,
  'evidence-missing': 422,
  'criteria-undecided': 409,
  'findings-not-released': 409,
  'criteria-still-open': 409,
  'nothing-reopened': 409,
  'common-values-not-fixed': 409,
  'opening-ends-before-now': 422,
  'entry-end-not-later': 422,
  'entry-end-after-appraisal': 422,
  'appraisal-over': 409,
} as const satisfies Record<RefusalCode, number>
