import type { RefusalCode } from '#contract/refusal.ts'

/** Thrown where an operation is not carried out and the caller can do something about it. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly faults: string[] | undefined
  constructor(code: RefusalCode, faults?: string[]) {
    super(code)
    this.code = code
    this.faults = faults
  }
}

export const STATUS = {
  'not-found': 404,
  'bad-input': 400,
  'too-large': 413,
} as const satisfies Record<RefusalCode, number>
