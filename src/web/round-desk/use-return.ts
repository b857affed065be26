import { useEffect, useRef } from 'react'

/** When a unit's panel is closed, the focus goes back to the row that opened it. */
export function useReturn(open: string | undefined): () => void {
  const leaving = useRef<string>(undefined)
  useEffect(() => {
    if (open !== undefined || leaving.current === undefined) return
    document.getElementById(`don-vi-${leaving.current}`)?.focus()
    leaving.current = undefined
  }, [open])
  return () => {
    leaving.current = open
  }
}
