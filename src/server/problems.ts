import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem, RefusalCode } from '#contract/refusal.ts'
import { REFUSALS } from '#text/refusals.ts'
import { Refusal, STATUS } from './refusal.ts'

/** Every failed answer is made here (RFC 9457). What is no refusal is our own fault: logged, and not told. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof Refusal) return refuse(request, reply, error.code, error.faults)
    const status = statusOf(error)
    if (status === 413) return refuse(request, reply, 'too-large')
    if (status >= 400 && status < 500) return refuse(request, reply, 'bad-input')
    request.log.error({ err: error }, 'failed')
    return send(request, reply, 500, 'internal')
  })
}

export function refuse(request: FastifyRequest, reply: FastifyReply, code: RefusalCode, faults?: string[]) {
  return send(request, reply, STATUS[code], code, faults)
}

function send(request: FastifyRequest, reply: FastifyReply, status: number, code: Problem['code'], faults?: string[]) {
  const problem: Problem = {
    type: 'about:blank',
    title: REFUSALS.vi[code],
    status,
    code,
    requestId: request.id,
    ...(faults && { faults }),
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
