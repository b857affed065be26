import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

// The frame's link to the main part.
const NO_TOKEN = ['', 'noi-dung']

/**
 * The token of the link by which the page was opened. It leaves the address at once, so that neither the history nor
 * a glance at the screen keeps it.
 */
export function useLinkToken(): string | undefined {
  const { hash, pathname } = useLocation()
  const { history } = useRouter()
  const found = tokenIn(hash)
  const [token, setToken] = useState(found)
  // Another link may be opened in the same tab.
  if (found !== undefined && found !== token) setToken(found)
  useEffect(() => {
    if (found !== undefined) history.replace(pathname)
  }, [found, history, pathname])
  return token
}

function tokenIn(hash: string): string | undefined {
  return NO_TOKEN.includes(hash) ? undefined : hash
}
