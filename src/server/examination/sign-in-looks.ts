import { examined } from '../oidc/examined.ts'
import { IdentityProvider } from '../oidc/identity-provider.ts'
import type { Look } from './look.ts'

/** The page of single sign-on says the same point by point. */
const oidc: Look = {
  look: 'oidc',
  withinMs: 30_000,
  find: async ({ oidc: settings }) => {
    if (!settings) return { code: 'no-oidc', state: 'unused', params: {} }
    const findings = (await examined(new IdentityProvider(settings))).filter(({ state }) => state !== 'fine')
    const issuer = new URL(settings.issuer).host
    if (findings.length === 0) return { code: 'oidc-in-order', state: 'fine', params: { issuer } }
    const state = findings.some((one) => one.state === 'broken') ? 'broken' : 'remark'
    return { code: 'oidc-not-in-order', state, params: { issuer, count: findings.length } }
  },
}

/** How people come in, beside our own passwords. */
export const SIGN_IN: readonly Look[] = [oidc]
