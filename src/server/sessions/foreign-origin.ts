import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bearerTokenOf } from '../bearer-token.ts'
import { Refusal } from '../refusal.ts'

/**
 * Refuses changes that another site's page asks a browser for. Browsers say where a request comes from in
 * `Sec-Fetch-Site`, older ones in `Origin`; a caller that sends neither is no browser, and no other site can make it
 * send our cookie. A bearer token is sent by no browser on its own, and beside it no cookie counts.
 */
export function refuseForeignOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const isOurs = !isChange(request) || bearerTokenOf(request) !== undefined || !isForeign(request)
    done(isOurs ? undefined : new Refusal('foreign-origin'))
  })
}

function isChange({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
}

function isForeign(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = request.headers
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== request.host
}
