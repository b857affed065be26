import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { Refusal } from '../refusal.ts'
import { hashOf, newToken } from '../sessions/token.ts'

/** A browser that is not back by then begins anew. */
const BACK_WITHIN_MINUTES = 10

/**
 * What binds the answer to the visit: `state` to the browser, `nonce` the identity's token, `verifier` (PKCE) the code.
 * All come from the token that only the browser has, so that nothing of them is kept.
 */
export type VisitSecrets = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly challenge: string
}

/** Begins a visit: of somebody who signs in, or the test of an account. Returns the token for the browser to keep. */
export async function beginVisit(db: Db, account: string | null): Promise<string> {
  const { token, hash } = newToken()
  await db
    .insertInto('oidc_visit')
    .values({ token_hash: hash, account_id: account, begun_at: sql`now()` })
    .execute()
  return token
}

/** Ends the visit, whatever comes of it: an answer is looked at once. Refuses one that is another's, over or too old. */
export async function endVisit(db: Db, token: string, account: string | null): Promise<VisitSecrets> {
  const ended = await db
    .deleteFrom('oidc_visit')
    .where('token_hash', '=', hashOf(token))
    .where('begun_at', '>', sql<Date>`now() - make_interval(mins => ${BACK_WITHIN_MINUTES})`)
    .where(sql<boolean>`account_id is not distinct from ${account}::uuid`)
    .returning('token_hash')
    .executeTakeFirst()
  if (!ended) throw new Refusal('oidc-visit-not-valid')
  return secretsOf(token)
}

export function secretsOf(token: string): VisitSecrets {
  const [state, nonce, verifier] = ['state', 'nonce', 'verifier'].map((what) => digest(`${what} ${token}`))
  return { state: state!, nonce: nonce!, verifier: verifier!, challenge: digest(verifier!) }
}

/** Takes out what can no longer be ended; to be called now and then. */
export async function forgetOldVisits(db: Db): Promise<void> {
  await db
    .deleteFrom('oidc_visit')
    .where('begun_at', '<', sql<Date>`now() - interval '1 hour'`)
    .execute()
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
