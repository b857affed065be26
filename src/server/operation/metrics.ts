import type { FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { API_ROOT } from '#contract/operation.ts'

/** What is read at each scrape; a reading that fails leaves its gauge out. */
export type Readings = {
  readonly pool?: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number }
  readonly backupAt?: () => Promise<Date | undefined>
  readonly checkpointAt?: () => Promise<Date | undefined>
  readonly events?: () => Promise<number>
  /** Where mail is sent. */
  readonly outbox?: () => Promise<Outbox>
  readonly now: () => Date
}

/** How many mails stand how, and since when the longest of those that are due has waited. */
type Outbox = {
  readonly waiting: number
  readonly failed: number
  readonly unknown: number
  readonly dueSince: Date | undefined
}

export type Metrics = {
  readonly registry: Registry
  readonly countRequest: (request: FastifyRequest, status: number, seconds: number) => void
  /** A sign-in, a code or a one-time link that was not right. */
  readonly countFailedSignIn: () => void
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10, 30]

/** The server's numbers for Prometheus, in a registry of their own, so that two servers of one process do not mix. */
export function createMetrics(readings: Readings): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: 'laban_http_request_duration_seconds',
    help: 'Answered requests by route, method and class of status, with their duration.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  })
  const failedSignIns = new Counter({
    name: 'laban_failed_sign_ins_total',
    help: 'Sign-ins, codes and one-time links that were not right.',
    registers,
  })
  readPool(registry, readings)
  readAges(registry, readings)
  readOutbox(registry, readings)
  return {
    registry,
    countRequest: (request, status, seconds) => {
      const labels = { route: routeOf(request), method: request.method, status: `${Math.floor(status / 100)}xx` }
      requests.observe(labels, seconds)
    },
    countFailedSignIn: () => failedSignIns.inc(),
  }
}

/** The template of an operation's path; built files and pages are one route, or every one would be a series. */
function routeOf(request: FastifyRequest): string {
  const url = request.routeOptions.url
  return url?.startsWith(`${API_ROOT}/`) || OWN.has(url ?? '') ? url! : 'pages'
}

const OWN = new Set(['/healthz', '/readyz', '/version', '/metrics', '/api/openapi.json', '/api/reference'])

function readPool(registry: Registry, { pool }: Readings): void {
  if (!pool) return
  const gauge = new Gauge({
    name: 'laban_database_connections',
    help: 'Connections to the database, and requests that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      gauge.set({ state: 'total' }, pool.totalCount)
      gauge.set({ state: 'idle' }, pool.idleCount)
      gauge.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

function readAges(registry: Registry, { backupAt, checkpointAt, events, now }: Readings): void {
  const age = (at: Date | undefined): number | undefined => at && (now().getTime() - at.getTime()) / 1000
  if (backupAt) {
    const help = 'Age of the last backup. Absent where there was none.'
    readGauge(registry, 'laban_backup_age_seconds', help, async () => age(await backupAt()))
  }
  if (checkpointAt) {
    const help = 'Age of the last signed checkpoint. Absent where there was none.'
    readGauge(registry, 'laban_checkpoint_age_seconds', help, async () => age(await checkpointAt()))
  }
  if (events) readGauge(registry, 'laban_events', 'Events of all streams.', events)
}

function readOutbox(registry: Registry, { outbox, now }: Readings): void {
  if (!outbox) return
  const gauge = new Gauge({
    name: 'laban_mails',
    help: 'Mails that wait, that failed, and whose end is unknown.',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      gauge.reset()
      const reading = await outbox().catch(() => undefined)
      for (const state of ['waiting', 'failed', 'unknown'] as const) if (reading) gauge.set({ state }, reading[state])
    },
  })
  const help = 'How long the mail that is due longest has waited; 0 where none is due.'
  readGauge(registry, 'laban_mail_waiting_seconds', help, async () => {
    const { dueSince } = await outbox()
    return dueSince ? (now().getTime() - dueSince.getTime()) / 1000 : 0
  })
}

/** A gauge that is asked for at each scrape, and without a sample when there is no answer. */
function readGauge(registry: Registry, name: string, help: string, ask: () => Promise<number | undefined>): void {
  const gauge = new Gauge({
    name,
    help,
    // A label makes a gauge that has no sample until one is set.
    labelNames: ['of'],
    registers: [registry],
    collect: async () => {
      gauge.reset()
      const value = await ask().catch(() => undefined)
      if (value !== undefined) gauge.set(value)
    },
  })
}
