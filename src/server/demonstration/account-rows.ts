import type { Tx } from '#db/database.ts'
import type { InventedAccount, InventedGrant, InventedProvince } from '#domain/demonstration/province.ts'
import type { NewEvent } from '#domain/event/event.ts'
import type { Role } from '#domain/permission/role.ts'
import { insertRows } from '../bulk-insert.ts'
import { makeLink } from '../sessions/one-time-link.ts'
import { seededId, seededIds } from './seeded-id.ts'
import { personId, unitId } from './unit-rows.ts'

export const accountId = seededIds('account')

/** An account that may be opened now; the link is told once. */
export type SeededLink = {
  readonly userName: string
  readonly displayName: string
  readonly roles: readonly Role[]
  /** Name of the unit that it works for, where there is one. */
  readonly unit: string | undefined
  /** Below the application's address. */
  readonly path: string
  readonly expiresAt: string
}

export async function writeAccounts(
  tx: Tx,
  province: InventedProvince,
  at: Date,
): Promise<{ links: SeededLink[]; events: NewEvent[] }> {
  const { accounts } = province
  await insertRows(
    tx,
    'account',
    accounts.map(({ userName, displayName, kind, person }) => ({
      id: accountId(userName),
      user_name: userName,
      kind,
      display_name: displayName,
      person_id: person === undefined ? null : personId(person),
      state: kind === 'service' ? 'active' : 'invited',
      version: 1,
      created_at: at,
    })),
  )
  await insertRows(
    tx,
    'role_grant',
    accounts.flatMap((account) => grantRows(account, province, at)),
  )
  const events = accounts.flatMap((account) => accountEvents(account, province))
  const links: SeededLink[] = []
  for (const account of accounts.filter(({ isInvited }) => isInvited)) {
    const { link, event } = await makeLink(tx, accountId(account.userName), 'open-account')
    events.push(event(null))
    links.push(linkOf(account, province, link))
  }
  return { links, events }
}

function grantRows({ userName, grants }: InventedAccount, province: InventedProvince, at: Date) {
  return grants.map((grant, number) => {
    const { role, organisation, edition, node, item, validFrom } = scopeOf(grant, province)
    return {
      id: grantId(userName, number),
      account_id: accountId(userName),
      role,
      organisation_id: organisation ?? null,
      edition_id: edition ?? null,
      node_code: node ?? null,
      item_id: item ?? null,
      valid_from: validFrom,
      granted_at: at,
    }
  })
}

function grantId(userName: string, number: number): string {
  return seededId('grant', `${userName}/${number}`)
}

function accountEvents(
  { userName, displayName, kind, grants }: InventedAccount,
  province: InventedProvince,
): NewEvent[] {
  const stream = `account:${accountId(userName)}` as const
  return [
    { stream, kind: 'account.invited', by: null, body: { userName, displayName, kind } },
    ...grants.map((grant, number): NewEvent => {
      const body = { grant: grantId(userName, number), ...scopeOf(grant, province) }
      return { stream, kind: 'account.role-granted', by: null, body }
    }),
  ]
}

function scopeOf({ role, organisation, node, item }: InventedGrant, { edition, since }: InventedProvince) {
  return {
    role,
    ...(organisation !== undefined && { organisation: unitId(organisation) }),
    ...(node !== undefined && { edition, node }),
    ...(item !== undefined && { item }),
    validFrom: since,
  }
}

function linkOf(
  { userName, displayName, grants }: InventedAccount,
  { units }: InventedProvince,
  { token, expiresAt }: { readonly token: string; readonly expiresAt: string },
): SeededLink {
  const slug = grants.find(({ organisation }) => organisation !== undefined)?.organisation
  const unit = units.find(({ organisation }) => organisation.id === slug)?.organisation.name
  const roles = [...new Set(grants.map(({ role }) => role))]
  return { userName, displayName, roles, unit, path: `/mo-tai-khoan#${token}`, expiresAt }
}
