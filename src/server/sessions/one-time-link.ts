import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { MadeLink } from '#contract/accounts.ts'
import type { Db, Tx } from '#db/database.ts'
import type { LinkPurpose } from '#domain/account/account.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { accountEvent } from './account-event.ts'
import { hashOf, newToken } from './token.ts'

const LINK_HOURS = 72

export type NewLink = { readonly link: MadeLink; readonly event: (by: string | null) => NewEvent }

/**
 * Makes a link that opens the account once, or sets a new password, and voids the earlier ones. The token is told here
 * and never again; `event` is for the caller to record with its own.
 */
export async function makeLink(tx: Tx, account: string, purpose: LinkPurpose, hours = LINK_HOURS): Promise<NewLink> {
  await voidLinks(tx, account)
  const { token, hash } = newToken()
  const { expires_at } = await tx
    .insertInto('one_time_link')
    .values({
      id: uuidv7(),
      token_hash: hash,
      account_id: account,
      purpose,
      made_at: sql`now()`,
      expires_at: sql`now() + make_interval(hours => ${hours})`,
      used_at: null,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  const expiresAt = expires_at.toISOString()
  return {
    link: { token, purpose, expiresAt },
    event: (by) => accountEvent(account, 'account.link-made', by, { purpose, expiresAt }),
  }
}

/** Open links of the account expire now. */
export async function voidLinks(tx: Tx, account: string): Promise<void> {
  await tx
    .updateTable('one_time_link')
    .set({ expires_at: sql`now()` })
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .execute()
}

export type FoundLink = {
  readonly account: string
  readonly userName: string
  readonly displayName: string
  readonly purpose: LinkPurpose
  readonly expiresAt: Date
}

/** The open link of a token, with whose it is; undefined where there is none that may still be used. */
export async function openLink(db: Db, token: string): Promise<FoundLink | undefined> {
  const found = await db
    .selectFrom('one_time_link as link')
    .innerJoin('account', 'account.id', 'link.account_id')
    .select(['account.id as account', 'account.user_name as userName', 'account.display_name as displayName'])
    .select(['link.purpose', 'link.expires_at as expiresAt'])
    .where('link.token_hash', '=', hashOf(token))
    .where('link.used_at', 'is', null)
    .where('link.expires_at', '>', sql<Date>`now()`)
    .where('account.state', '<>', 'disabled')
    .executeTakeFirst()
  return found && { ...found, purpose: found.purpose as LinkPurpose }
}

/** Uses the link up; false where somebody else was first, or it is not open. */
export async function useLink(tx: Tx, token: string): Promise<boolean> {
  const used = await tx
    .updateTable('one_time_link')
    .set({ used_at: sql`now()` })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('id')
    .executeTakeFirst()
  return used !== undefined
}
