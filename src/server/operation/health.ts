import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import { migrationStatus } from '#db/migrate.ts'
import type { Version } from './version.ts'

/** What the server needs to be of use: each question is answered with true, or not. */
export type HealthParts = Readonly<Record<string, () => Promise<boolean>>>

export type Health = {
  /** From here on `/readyz` sends callers elsewhere, whatever the parts say. */
  readonly turnAway: () => void
}

const WITHIN_MS = 2000

/**
 * `/healthz`: the process lives. `/readyz`: it can do its work; each part is `ok` or `away`, and nothing is told of why.
 * `/version`: which program this is. Open to everybody and quiet in the log; many who ask at once are one question.
 */
export function serveHealth(app: FastifyInstance, version: Version, parts: HealthParts): Health {
  let isLeaving = false
  let asked: Promise<Record<string, boolean>> | undefined
  const quiet = { logLevel: 'warn' } as const
  app.get('/healthz', quiet, (_request, reply) => answer(reply, 200, { status: 'ok' }))
  app.get('/version', quiet, (_request, reply) => answer(reply, 200, version))
  app.get('/readyz', quiet, async (_request, reply) => {
    asked ??= statesOf(parts).finally(() => (asked = undefined))
    const states = await asked
    const isReady = !isLeaving && Object.values(states).every(Boolean)
    const said = Object.fromEntries(Object.entries(states).map(([name, isThere]) => [name, isThere ? 'ok' : 'away']))
    return answer(reply, isReady ? 200 : 503, { status: isLeaving ? 'leaving' : isReady ? 'ok' : 'away', parts: said })
  })
  return { turnAway: () => void (isLeaving = true) }
}

/** The parts of a server with a database and a data folder. */
export function healthParts(database: Database, dataFolder: string): HealthParts {
  return {
    database: async () => (await sql`select 1`.execute(database.db)).rows.length === 1,
    migrations: async () => (await migrationStatus(database)).pending.length === 0,
    data: async () => {
      await access(dataFolder, constants.W_OK | constants.X_OK)
      return true
    },
  }
}

async function statesOf(parts: HealthParts): Promise<Record<string, boolean>> {
  const states = Object.entries(parts).map(async ([name, ask]) => [name, await inTime(ask)] as const)
  return Object.fromEntries(await Promise.all(states))
}

/** A part that fails, or does not answer in time, is away. */
async function inTime(ask: () => Promise<boolean>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), WITHIN_MS)
  void ask().then(resolve, () => resolve(false))
  return promise.finally(() => clearTimeout(timer))
}

function answer(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send(body)
}
