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

export function readsHistory(session: Session): boolean {
  return isOneOf(session, ['administrator', 'auditor'])
}

/** Who has anything to do in administration. */
export function administers(session: Session): boolean {
  return keepsRegister(session) || readsAccounts(session)
}

function isOneOf(session: Session, roles: readonly Role[]): boolean {
  return session?.account.roles.some(({ role }) => roles.includes(role)) === true
}
