import type { OwnSession } from '#contract/sessions.ts'

const FORM_ROLES = ['unit-officer', 'unit-head', 'supervisor', 'standing-agency']

/** Who finds «Nhập số liệu» among the parts of the pages. */
export function mayEnterAnything(session: OwnSession | null | undefined): boolean {
  return session !== null && session !== undefined && (hasForms(session) || isProvider(session))
}

/** Whole forms, to enter or to look at. */
export function hasForms({ account }: OwnSession): boolean {
  return account.roles.some(({ role }) => FORM_ROLES.includes(role))
}

/** Documents of a unit of their own. */
export function keepsEvidence(session: OwnSession | null | undefined): boolean {
  return session?.account.roles.some(({ role }) => role === 'unit-officer' || role === 'unit-head') === true
}

/** Parts of single figures. */
export function isProvider({ account }: OwnSession): boolean {
  return account.roles.some(({ role }) => role === 'data-provider')
}
