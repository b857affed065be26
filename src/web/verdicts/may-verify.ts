import type { OwnSession } from '#contract/sessions.ts'

/** Who finds «Xác minh» among the parts of the pages. */
export function mayVerify(session: OwnSession | null | undefined): boolean {
  return session?.account.roles.some(({ role }) => role === 'verifier') === true
}
