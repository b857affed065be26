import { sql } from 'kysely'
import type { MadeLink } from '#contract/accounts.ts'
import type { Db, Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { record } from '../events/record.ts'
import { makeLink } from '../sessions/one-time-link.ts'
import { TODAY } from '../sessions/today.ts'
import { makeAccount } from './new-account.ts'

const USER_NAME = 'quan-tri'
const DISPLAY_NAME = 'Quản trị viên'
const LINK_HOURS = 24

export type FirstAdministrator = { readonly userName: string; readonly link: MadeLink }

/**
 * Where nobody can administer, invites the first administrator and tells the link, to be printed once. Called again
 * before the link was used it makes another and voids the former; undefined once an administrator can come in.
 */
export async function firstAdministrator(db: Db): Promise<FirstAdministrator | undefined> {
  return db.transaction().execute(async (tx) => {
    // Of processes that start together one makes the account, the others find it.
    await sql`select pg_advisory_xact_lock(hashtext('laban first administrator'))`.execute(tx)
    const administrators = await administratorsOf(tx)
    if (administrators.some(({ state, hasPassword }) => state === 'active' && hasPassword)) return undefined
    const waiting = administrators.find(({ state }) => state !== 'disabled')
    const { userName, link, events } = waiting ? await linkAgain(tx, waiting) : await invite(tx)
    await record(tx, events)
    return { userName, link }
  })
}

type Administrator = {
  readonly id: string
  readonly userName: string
  readonly state: string
  readonly hasPassword: boolean
}

function administratorsOf(tx: Tx): Promise<Administrator[]> {
  return tx
    .selectFrom('account')
    .select(['id', 'user_name as userName', 'state'])
    .select(sql<boolean>`password_hash is not null`.as('hasPassword'))
    .where(sql<boolean>`exists (
      select from role_grant where account_id = account.id and role = 'administrator'
        and valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY}))`)
    .orderBy('created_at')
    .execute()
}

type Invited = FirstAdministrator & { readonly events: NewEvent[] }

async function linkAgain(tx: Tx, { id, userName }: Administrator): Promise<Invited> {
  const { link, event } = await makeLink(tx, id, 'open-account', LINK_HOURS)
  return { userName, link, events: [event(null)] }
}

async function invite(tx: Tx): Promise<Invited> {
  const userName = await freeUserName(tx)
  const account = { userName, displayName: DISPLAY_NAME, kind: 'person', grants: [{ role: 'administrator' }] } as const
  const { link, events } = await makeAccount(tx, account, null, LINK_HOURS)
  return { userName, link: link!, events }
}

/** `quan-tri`, or with a number where a former administrator bears the name. */
async function freeUserName(tx: Tx): Promise<string> {
  const rows = await tx.selectFrom('account').select('user_name').where('user_name', 'like', `${USER_NAME}%`).execute()
  const taken = new Set(rows.map(({ user_name }) => user_name))
  let name = USER_NAME
  for (let number = 2; taken.has(name); number += 1) name = `${USER_NAME}-${number}`
  return name
}
