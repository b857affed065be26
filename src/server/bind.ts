import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API_ROOT, TUS_VERSION, type Handlers, type Operation, type SentFile } from '#contract/operation.ts'
import { admit, type TargetOf } from './admission.ts'
import type { Actor, Call } from './call.ts'
import { noteAccount } from './operation/log-lines.ts'
import { Refusal } from './refusal.ts'
import { sendFile } from './send-file.ts'
import { sessionCookie } from './session-cookie.ts'

/** Who stands at the door, and how what they ask for is found. */
export type Doors = {
  readonly actorOf: (request: FastifyRequest) => Promise<Actor | undefined>
  readonly targetOf: TargetOf
  /** Counts what a program asks for by a token, and refuses what is too much. */
  readonly countToken?: ((request: FastifyRequest, reply: FastifyReply, token: string) => Promise<void>) | undefined
}

// A server without accounts lets everybody at what is public, and nobody at anything else.
const PUBLIC_ONLY: Doors = {
  actorOf: () => Promise.resolve(undefined),
  targetOf: () => Promise.reject(new Refusal('not-found')),
}

/** Makes a route of every operation: input checked once, caller admitted, answer sent with an entity tag. */
export function bind<Operations extends Record<string, Operation>>(
  app: FastifyInstance,
  operations: Operations,
  handlers: Handlers<Operations, Call>,
  doors: Doors = PUBLIC_ONLY,
): void {
  for (const [name, operation] of Object.entries(operations)) {
    const handler = handlers[name as keyof Operations] as (input: unknown, call: Call) => unknown
    app.route({
      method: operation.method,
      url: API_ROOT + operation.path,
      handler: async (request, reply) => {
        if (operation.answers) speakTus(request, reply)
        const actor = await doors.actorOf(request)
        if (actor) noteAccount(request, actor.account)
        if (actor?.token) await doors.countToken?.(request, reply, actor.token.id)
        if (operation.permits !== 'public' && !actor) throw new Refusal('not-signed-in')
        const input = inputOf(operation, request)
        letRestPass(request, reply)
        await admit(operation, input, actor, doors.targetOf)
        const output = await handler(input, callOf(request, reply, actor, operation))
        if (operation.file) return sendFile(request, reply, output as SentFile)
        if (operation.answers) return answerByHeaders(reply, operation.answers, output as Record<string, unknown>)
        return answer(request, reply, output, !actor && operation.permits === 'public')
      },
    })
  }
}

/** Every answer of the protocol names its version, also a refusal; another one that the caller speaks is refused. */
function speakTus({ headers }: FastifyRequest, reply: FastifyReply): void {
  void reply.header('tus-resumable', TUS_VERSION)
  const spoken = headers['tus-resumable']
  if (spoken === undefined || spoken === TUS_VERSION) return
  void reply.header('tus-version', TUS_VERSION)
  throw new Refusal('upload-version')
}

/** What a refusal left unread of the bytes passes by, so that the connection can bring the next request. */
function letRestPass({ body }: FastifyRequest, reply: FastifyReply): void {
  if (body instanceof Readable) reply.raw.once('finish', () => body.resume())
}

const LONGEST_KEY = 100

/**
 * Lets the operations of this part of the server take bytes, which are then neither gathered nor counted here: their
 * handlers do.
 */
export function takeBytes(app: FastifyInstance, operations: Record<string, Operation>): void {
  const types = new Set(Object.values(operations).flatMap(({ bytes }) => bytes ?? []))
  app.addContentTypeParser([...types], (_request, payload, done) => done(null, payload))
}

function callOf(request: FastifyRequest, reply: FastifyReply, actor: Actor | undefined, { bytes }: Operation): Call {
  const device = deviceOf(request, actor)
  const key = request.headers['idempotency-key'] || undefined
  if (key !== undefined && key.length > LONGEST_KEY)
    throw new Refusal('bad-input', [`Idempotency-Key: at most ${LONGEST_KEY} characters`])
  return {
    actor,
    requestId: request.id,
    origin: { address: request.ip, ...(device !== undefined && { device }) },
    key: typeof key === 'string' ? key : undefined,
    ...(bytes !== undefined && request.body instanceof Readable && { bytes: request.body }),
    setToken: (token) => void reply.header('set-cookie', sessionCookie(token, request.protocol === 'https')),
  }
}

/** What the caller's program says of itself, and by which token it came: an event tells so beside who did it. */
function deviceOf({ headers }: FastifyRequest, actor: Actor | undefined): string | undefined {
  const parts = [actor?.token?.prefix, headers['user-agent']?.slice(0, 300)].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(' · ')
}

function inputOf(operation: Operation, request: FastifyRequest): Record<string, unknown> {
  const result = operation.input.safeParse(Object.assign({}, ...sourcesOf(operation, request)))
  if (result.success && isStorable(result.data)) return result.data
  if (result.success) throw new Refusal('bad-input', ['no character U+0000 and no half of a pair can be stored'])
  throw new Refusal(
    'bad-input',
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  )
}

function sourcesOf({ bytes, headers = {} }: Operation, request: FastifyRequest): unknown[] {
  const { query, body, params } = request
  const sent = Object.entries(headers).map(([key, header]) => [key, request.headers[header]])
  if (body instanceof Readable && bytes === undefined) throw new Refusal('bad-input', ['the body must be JSON'])
  if (bytes !== undefined && body !== undefined && !(body instanceof Readable))
    throw new Refusal('bad-input', [`the body must be ${bytes}`])
  return [query, bytes === undefined ? body : undefined, params, Object.fromEntries(sent)].filter(
    (source) => typeof source === 'object',
  )
}

/** What no text of the database can hold: the character U+0000, and half of a surrogate pair. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000')
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable)
}

/** As another protocol has it: without a body where it says so, and never kept by anybody. */
function answerByHeaders(
  reply: FastifyReply,
  { status, headers }: NonNullable<Operation['answers']>,
  output: Record<string, unknown>,
): FastifyReply {
  for (const [key, header] of Object.entries(headers)) void reply.header(header, String(output[key]))
  void reply.header('cache-control', 'no-store')
  if (status !== undefined) return reply.code(status).send()
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(output))
}

function answer(request: FastifyRequest, reply: FastifyReply, output: unknown, isPublic: boolean): FastifyReply {
  const { text, tag } = written(output)
  void reply.header('etag', tag).header('cache-control', isPublic ? 'no-cache' : 'private, no-cache')
  void reply.header('vary', 'cookie, authorization')
  if (request.method === 'GET' && request.headers['if-none-match'] === tag) return reply.code(304).send()
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
