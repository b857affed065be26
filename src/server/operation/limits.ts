import type { Server } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API_ROOT, type Operation } from '#contract/operation.ts'
import { Refusal } from '../refusal.ts'

const MOST_BODY_BYTES = 1024 * 1024
const MOST_HEADER_BYTES = 16 * 1024
const MOST_PARAMETER = 500
const MOST_CONNECTIONS = 5000
const HEADERS_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 30_000
const IDLE_CONNECTION_MS = 65_000
// A thousand for the usual pool: more could not be answered before the pool's own limit of waiting is over.
const WAITING_PER_CONNECTION = 50

/** Fastify's options that bound what one request may bring: 1 MB of body, 16 KB of address and headers, 30 s. */
export function limitOptions(): Pick<
  FastifyHttpOptions<Server>,
  'bodyLimit' | 'requestTimeout' | 'keepAliveTimeout' | 'routerOptions' | 'http'
> {
  return {
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    // Longer than what proxies keep their side open, so that none sends into a connection that is just closing.
    keepAliveTimeout: IDLE_CONNECTION_MS,
    routerOptions: { maxParamLength: MOST_PARAMETER },
    http: {
      maxHeaderSize: MOST_HEADER_BYTES,
      headersTimeout: HEADERS_WITHIN_MS,
      connectionsCheckingInterval: HEADERS_WITHIN_MS / 2,
    },
  }
}

export type RateLimits = {
  /** Requests a minute from one address to the API; 0: no limit. */
  readonly requests: number
  /** The same, to what lets somebody in. */
  readonly signIns: number
  /** The same, by one API token from wherever it comes. */
  readonly tokens: number
}

/** Rates by address, told in the standard headers and refused with 429. Call it before any route is made. */
export async function limitRates(
  app: FastifyInstance,
  operations: Readonly<Record<string, Operation>>,
  { requests, signIns }: Pick<RateLimits, 'requests' | 'signIns'>,
): Promise<void> {
  app.server.maxConnections = MOST_CONNECTIONS
  const doors = doorsOf(operations)
  const isDoor = (request: FastifyRequest): boolean => doors.has(`${request.method} ${request.routeOptions.url}`)
  const mostOf = (request: FastifyRequest): number => (isDoor(request) ? signIns : requests)
  await app.register(rateLimit, {
    enableDraftSpec: true,
    timeWindow: '1 minute',
    max: mostOf,
    keyGenerator: (request) => `${isDoor(request) ? 'door' : 'api'} ${rateLimit.normalizeIP(request.ip)}`,
    allowList: (request) => mostOf(request) === 0 || !request.url.startsWith(API_ROOT),
    errorResponseBuilder: () => new Refusal('too-many-requests'),
  })
}

const MINUTE_MS = 60_000

/**
 * Counts the requests of each API token, tells the caller in the standard headers, and refuses above the limit. The
 * address counts as well: whoever guesses has no token. Call it after `limitRates`.
 */
export function tokenLimit(
  app: FastifyInstance,
  { tokens }: Pick<RateLimits, 'tokens'>,
): (request: FastifyRequest, reply: FastifyReply, token: string) => Promise<void> {
  const named = new WeakMap<FastifyRequest, string>()
  const count = app.createRateLimit({
    max: tokens,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => `token ${named.get(request)}`,
  })
  return async (request, reply, token) => {
    if (tokens === 0) return
    named.set(request, token)
    const counted = await count(request)
    if (counted.isAllowed) return
    const { max, remaining, ttlInSeconds, isExceeded } = counted
    const told = { limit: max, remaining: Math.max(0, remaining), reset: ttlInSeconds }
    for (const [name, figure] of Object.entries(told)) void reply.header(`ratelimit-${name}`, String(figure))
    if (isExceeded) throw new Refusal('too-many-requests', undefined, { retryAfterSeconds: ttlInSeconds })
  }
}

/** The operations at which passwords, codes and links can be guessed: changes open to whoever is not yet let in. */
function doorsOf(operations: Readonly<Record<string, Operation>>): Set<string> {
  const open = Object.values(operations).filter(
    ({ method, permits, beforeSecondFactor }) => method !== 'GET' && (permits === 'public' || beforeSecondFactor),
  )
  return new Set(open.map(({ method, path }) => `${method} ${API_ROOT}${path}`))
}

/** Turns requests to the API away while more wait for a connection than could be served in time. */
export function refuseOverload(
  app: FastifyInstance,
  pool: { readonly waitingCount: number },
  connections: number,
  most: number = connections * WAITING_PER_CONNECTION,
): void {
  app.addHook('onRequest', async (request) => {
    if (pool.waitingCount >= most && request.url.startsWith(API_ROOT)) throw new Refusal('unavailable')
  })
}
