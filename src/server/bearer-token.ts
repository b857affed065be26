import type { FastifyRequest } from 'fastify'

const BEARER = /^bearer(?: |$)/i

/** What a request shows as a bearer token, and nowhere but in this header; undefined where it shows none. */
export function bearerTokenOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const { authorization } = headers
  if (authorization === undefined || !BEARER.test(authorization)) return undefined
  return authorization.replace(BEARER, '').trim()
}
