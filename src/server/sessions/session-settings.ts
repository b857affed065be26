import type { Role } from '#domain/permission/role.ts'

export type SessionSettings = {
  /** A session that asks nothing for so long is over. */
  readonly idleMinutes: number
  /** It is over then, whatever is asked. */
  readonly longestHours: number
  /** Who may do nothing before setting up a second factor. */
  readonly demandSecondFactorOf: readonly Role[]
  /** A refused sign-in takes at least so long, so that its reason cannot be told from its time. */
  readonly refusalTakesMs: number
}

export const SESSION_SETTINGS: SessionSettings = {
  idleMinutes: 30,
  longestHours: 12,
  demandSecondFactorOf: ['administrator'],
  refusalTakesMs: 400,
}
