import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API_ROOT, type Handlers, type Operation } from '#contract/operation.ts'
import { Refusal } from './refusal.ts'

/** Makes a route of every operation: input checked once, answer sent with an entity tag. */
export function bind<Operations extends Record<string, Operation>>(
  app: FastifyInstance,
  operations: Operations,
  handlers: Handlers<Operations>,
): void {
  for (const [name, operation] of Object.entries(operations)) {
    const handler = handlers[name as keyof Operations] as (input: unknown) => unknown
    app.route({
      method: operation.method,
      url: API_ROOT + operation.path,
      handler: async (request, reply) => answer(request, reply, await handler(inputOf(operation, request))),
    })
  }
}

function inputOf(operation: Operation, request: FastifyRequest): unknown {
  const sources = [request.query, request.body, request.params].filter((source) => typeof source === 'object')
  const result = operation.input.safeParse(Object.assign({}, ...sources))
  if (result.success) return result.data
  throw new Refusal(
    'bad-input',
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  )
}

function answer(request: FastifyRequest, reply: FastifyReply, output: unknown): FastifyReply {
  const { text, tag } = written(output)
  void reply.header('etag', tag).header('cache-control', 'no-cache')
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(text)
}

type Written = { text: string; tag: string }

// Content does not change while the server runs: the same object is written once.
const known = new WeakMap<object, Written>()

function written(output: unknown): Written {
  const before = typeof output === 'object' && output !== null ? known.get(output) : undefined
  if (before) return before
  const text = JSON.stringify(output)
  const made = { text, tag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` }
  if (typeof output === 'object' && output !== null) known.set(output, made)
  return made
}
