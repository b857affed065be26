import type { OwnSession } from '#contract/sessions.ts'
import type { Role } from '#domain/permission/role.ts'

type Session = OwnSession | null | undefined

/** Who keeps the register of organisations. */
export function keepsRegister(session: Session): boolean {
  return isOneOf(session, ['administrator', 'standing-agency'])
}

export function readsAccounts(session: Session): boolean {
  return isOneOf(session, ['administrator', 'auditor'])
}

export function managesAccounts(session: Session): boolean {
  return isOneOf(session, ['administrator'])
}

function isOneOf(session: Session, roles: readonly Role[]): boolean {
  return session?.account.roles.some(({ role }) => roles.includes(role)) === true
}
