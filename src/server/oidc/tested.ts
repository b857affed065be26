import type { OidcTest } from '#contract/oidc.ts'
import type { OidcDeps } from './deps.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { matchedAccount } from './matched-account.ts'
import { endVisit } from './visits.ts'
import { orRefused } from './why-not-identified.ts'

/** Ends the test of an administrator: what was said of the person, and whom it would let in. Lets nobody in. */
export async function tested(
  { db, log }: OidcDeps,
  provider: IdentityProvider,
  { visit, answer }: { readonly visit: string; readonly answer: string },
  account: string,
): Promise<OidcTest> {
  const secrets = await endVisit(db, visit, account)
  const person = await orRefused(log, () => provider.identified(answer, secrets))
  const match = await matchedAccount(db, provider.settings, person)
  return {
    attributes: Object.entries(person.attributes)
      .filter(([name]) => !OF_THE_PROTOCOL.has(name))
      .slice(0, MOST_ATTRIBUTES)
      .map(([name, value]) => ({ name: name.slice(0, LONGEST_NAME), value: told(value) })),
    gaveSecondFactor: person.gaveSecondFactor,
    match: match ? { account: match.id, ...rest(match) } : null,
  }
}

function rest({
  userName,
  displayName,
  state,
  by,
  isLinkedOtherwise,
}: NonNullable<Awaited<ReturnType<typeof matchedAccount>>>) {
  return { userName, displayName, state, by, isLinkedOtherwise }
}

const MOST_ATTRIBUTES = 60
const LONGEST_NAME = 100
const LONGEST_VALUE = 300
/** They prove and bound this one token, and say nothing of the person. */
const OF_THE_PROTOCOL: ReadonlySet<string> = new Set([
  ...['nonce', 'at_hash', 'c_hash', 's_hash', 'sid', 'jti'],
  ...['iat', 'exp', 'nbf', 'auth_time'],
])

function told(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}
