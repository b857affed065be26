import { useSyncExternalStore } from 'react'
import type { HeldRole, OwnSession } from '#contract/sessions.ts'
import type { Role } from '#domain/permission/role.ts'
import { ROLES } from '#text/roles.ts'
import { LANGUAGE, text } from '../language.ts'

/** A role as somebody works in it: of units one unit's, of the others all that it is for. */
export type WorkingRole = { readonly key: string; readonly role: Role; readonly organisation?: string }

/** The roles of one unit or stretch of units; of the others, an account has one. */
const OF_ONE_PLACE: readonly Role[] = ['unit-officer', 'unit-head', 'supervisor']

/** In the order in which people work in them: the first one is where somebody begins. */
const ORDER: readonly Role[] = [
  'unit-officer',
  'unit-head',
  'data-provider',
  'verifier',
  'appraiser',
  'standing-agency',
  'supervisor',
  'council-secretary',
  'leader',
  'administrator',
  'auditor',
  'service-account',
]

export function workingRoles({ account }: OwnSession): WorkingRole[] {
  const roles = new Map(account.roles.map((held) => [keyOf(held), held]))
  return [...roles]
    .map(([key, { role, organisation }]): WorkingRole => ({ key, role, ...placeOf(role, organisation) }))
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
}

/** The session as if the account had that role only: what pages offer follows it, what the server lets does not. */
export function sessionAs(session: OwnSession, { key }: WorkingRole): OwnSession {
  const roles = session.account.roles.filter((held) => keyOf(held) === key)
  return { ...session, account: { ...session.account, roles } }
}

export function roleName({ role, organisation }: WorkingRole): string {
  const name = ROLES[LANGUAGE][role]
  return organisation === undefined ? name : text.workingRole.of(name, organisation)
}

/** In which role somebody works in this browser; undefined for an account without any. */
export function useWorkingRole(session: OwnSession | null | undefined): WorkingRole | undefined {
  const roles = session ? workingRoles(session) : []
  const account = session?.account.id
  const chosen = useSyncExternalStore(listen, () => (account === undefined ? null : chosenRole(account)))
  return roles.find(({ key }) => key === chosen) ?? roles[0]
}

/** Kept by account, so that who signs in after somebody begins in a role of their own. */
export function chooseRole(account: string, { key }: WorkingRole): void {
  known.set(account, key)
  try {
    localStorage.setItem(ROOT + account, key)
  } catch {
    // A forbidden storage: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

const ROOT = 'laban.vai-tro.'
const known = new Map<string, string>()
const listeners = new Set<() => void>()

function chosenRole(account: string): string | null {
  const here = known.get(account)
  if (here !== undefined) return here
  try {
    return localStorage.getItem(ROOT + account)
  } catch {
    return null
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function keyOf({ role, organisation }: HeldRole): string {
  return OF_ONE_PLACE.includes(role) && organisation ? `${role}:${organisation.id}` : role
}

function placeOf(role: Role, organisation: HeldRole['organisation']): { organisation: string } | undefined {
  return OF_ONE_PLACE.includes(role) && organisation ? { organisation: organisation.name } : undefined
}
