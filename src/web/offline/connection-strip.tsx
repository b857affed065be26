import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ownSession } from '../api.ts'
import { figure } from '../language.ts'
import { useIsOffline, whenBack } from './connection.ts'
import styles from './connection-strip.module.css'
import { FormLink } from './form-link.tsx'
import { useUnsentElsewhere } from './use-drafts.ts'
import { words } from './words.ts'

const ASKED_EVERY_MS = 10_000

/** Above every page: that the server is not there and what that means, and what was typed elsewhere and not sent. */
export function ConnectionStrip() {
  const isOffline = useIsOffline()
  const { pathname } = useLocation()
  const { data } = useQuery(ownSession)
  const unsent = useUnsentElsewhere(data?.session?.account.id, pathname)
  const count = unsent.reduce((sum, form) => sum + form.count, 0)
  useReturn(isOffline)
  return (
    <div role="status">
      {isOffline ? (
        <div className={styles.strip}>
          <p>
            <strong>{words.offline}</strong> {words.kept} {words.limits}
          </p>
        </div>
      ) : null}
      {count === 0 ? null : (
        <div className={styles.strip}>
          <p className={styles.elsewhere}>
            <span>{words.elsewhere(figure(count))}</span>
            {unsent.map(({ of }) => (
              <FormLink key={of.form} {...of} />
            ))}
          </p>
        </div>
      )}
    </div>
  )
}

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
