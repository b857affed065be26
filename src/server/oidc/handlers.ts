import type { oidc, OidcView } from '#contract/oidc.ts'
import type { Handlers } from '#contract/operation.ts'
import { actorOf, type Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import type { OidcDeps } from './deps.ts'
import { examined } from './examined.ts'
import { finishOidc } from './finish-oidc.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { linkedIdentity, linkIdentity } from './linked-identity.ts'
import { redirectAddressOf, type OidcSettings } from './oidc-settings.ts'
import { tested } from './tested.ts'
import { beginVisit, secretsOf } from './visits.ts'
import { orRefused } from './why-not-identified.ts'

export function oidcHandlers(deps: OidcDeps): Handlers<typeof oidc, Call> {
  const { db, provider: configured, log } = deps
  const provider = (): IdentityProvider => {
    if (!configured) throw new Refusal('oidc-not-configured')
    return configured
  }
  const begun = async (account: string | null): Promise<{ address: string; visit: string }> => {
    const visit = await beginVisit(db, account)
    return { address: await orRefused(log, () => provider().wayThere(secretsOf(visit))), visit }
  }
  return {
    beginOidc: () => (provider(), begun(null)),
    finishOidc: async (input, call) => {
      const { token, secondFactor } = await finishOidc(deps, provider(), input, call)
      call.setToken(token)
      return { secondFactor }
    },
    showOidc: () => ({ settings: configured ? viewOf(configured.settings) : null }),
    examineOidc: async () => ({ findings: await examined(provider()) }),
    beginOidcTest: (_, call) => (provider(), begun(actorOf(call).account)),
    finishOidcTest: (input, call) => tested(deps, provider(), input, actorOf(call).account),
    showLinkedIdentity: async ({ account }) => ({
      isConfigured: configured !== undefined,
      linked: await linkedIdentity(db, account),
    }),
    linkIdentity: async (input, call) => {
      await linkIdentity(db, actorOf(call), provider().settings.issuer, input, call.origin)
      return {}
    },
  }
}

function viewOf(settings: OidcSettings): OidcView {
  const { issuer, client, secret, scopes, accountAttribute, secondFactors } = settings
  const redirectAddress = redirectAddressOf(settings)
  const hasSecret = secret !== undefined
  return { issuer, client, hasSecret, scopes, accountAttribute, secondFactors: [...secondFactors], redirectAddress }
}
