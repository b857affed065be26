import { LIMITS } from '#domain/account/throttle.ts'
import type { Tx } from '#db/database.ts'
import { sql } from 'kysely'
import type { Call } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'
import { enter, type Entered } from '../sessions/enter.ts'
import { voidLinks } from '../sessions/one-time-link.ts'
import { countFailure, refuseBlocked, subjectOf } from '../sessions/throttle.ts'
import type { OidcDeps } from './deps.ts'
import type { Identified, IdentityProvider } from './identity-provider.ts'
import { matchedAccount } from './matched-account.ts'
import { endVisit } from './visits.ts'
import { orRefused, type WhyNotIdentified } from './why-not-identified.ts'

type Caller = Pick<Call, 'origin' | 'actor'>
type LetIn = { readonly entered: Entered } | { readonly why: WhyNotIdentified; readonly account?: string }

/**
 * Method §17.2. Lets in whom the identity provider has named: by the identity that is linked, else by the account's name,
 * which is then linked. Nobody gets an account here.
 */
export async function finishOidc(
  { db, sessionSettings, log }: OidcDeps,
  provider: IdentityProvider,
  { visit, answer }: { readonly visit: string; readonly answer: string },
  caller: Caller,
): Promise<Entered> {
  const byAddress = subjectOf('address', caller.origin.address ?? '')
  await refuseBlocked(db, byAddress)
  try {
    const secrets = await endVisit(db, visit, null)
    const person = await orRefused(log, () => provider.identified(answer, secrets))
    const outcome = await db.transaction().execute((tx) => letIn(tx, provider, person, caller, sessionSettings))
    if ('entered' in outcome) return outcome.entered
    throw await refused(db, outcome, caller)
  } catch (error) {
    if (error instanceof Refusal && COUNTED.has(error.code)) await countFailure(db, byAddress, LIMITS.address)
    throw error
  }
}

/** What somebody who tries doors would meet; that the provider is away is nobody's failure here. */
const COUNTED: ReadonlySet<string> = new Set<WhyNotIdentified>([
  'oidc-visit-not-valid',
  'oidc-declined',
  'oidc-not-right',
  'oidc-account-unknown',
  'oidc-account-disabled',
  'oidc-linked-otherwise',
])

async function letIn(
  tx: Tx,
  { settings }: IdentityProvider,
  person: Identified,
  caller: Caller,
  sessionSettings: OidcDeps['sessionSettings'],
): Promise<LetIn> {
  const match = await matchedAccount(tx, settings, person)
  if (!match) return { why: 'oidc-account-unknown' }
  const { id } = match
  const account = await tx
    .selectFrom('account')
    .select(['state', 'second_factor_since'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (account.state === 'disabled') return { why: 'oidc-account-disabled', account: id }
  const link = await linkOf(tx, id, settings.issuer, person.identity)
  if (link === 'of another') return { why: 'oidc-linked-otherwise', account: id }
  const opened = account.state === 'invited' ? [await opening(tx, id)] : []
  const linked = link === 'new' ? [accountEvent(id, 'account.identity-linked', id, { issuer: settings.issuer })] : []
  const who = { id, hasSecondFactor: account.second_factor_since !== null }
  const how = { means: 'oidc', gaveSecondFactor: person.gaveSecondFactor } as const
  const { entered, events } = await enter(tx, who, how, caller, sessionSettings)
  await record(tx, [...linked, ...opened, ...events], caller.origin)
  return { entered }
}

/** Links the account, which is locked, where it is nobody's yet. */
async function linkOf(
  tx: Tx,
  account: string,
  issuer: string,
  identity: string,
): Promise<'new' | 'own' | 'of another'> {
  const { numInsertedOrUpdatedRows: inserted } = await tx
    .insertInto('linked_identity')
    .values({ account_id: account, issuer, identity, linked_at: sql`now()` })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .executeTakeFirst()
  if (inserted === 1n) return 'new'
  const row = await tx
    .selectFrom('linked_identity')
    .select(['issuer', 'identity'])
    .where('account_id', '=', account)
    .executeTakeFirstOrThrow()
  return row.issuer === issuer && row.identity === identity ? 'own' : 'of another'
}

/** An account that waits for its owner opens by what the identity provider says as by its link, which is void then. */
async function opening(tx: Tx, account: string) {
  await tx.updateTable('account').set({ state: 'active' }).where('id', '=', account).execute()
  await voidLinks(tx, account)
  return accountEvent(account, 'account.opened', account, { means: 'oidc' })
}

async function refused(
  db: OidcDeps['db'],
  { why, account }: { readonly why: WhyNotIdentified; readonly account?: string },
  { origin }: Caller,
): Promise<Refusal> {
  if (account !== undefined) {
    const failed = accountEvent(account, 'account.sign-in-failed', null, { why: WHY_FAILED[why] ?? 'not-right' })
    await db.transaction().execute((tx) => record(tx, [failed], origin))
  }
  return new Refusal(why)
}

const WHY_FAILED: Partial<Record<WhyNotIdentified, string>> = { 'oidc-account-disabled': 'not-open' }
