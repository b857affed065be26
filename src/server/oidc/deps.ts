import type { SessionDeps } from '../sessions/deps.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { Log } from './why-not-identified.ts'

/** What the feature needs; without a provider nobody is configured. */
export type OidcDeps = Pick<SessionDeps, 'db' | 'sessionSettings'> & {
  readonly provider: IdentityProvider | undefined
  readonly log: Log
}
