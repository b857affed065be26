import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { MadeLink, NewGrant } from '#contract/accounts.ts'
import type { Tx } from '#db/database.ts'
import type { AccountKind, UserName } from '#domain/account/account.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'
import { makeLink } from '../sessions/one-time-link.ts'
import { saveGrant } from './save-grant.ts'

export type NewAccount = {
  readonly userName: UserName
  readonly displayName: string
  readonly kind: AccountKind
  readonly email?: string | undefined
  readonly grants: readonly NewGrant[]
}

export type MadeAccount = {
  readonly id: string
  /** None for a service account. */
  readonly link: MadeLink | undefined
  readonly events: NewEvent[]
}

/** Makes an invited account with its roles and its one-time link; the events are for the command to record. */
export async function makeAccount(
  tx: Tx,
  { userName, displayName, kind, email, grants }: NewAccount,
  by: string | null,
  linkHours?: number,
): Promise<MadeAccount> {
  const id = uuidv7()
  const state = kind === 'service' ? 'active' : 'invited'
  const row = { id, user_name: userName, display_name: displayName, kind, email: email ?? null, state, version: 1 }
  const made = await tx
    .insertInto('account')
    .values({ ...row, created_at: sql`now()` })
    .onConflict((conflict) => conflict.column('user_name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new Refusal('name-taken')
  const events = [accountEvent(id, 'account.invited', by, { userName, displayName, kind })]
  for (const grant of grants) events.push((await saveGrant(tx, { id, kind }, grant, by)).event)
  if (kind === 'service') return { id, link: undefined, events }
  const { link, event } = await makeLink(tx, id, 'open-account', linkHours)
  return { id, link, events: [...events, event(by)] }
}
