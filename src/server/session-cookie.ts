import type { FastifyRequest } from 'fastify'

export const SESSION_COOKIE = 'laban_session'

/** The header that gives a browser its session's token, or takes it away. Scripts cannot read it, other sites cannot send it. */
export function sessionCookie(token: string | undefined, isSecure: boolean): string {
  const parts = [`${SESSION_COOKIE}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (token === undefined) parts.push('Max-Age=0')
  if (isSecure) parts.push('Secure')
  return parts.join('; ')
}

/** The token that a request brings, if any. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  const token = pairs.find(([name]) => name === SESSION_COOKIE)?.[1]
  return token === undefined || token === '' ? undefined : token
}
