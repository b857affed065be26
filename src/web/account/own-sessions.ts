import { queryOptions } from '@tanstack/react-query'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'

/** Where the caller's account is signed in. */
export const ownSessions = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: () => call(sessions.listSessions, {}),
  gcTime: 0,
  retry: false,
})
