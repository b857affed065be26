import type { Look } from './look.ts'

const oidc: Look = {
  look: 'oidc',
  find: async () => ({ code: 'no-oidc', state: 'unused', params: {} }),
}

/** How people come in, beside our own passwords. */
export const SIGN_IN: readonly Look[] = [oidc]
