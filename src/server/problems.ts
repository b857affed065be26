import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '#contract/refusal.ts'
import { REFUSALS } from '#text/refusals.ts'
import { Refusal, STATUS } from './refusal.ts'

/** Every failed answer is made here (RFC 9457). What is no refusal is our own fault: logged, and not told. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof Refusal) return refuse(request, reply, error)
    const status = statusOf(error)
    if (status === 413) return refuse(request, reply, new Refusal('too-large'))
    if (status === 429) return refuse(request, reply, new Refusal('too-many-requests'))
    if (status >= 400 && status < 500) return refuse(request, reply, new Refusal('bad-input'))
    if (isAway(error)) {
      request.log.error({ err: error }, 'the database did not answer')
      return refuse(request, reply, new Refusal('unavailable'))
    }
    request.log.error({ err: error }, 'failed')
    return send(request, reply, 500, { code: 'internal' })
  })
}

export function refuse(request: FastifyRequest, reply: FastifyReply, { code, faults, details }: Refusal): FastifyReply {
  const seconds = code === 'unavailable' ? UNAVAILABLE_RETRY_SECONDS : retrySecondsOf(details)
  if (seconds !== undefined) void reply.header('retry-after', String(seconds))
  if (STATUS[code] === 401 && code.startsWith('token-')) void reply.header('www-authenticate', 'Bearer')
  return send(request, reply, STATUS[code], {
    code,
    ...(faults && { faults }),
    ...(details !== undefined && { details }),
  })
}

const UNAVAILABLE_RETRY_SECONDS = 5

/** A refusal that knows when to come back says so in its details. */
function retrySecondsOf(details: unknown): number | undefined {
  if (typeof details !== 'object' || details === null || !('retryAfterSeconds' in details)) return undefined
  return typeof details.retryAfterSeconds === 'number' ? details.retryAfterSeconds : undefined
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  { code, ...rest }: Pick<Problem, 'code' | 'faults' | 'details'>,
): FastifyReply {
  const titles = { vi: REFUSALS.vi[code], en: REFUSALS.en[code] }
  const problem: Problem = {
    type: 'about:blank',
    title: /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? titles.en : titles.vi,
    status,
    code,
    requestId: request.id,
    titles,
    ...rest,
  }
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' ? status : 500
}

// Connections refused, cut or not given in time, PostgreSQL starting or stopping (class 57), out of room (class 53).
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|57P0[1-5]|08\d{3}|53\d{3})$/
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return AWAY.test(code) || AWAY_WORDS.test(error.message)
}
