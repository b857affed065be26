import { z } from 'zod'
import { SecondFactorState } from '#domain/account/second-factor.ts'
import { Role } from '#domain/permission/role.ts'

/** A role in force today, with the names of what it is for. */
export const HeldRole = z.object({
  role: Role,
  organisation: z.object({ id: z.string(), name: z.string() }).optional(),
  edition: z.string().optional(),
  node: z.string().optional(),
  item: z.object({ id: z.string(), name: z.string() }).optional(),
  task: z.string().optional(),
})
export type HeldRole = z.infer<typeof HeldRole>

/** The caller's own session, as a page needs it: who, as what, and until when. */
export const OwnSession = z.object({
  account: z.object({ id: z.string(), name: z.string(), userName: z.string(), roles: z.array(HeldRole) }),
  secondFactor: SecondFactorState,
  /** It ends then, whatever is done. */
  expiresAt: z.iso.datetime(),
  /** It ends then unless something is asked of the server before. Asking this does not count. */
  idleEndsAt: z.iso.datetime(),
  /** The server's clock, against which the page measures what is left. */
  now: z.iso.datetime(),
})
export type OwnSession = z.infer<typeof OwnSession>
