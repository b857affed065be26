import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { API_ROOT } from '#contract/operation.ts'
import { refuse } from './problems.ts'
import { Refusal } from './refusal.ts'

// The code of a criterion (`3.1.1`) is no ending.
const FILE_ENDING = /\.[a-z]{2,5}\d?$/i

/** Serves the built pages; a path that names no file is a page of the application and gets its first document. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: ['index.html'],
      // The build leaves beside each file the same, compressed, which is no page of its own.
      preCompressed: true,
      globIgnore: ['**/*.gz'],
      cacheControl: false,
      setHeaders: (reply, path) => reply.header('cache-control', cachingOf(path)),
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !FILE_ENDING.test(pathOf(request.url))
    if (built && isPage && !isBelow(request.url, API_ROOT)) return reply.sendFile('index.html')
    return refuse(request, reply, new Refusal('not-found'))
  })
}

/** Files in `assets` have their content's hash in their name. */
function cachingOf(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function pathOf(url: string): string {
  return url.split('?', 1)[0]!
}

function isBelow(url: string, root: string): boolean {
  return url === root || url.startsWith(`${root}/`)
}
