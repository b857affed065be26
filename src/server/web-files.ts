import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API_ROOT } from '#contract/operation.ts'
import { refuse } from './problems.ts'
import { Refusal } from './refusal.ts'

// The code of a criterion (`3.1.1`) is no ending.
const FILE_ENDING = /\.[a-z]{2,5}\d?$/i
const DOCUMENT = 'index.html'
/** It answers for every page, so that each language's stands at the root. */
const WORKER = 'service-worker.js'
/** Other languages than Vietnamese are built into a folder of their own, and are asked for by a cookie. */
const ENGLISH = 'en'
const ASKS_FOR_ENGLISH = /(^|;\s*)laban-ngon-ngu=en(;|$)/

/** Serves the built pages; a path that names no file is a page of the application and gets its first document. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, DOCUMENT))
  const hasEnglish = existsSync(join(folder, ENGLISH, DOCUMENT))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      // The build leaves beside each file the same, compressed, which is no page of its own.
      preCompressed: true,
      globIgnore: ['**/*.gz', `**/${DOCUMENT}`, `**/${WORKER}`],
      cacheControl: false,
      setHeaders: (reply, path) => reply.header('cache-control', cachingOf(path)),
    })
  }
  const send = (file: string, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const isEnglish = hasEnglish && ASKS_FOR_ENGLISH.test(request.headers.cookie ?? '')
    return reply.header('vary', 'cookie').sendFile(isEnglish ? `${ENGLISH}/${file}` : file)
  }
  if (existsSync(join(folder, WORKER))) app.get(`/${WORKER}`, (request, reply) => send(WORKER, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !FILE_ENDING.test(pathOf(request.url))
    if (built && isPage && !isBelow(request.url, API_ROOT)) return send(DOCUMENT, request, reply)
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
