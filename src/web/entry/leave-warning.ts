import { useEffect } from 'react'
import { whenBack } from '../offline/connection.ts'
import type { FormDrafts } from '../offline/drafts.ts'
import type { EntryStore } from './entry-store.ts'

/**
 * Whoever leaves the page while something typed is neither with the server nor kept on the disk is asked once more.
 * What waits for the connection is sent when it is back, and what others did meanwhile is fetched.
 */
export function useLeaveWarning(store: EntryStore, drafts: FormDrafts, refresh: () => Promise<void>): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!drafts.isKept()) event.preventDefault()
    }
    const forget = whenBack(() => {
      // First whether the form is still open; where that cannot be told, each save tells what has changed.
      void refresh()
        .catch(() => {})
        .then(() => store.resume())
    })
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      forget()
    }
  }, [store, drafts, refresh])
}
