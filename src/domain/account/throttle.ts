/** How often something may fail, and how fast failures are forgotten. */
export type ThrottleLimit = {
  readonly failures: number
  /** One failure is forgotten in that time. */
  readonly forgetSeconds: number
}

/** An account, its second factor, and an address, behind which a whole office may sit. */
export const LIMITS = {
  account: { failures: 5, forgetSeconds: 3600 },
  address: { failures: 50, forgetSeconds: 10 },
} as const satisfies Record<string, ThrottleLimit>

const FIRST_BLOCK_SECONDS = 30
const LONGEST_BLOCK_SECONDS = 900

/** The count after one more failure, `secondsSince` the last one. */
export function countAfterFailure(before: number, secondsSince: number, { forgetSeconds }: ThrottleLimit): number {
  const forgotten = Math.floor(Math.max(0, secondsSince) / forgetSeconds)
  return Math.max(0, before - forgotten) + 1
}

/** For how long nothing more is tried: nothing below the limit, then 30 seconds, doubling to 15 minutes. */
export function blockSeconds(failures: number, limit: ThrottleLimit): number {
  const beyond = failures - limit.failures
  return beyond < 0 ? 0 : Math.min(FIRST_BLOCK_SECONDS * 2 ** beyond, LONGEST_BLOCK_SECONDS)
}
