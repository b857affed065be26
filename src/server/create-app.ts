import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import fastify, { type FastifyInstance } from 'fastify'
import { demonstration } from '#contract/demonstration.ts'
import { documents } from '#contract/documents.ts'
import { editions } from '#contract/editions.ts'
import { bind } from './bind.ts'
import { demonstrationHandlers } from './demonstration/handlers.ts'
import { documentHandlers } from './documents/handlers.ts'
import { editionHandlers } from './editions/handlers.ts'
import { answerProblems } from './problems.ts'
import { sendSecurityHeaders } from './security-headers.ts'
import type { ServedContent } from './served-content.ts'
import { serveWeb } from './web-files.ts'

/** Everything the server needs from outside, made by its caller. */
export type Deps = {
  readonly content: ServedContent
  /** The folder of the built pages. */
  readonly web: string
  readonly logLevel: string
}

const MOST_BODY_BYTES = 1024 * 1024

export async function createApp({ content, web, logLevel }: Deps): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: logLevel },
    bodyLimit: MOST_BODY_BYTES,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
  })
  answerProblems(app)
  sendSecurityHeaders(app)
  await app.register(compress, { encodings: ['gzip'], threshold: 1024 })
  bind(app, editions, editionHandlers(content))
  bind(app, demonstration, demonstrationHandlers(content))
  bind(app, documents, documentHandlers(content.programme))
  await serveWeb(app, web)
  return app
}
