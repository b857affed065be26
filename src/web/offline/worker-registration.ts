import { useSyncExternalStore } from 'react'

// At the root, so that it may answer for every page.
const WORKER_PATH = '/service-worker.js'
const LOOKED_FOR_EVERY_MS = 3_600_000

const listeners = new Set<() => void>()
let isNewer = false
let registration: ServiceWorkerRegistration | undefined
let isReloading = false

/** Keeps the pages for when there is no connection, where the browser can; tells when newer ones have come. */
export function registerWorker(): void {
  // A file of the version on this page is gone from the server.
  window.addEventListener('vite:preloadError', tellNewer)
  if (!('serviceWorker' in navigator)) return
  const hadWorker = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isReloading) location.reload()
    else if (hadWorker) tellNewer()
  })
  void navigator.serviceWorker
    .register(WORKER_PATH, { updateViaCache: 'none' })
    .then(follow)
    // Without it all but opening pages without a connection works.
    .catch(() => {})
}

/** True when a newer version of the pages is there. */
export function useNewerVersion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => isNewer,
  )
}

/** Goes over to the newer version. What was typed is in its drafts. */
export function reloadNewer(): void {
  const waiting = registration?.waiting
  if (!waiting) return location.reload()
  isReloading = true
  waiting.postMessage('activate', [])
}

function follow(found: ServiceWorkerRegistration | undefined): void {
  if (!found) return
  registration = found
  if (found.waiting && navigator.serviceWorker.controller) tellNewer()
  found.addEventListener('updatefound', () => {
    const { installing } = found
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && navigator.serviceWorker.controller) tellNewer()
    })
  })
  const look = () => void found.update().catch(() => {})
  setInterval(look, LOOKED_FOR_EVERY_MS)
  window.addEventListener('online', look)
}

function tellNewer(): void {
  isNewer = true
  for (const listener of listeners) listener()
}
