import type { OwnSession } from '#contract/sessions.ts'

/** Who writes and issues editions. */
export function mayWriteEditions(session: OwnSession | null | undefined): boolean {
  return session?.account.roles.some(({ role }) => role === 'standing-agency') === true
}
