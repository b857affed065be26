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
  'value-not-saved': 422,
  'register-not-changed': 422,
} as const satisfies Record<RefusalCode, number>
