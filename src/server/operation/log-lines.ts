import { LogController, type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { scrubbed, withoutSecrets } from './redaction.ts'

type Write = (line: string) => void

/**
 * Fastify's options for a log of one JSON object a line: time (ISO, UTC), level, msg, requestId; an error as `err` with
 * its stack. Nothing of a body is ever logged; what looks like a secret or an identity number is hidden.
 */
export function logOptions(
  level: string,
  write: Write = (line) => process.stdout.write(line),
): Pick<FastifyServerOptions, 'logger' | 'logController'> {
  return {
    logger: {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }), log: withoutSecrets },
      serializers: { err: toldError },
      stream: { write: (line: string) => write(scrubbed(line)) },
    },
    // Of Fastify's two lines a request neither says enough.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
  }
}

/** One line at the end of each request, and the request's id in the answer. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
        ...(accounts.has(request) && { account: accounts.get(request) }),
      },
      'request',
    )
  })
}

const accounts = new WeakMap<FastifyRequest, string>()

/** Tells the log whose request this is. */
export function noteAccount(request: FastifyRequest, account: string): void {
  accounts.set(request, account)
}

type ToldError = { type: string; message: string; stack: string; code?: string; cause?: ToldError }

/** Name, message, code and stack, of its causes too; a database's error also has the row's values, which stay out. */
function toldError(error: Error): ToldError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(code !== undefined && { code }),
    ...(error.cause instanceof Error && { cause: toldError(error.cause) }),
  }
}
