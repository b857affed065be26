import { uuidv7 } from 'uuidv7'
import { accounts, type NewGrant } from '#contract/accounts.ts'
import { events } from '#contract/events.ts'
import type { InputOf } from '#contract/operation.ts'
import { organisations } from '#contract/organisations.ts'
import { rounds } from '#contract/rounds.ts'
import { sessions } from '#contract/sessions.ts'
import { values } from '#contract/values.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import type { OrganisationContent } from '#domain/organisation/organisation-version.ts'
import type { Role } from '#domain/permission/role.ts'
import { bind } from '#server/bind.ts'
import { timelineHandlers } from '#server/events/handlers.ts'
import { organisationHandlers } from '#server/organisations/handlers.ts'
import { roundHandlers } from '#server/rounds/handlers.ts'
import { actorOfRequest } from '#server/sessions/actor.ts'
import { SESSION_SETTINGS } from '#server/sessions/session-settings.ts'
import { targetIn } from '#server/target.ts'
import { valueHandlers } from '#server/values/handlers.ts'
import { administrator, type House, openHouse, PASSWORD, type Visitor } from './people.ts'

/** A server of organisations, values and their history, behind its real doors. */
export type RegisterHouse = House & {
  readonly admin: Visitor
  /** Somebody with a role, signed in. */
  readonly as: (role: Role, grant?: Omit<NewGrant, 'role'>) => Promise<Visitor & { readonly account: string }>
}

/** `editions`: those by which rounds are held. */
export async function openRegisterHouse(
  items: ItemCatalogue = new Map(),
  editions: readonly Edition[] = [],
): Promise<RegisterHouse> {
  const house = await openHouse()
  const { db } = house.database
  const settings = { ...SESSION_SETTINGS, demandSecondFactorOf: [] }
  const doors = { actorOf: actorOfRequest(db, settings), targetOf: targetIn(db) }
  bind(house.app, organisations, organisationHandlers({ db }), doors)
  bind(house.app, values, valueHandlers({ db, content: { items, outlines: new Map() } }), doors)
  bind(house.app, events, timelineHandlers({ db }), doors)
  const outlines = new Map(editions.map((edition) => [edition.id, outlineOf(edition, items).outline]))
  bind(house.app, rounds, roundHandlers({ db, content: { items, outlines, findingsOf: () => undefined } }), doors)
  const admin = await administrator(house)
  return {
    ...house,
    admin,
    as: async (role, grant = {}) => {
      const userName = `somebody-${uuidv7().slice(-12)}`
      const invitation = { userName, displayName: 'Trần Thị Lan', grants: [{ ...grant, role }] }
      const { account, link } = await admin.call(accounts.inviteAccount, invitation)
      const visitor = house.visitor()
      await visitor.call(sessions.openByLink, { token: link!.token, password: PASSWORD })
      return { ...visitor, account }
    },
  }
}

/** Adds an organisation that runs since 2020, or since another day; answers its id. */
export async function created(
  by: Visitor,
  name: string,
  { from = '2020-01-01', ...written }: Partial<OrganisationContent> & { from?: string } = {},
): Promise<string> {
  const organisation = uuidv7()
  const content = { name, kind: 'commune', level: 'commune', ordinal: 1, ...written } as const
  await by.call(organisations.createOrganisation, { organisation, from, content })
  return organisation
}

/** The last version of each, as somebody sees it who looks now. */
export async function seenOf(by: Visitor, ...ids: readonly string[]): Promise<Record<string, string>> {
  const seen: Record<string, string> = {}
  for (const organisation of ids) {
    const { versions } = await by.call(organisations.showOrganisation, { organisation })
    seen[organisation] = versions.at(-1)!.version
  }
  return seen
}

/** The tree of a day as an outline: two blanks a level, name, and identifier where there is one. */
export async function outlineOn(by: Visitor, on: string): Promise<string[]> {
  const { organisations: rows } = await by.call(organisations.showTree, { on })
  const depth = new Map<string, number>()
  return rows.map(({ organisation, parent, name, identifier }) => {
    const at = parent === undefined ? 0 : depth.get(parent)! + 1
    depth.set(organisation, at)
    return `${'  '.repeat(at)}${name}${identifier ? ` ${identifier}` : ''}`
  })
}

export type SuccessionSent = InputOf<typeof organisations.recordSuccession>['successions'][number]

/** The codes of the faults for which the register was not changed; the refusal's own code where it had none. */
export async function faultsOf(call: Promise<unknown>): Promise<string[]> {
  return call.then(
    () => [],
    ({ code, details }: { code: string; details?: { faults?: { code: string }[] } }) =>
      details?.faults?.map((fault) => fault.code) ?? [code],
  )
}
