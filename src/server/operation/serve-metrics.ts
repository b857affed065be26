import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../problems.ts'
import { Refusal } from '../refusal.ts'
import type { Metrics } from './metrics.ts'

/** `/metrics`, for whoever sends the token; without a token configured there is nothing at that address. */
export function serveMetrics(app: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  app.addHook('onResponse', async (request, reply) =>
    metrics.countRequest(request, reply.statusCode, reply.elapsedTime / 1000),
  )
  if (token === undefined) return
  app.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
    if (!isEqual(request.headers.authorization ?? '', `Bearer ${token}`)) {
      return refuse(request, reply.header('www-authenticate', 'Bearer'), new Refusal('not-signed-in'))
    }
    const text = await metrics.registry.metrics()
    return reply.header('cache-control', 'no-store').type(metrics.registry.contentType).send(text)
  })
}

/** In the same time wherever they differ. */
function isEqual(found: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(found), digest(wanted))
}
