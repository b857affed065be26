import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { ownSession } from '../api.ts'
import { useIsOffline, whenBack } from './connection.ts'
import styles from './connection-strip.module.css'
import { words } from './words.ts'

const ASKED_EVERY_MS = 10_000

/** Above every page: that the server is not there and what that means, and what was typed elsewhere and not sent. */
export function ConnectionStrip() {
  const isOffline = useIsOffline()
  const { pathname } = useLocation()
  const account = useQuery(ownSession).data?.session?.account.id
  useReturn(isOffline)
  return (
    <div role="status">
      {isOffline ? (
        <div className={styles.strip}>
          <p>
            <strong>{words.offline}</strong> {keepsTyped(pathname) ? `${words.kept} ${words.limits}` : words.unkept}
          </p>
        </div>
      ) : null}
      {account === undefined ? null : (
        <Suspense>
          <UnsentElsewhere account={account} />
        </Suspense>
      )}
    </div>
  )
}

const UnsentElsewhere = lazy(async () => ({ default: (await import('./unsent-elsewhere.tsx')).UnsentElsewhere }))

/** Looks whether the server is there again, and then fetches what did not come meanwhile. */
function useReturn(isOffline: boolean): void {
  const queries = useQueryClient()
  const router = useRouter()
  useEffect(() => {
    if (!isOffline) return undefined
    const ask = setInterval(() => void queries.refetchQueries({ queryKey: ownSession.queryKey }), ASKED_EVERY_MS)
    return () => clearInterval(ask)
  }, [isOffline, queries])
  useEffect(
    () =>
      whenBack(() => {
        void queries.refetchQueries({ queryKey: ownSession.queryKey })
        void queries.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
        if (router.state.matches.some(({ status }) => status === 'error')) void router.invalidate()
      }),
    [queries, router],
  )
}

/** Forms and grids keep what is typed in them; what is typed elsewhere is gone with its page. */
function keepsTyped(pathname: string): boolean {
  return pathname.startsWith('/nhap-so-lieu') && !pathname.endsWith('/tu-excel')
}
