import { useSyncExternalStore } from 'react'
import { CallError, type Client } from '#contract/client.ts'

const listeners = new Set<() => void>()
let isAway = !navigator.onLine

window.addEventListener('online', () => set(false))
window.addEventListener('offline', () => set(true))

/** True while the server cannot be reached: the browser says so, or the last call got no answer. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(listen, () => isAway)
}

/** Tells when the server is there again; returns what ends the telling. */
export function whenBack(act: () => void): () => void {
  let was = isAway
  return listen(() => {
    if (was && !isAway) act()
    was = isAway
  })
}

/** The same client, which notes whether it is answered. */
export function watched(client: Client): Client {
  return async (...call) => {
    try {
      const answer = await client(...call)
      set(false)
      return answer
    } catch (error) {
      set(error instanceof CallError && error.code === 'unreachable')
      throw error
    }
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function set(next: boolean): void {
  if (next === isAway) return
  isAway = next
  for (const listener of listeners) listener()
}
