import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { ownSession } from '../api.ts'
import type { EntryStore } from './entry-store.ts'

/** Who is signed in, or was until the session ended: what was typed stays on the page while the password is asked for. */
export function useOwnSession(): OwnSession | null {
  const { session } = useSuspenseQuery(ownSession).data
  const [known, know] = useState(session)
  if (session !== null && session !== known) know(session)
  return session ?? known
}

/** What waits for somebody to sign in again is sent when somebody has. */
export function useResumedSession(store: EntryStore): void {
  const session = useQuery(ownSession).data?.session
  const isWhole = session?.secondFactor === 'none' || session?.secondFactor === 'given'
  useEffect(() => {
    if (isWhole) store.resume()
  }, [isWhole, session, store])
}
