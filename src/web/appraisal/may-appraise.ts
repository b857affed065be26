import type { OwnSession } from '#contract/sessions.ts'

const ROLES = ['appraiser', 'standing-agency']

/** Who finds «Thẩm định» among the parts of the pages. */
export function mayAppraise(session: OwnSession | null | undefined): boolean {
  return session?.account.roles.some(({ role }) => ROLES.includes(role)) ?? false
}

/** The criteria and components that the account is charged with. */
export function chargedNodes({ account }: OwnSession): string[] {
  const charged = account.roles.filter(({ role }) => role === 'appraiser')
  return [...new Set(charged.flatMap(({ node }) => node ?? []))]
}
