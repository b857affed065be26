import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { openDatabase, type Database } from '#db/database.ts'
import { freshDatabase, type FreshDatabase } from '#test/support/database/database.ts'
import { answerProblems } from '../problems.ts'
import { eventCount, lastBackupAt } from './database-readings.ts'
import { createMetrics, type Readings } from './metrics.ts'
import { serveMetrics } from './serve-metrics.ts'

const NOW = new Date('2026-11-21T10:00:00Z')
const TOKEN = 'a-token-of-24-characters'

function serverWith(readings: Partial<Readings> = {}, token: string | undefined = TOKEN) {
  const app = fastify()
  answerProblems(app)
  const metrics = createMetrics({ now: () => NOW, ...readings })
  serveMetrics(app, metrics, token)
  app.get('/api/v1/units/:unit', (request, reply) => reply.code(request.url.endsWith('gone') ? 404 : 200).send({}))
  app.get('/assets/*', () => ({}))
  const scraped = async () =>
    (await app.inject({ url: '/metrics', headers: { authorization: `Bearer ${TOKEN}` } })).body
  return { app, metrics, scraped }
}

/** The samples whose line begins so. */
function samples(text: string, start: string): string[] {
  return text.split('\n').filter((line) => line.startsWith(start))
}

describe('a scrape', () => {
  test('counts answers by the template of the route, method and class of status', async () => {
    const { app, scraped } = serverWith()
    for (const unit of ['a', 'b', 'gone']) await app.inject(`/api/v1/units/${unit}`)
    await app.inject('/assets/index-1.js')
    await app.inject('/wp-admin')
    expect(samples(await scraped(), 'laban_http_request_duration_seconds_count')).toEqual([
      'laban_http_request_duration_seconds_count{route="/api/v1/units/:unit",method="GET",status="2xx"} 2',
      'laban_http_request_duration_seconds_count{route="/api/v1/units/:unit",method="GET",status="4xx"} 1',
      'laban_http_request_duration_seconds_count{route="pages",method="GET",status="2xx"} 1',
      'laban_http_request_duration_seconds_count{route="pages",method="GET",status="4xx"} 1',
    ])
  })

  test('counts sign-ins that failed, and tells of the process', async () => {
    const { metrics, scraped } = serverWith()
    metrics.countFailedSignIn()
    metrics.countFailedSignIn()
    const text = await scraped()
    expect(samples(text, 'laban_failed_sign_ins_total')).toEqual(['laban_failed_sign_ins_total 2'])
    expect(samples(text, 'process_resident_memory_bytes ')).toHaveLength(1)
    expect(samples(text, 'nodejs_eventloop_lag_seconds ')).toHaveLength(1)
  })

  test('tells the pool as it is at that moment', async () => {
    const pool = { totalCount: 3, idleCount: 1, waitingCount: 0 }
    const { scraped } = serverWith({ pool })
    await scraped()
    pool.waitingCount = 7
    expect(samples(await scraped(), 'laban_database_connections{')).toEqual([
      'laban_database_connections{state="total"} 3',
      'laban_database_connections{state="idle"} 1',
      'laban_database_connections{state="waiting"} 7',
    ])
  })

  test('tells ages in seconds, and none where there is none or it cannot be read', async () => {
    const { scraped } = serverWith({
      backupAt: async () => new Date('2026-11-21T02:00:00Z'),
      checkpointAt: async () => undefined,
      events: () => Promise.reject(new Error('the database is gone')),
    })
    const text = await scraped()
    expect(samples(text, 'laban_backup_age_seconds')).toEqual(['laban_backup_age_seconds 28800'])
    expect(samples(text, 'laban_checkpoint_age_seconds')).toEqual([])
    expect(samples(text, 'laban_events')).toEqual([])
  })
})

describe('the readings of a database', () => {
  let fresh: FreshDatabase
  let database: Database

  beforeAll(async () => {
    fresh = await freshDatabase('empty')
    database = openDatabase(fresh.url, { most: 2 })
  })
  afterAll(async () => {
    await database.close()
    await fresh.drop()
  })

  test('are the last backup that the events tell of, and the events of all streams', async () => {
    const { db } = database
    const before = await eventCount(db)
    expect(await lastBackupAt(db)).toBeUndefined()
    await sql`insert into stream (name, sequence, hash) values ('installation:main', 2, ''), ('account:a', 5, '')
      on conflict (name) do update set sequence = stream.sequence + 2`.execute(db)
    const at = ['2026-11-20T02:00:00Z', '2026-11-21T02:00:00Z']
    for (const [index, time] of at.entries()) {
      await sql`insert into event (stream, sequence, id, kind, at, body, previous_hash, hash)
        values ('installation:main', ${1000 + index}, gen_random_uuid(), 'installation.backed-up', ${time}, '{}', '', '')`.execute(
        db,
      )
    }
    expect(await lastBackupAt(db)).toEqual(new Date(at[1]!))
    expect(await eventCount(db)).toBe(before + 7)
  })
})

describe('the door of /metrics', () => {
  test.each(['Bearer wrong-token-of-24-chars', TOKEN, `Basic ${TOKEN}`, '', `Bearer ${TOKEN}x`])(
    'stays closed to "%s"',
    async (authorization) => {
      const response = await serverWith().app.inject({ url: '/metrics', headers: { authorization } })
      expect([response.statusCode, response.headers['www-authenticate']]).toEqual([401, 'Bearer'])
      expect(response.body).not.toContain('laban_http')
    },
  )

  test('is not there without a token configured', async () => {
    const app = fastify()
    serveMetrics(app, createMetrics({ now: () => NOW }), undefined)
    expect((await app.inject('/metrics')).statusCode).toBe(404)
  })
})
