import { apiTokens } from '#contract/api-tokens.ts'
import { call } from '../api.ts'
import type { TokenDesk } from './token-desk.ts'
import { TokenSection } from './token-section.tsx'

const OWN: TokenDesk = {
  asked: { queryKey: ['own-tokens'], queryFn: () => call(apiTokens.listOwnTokens, {}), gcTime: 0, retry: false },
  asksPassword: true,
  make: (wish) => call(apiTokens.makeOwnToken, wish),
  revoke: (token) => call(apiTokens.revokeOwnToken, { token }),
}

/** By which programs call in my name. */
export function OwnTokens() {
  return <TokenSection desk={OWN} />
}
