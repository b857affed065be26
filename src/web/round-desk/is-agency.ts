import type { OwnSession } from '#contract/sessions.ts'

/** Who runs rounds. */
export function isAgency(session: OwnSession | null | undefined): boolean {
  return session?.account.roles.some(({ role }) => role === 'standing-agency') === true
}
