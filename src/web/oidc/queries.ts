import { queryOptions } from '@tanstack/react-query'
import { oidc, type OidcTest } from '#contract/oidc.ts'
import { call } from '../api.ts'

const asked = { retry: false, refetchOnWindowFocus: false } as const

export const oidcView = queryOptions({ ...asked, queryKey: ['oidc'], queryFn: () => call(oidc.showOidc, {}) })

/** What the last test of this window brought; nobody asks for it, the way back lays it here. */
export const testResult = queryOptions<OidcTest | null>({
  queryKey: ['oidc-test'],
  queryFn: () => null,
  staleTime: Infinity,
})

export const linkedIdentityOf = (account: string) =>
  queryOptions({
    ...asked,
    queryKey: ['linked-identity', account],
    queryFn: () => call(oidc.showLinkedIdentity, { account }),
  })
