import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { accounts } from '#contract/accounts.ts'
import { events } from '#contract/events.ts'
import type { AccountState } from '#domain/account/account.ts'
import type { Role } from '#domain/permission/role.ts'
import { call } from '../api.ts'

const asked = { retry: false, refetchOnWindowFocus: false } as const
const ROWS = 100
const EVENTS = 50

export type AccountFilter = {
  readonly words?: string | undefined
  readonly state?: AccountState | undefined
  readonly role?: Role | undefined
  readonly organisation?: string | undefined
  readonly after?: string | undefined
}

export const accountPage = (filter: AccountFilter) =>
  queryOptions({
    ...asked,
    queryKey: ['accounts', filter],
    queryFn: () => call(accounts.listAccounts, { ...filter, limit: ROWS }),
  })

export const accountOf = (account: string) =>
  queryOptions({ ...asked, queryKey: ['account', account], queryFn: () => call(accounts.showAccount, { account }) })

export const sessionsOf = (account: string) =>
  queryOptions({
    ...asked,
    queryKey: ['account-sessions', account],
    queryFn: () => call(accounts.listAccountSessions, { account }),
  })

export const historyOf = (account: string) =>
  queryOptions({
    ...asked,
    queryKey: ['account-timeline', account],
    queryFn: () => call(events.showAccountTimeline, { account, limit: EVENTS }),
  })

/** After something was done to an account: all that tells of it is asked anew. */
export async function refreshAccounts(queries: QueryClient): Promise<void> {
  const parts = ['accounts', 'account', 'account-sessions', 'account-tokens', 'account-timeline']
  await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: [part] })))
}
