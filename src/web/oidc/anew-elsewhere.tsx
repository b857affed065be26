import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ownSession } from '../api.ts'
import { refreshedSession } from '../sign-in/refreshed-session.ts'
import { words } from './words.ts'

/**
 * Beside the password: signing in again by the identity provider. That leaves the page, so it is done in a window of its
 * own, and this one, with what was typed in it, asks who is signed in as soon as somebody comes back to it.
 */
export function AnewElsewhere(): React.ReactNode {
  const queries = useQueryClient()
  const isThere = useQuery(ownSession).data?.oidc !== undefined
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible') void refreshedSession(queries).catch(() => {})
    }
    addEventListener('focus', ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      removeEventListener('focus', ask)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [queries])
  if (!isThere) return null
  return (
    <Link to="/dang-nhap" search={{ next: '/dang-nhap/xong' }} target="_blank" rel="noopener">
      {words.anew.link}
    </Link>
  )
}
