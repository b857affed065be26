import { useEffect } from 'react'
import { isUnsaved } from './cell.ts'
import type { EntryStore } from './entry-store.ts'

/** Whoever leaves the page while something is not saved is asked once more; whoever stays within it is not. */
export function useLeaveWarning(store: EntryStore): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (hasUnsaved(store)) event.preventDefault()
    }
    const resume = () => store.resume()
    window.addEventListener('beforeunload', warn)
    window.addEventListener('online', resume)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('online', resume)
    }
  }, [store])
}

function hasUnsaved(store: EntryStore): boolean {
  return [...store.state().cells.values()].some(isUnsaved)
}
