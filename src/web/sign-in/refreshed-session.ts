import type { QueryClient } from '@tanstack/react-query'
import type { OwnSession } from '#contract/sessions.ts'
import { ownSession } from '../api.ts'

/** Asks anew who is signed in; every page that shows it sees the answer. */
export async function refreshedSession(queries: QueryClient): Promise<OwnSession | null> {
  return (await queries.fetchQuery({ ...ownSession, staleTime: 0 })).session
}
