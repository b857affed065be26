import type { Db } from '#db/database.ts'
import type { IdentityProvider } from '../oidc/identity-provider.ts'
import type { SessionSettings } from './session-settings.ts'

/** What the feature needs. */
export type SessionDeps = {
  readonly db: Db
  /** 32 bytes that seal the secrets of second factors; never in the database. */
  readonly secret: Buffer
  readonly sessionSettings: SessionSettings
  /** Whom users ask for help, as every page says. */
  readonly help?: string | undefined
  /** Where people can show who they are besides, if it is configured. */
  readonly oidc?: IdentityProvider | undefined
}
