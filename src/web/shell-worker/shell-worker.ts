// Written into this file by the build: the files of this version by their paths, and one name for all of them.
declare const __SHELL_FILES__: readonly string[]
declare const __SHELL_VERSION__: string
declare const self: ServiceWorkerGlobalScope

const FILES: ReadonlySet<string> = new Set(__SHELL_FILES__)
const CACHE_ROOT = 'laban-shell-'
const CACHE = CACHE_ROOT + __SHELL_VERSION__
/** Every page is this document; its address says which. */
const PAGE = '/'
/** A server that has not answered by then is as good as away. */
const PATIENCE_MS = 5000

// Nothing of the API passes through here: what is kept of a form is the page's business, and belongs to an account.
self.addEventListener('install', (event) => {
  const requests = [...FILES].map((path) => new Request(path, { cache: path === PAGE ? 'reload' : 'default' }))
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()))
})

// A new version waits until a page asks for it: two versions never work in one page.
self.addEventListener('message', ({ data }) => {
  if (data === 'activate') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (FILES.has(pathname)) event.respondWith(file(request, pathname))
})

/** The server's document where it answers, so that a new version is seen at the next opening; else the kept one. */
async function page(request: Request): Promise<Response> {
  const kept = await keptFile(PAGE)
  const asked = fetch(request)
  if (!kept) return asked
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MS)
  })
  const answer = await Promise.race([asked.catch(() => undefined), late])
  return answer && answer.status < 500 ? answer : kept
}

/** Names bear their content's hash: what is kept is what the server would send. */
async function file(request: Request, path: string): Promise<Response> {
  return (await keptFile(path)) ?? fetch(request)
}

/** Of this version only: another one's document would ask for files that are gone. */
async function keptFile(path: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE)
  return cache.match(path)
}

async function forgetOlder(): Promise<void> {
  const names = await caches.keys()
  const older = names.filter((name) => name.startsWith(CACHE_ROOT) && name !== CACHE)
  await Promise.all(older.map((name) => caches.delete(name)))
}
