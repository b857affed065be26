import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '#contract/operation.ts'
import { Problem } from '#contract/refusal.ts'
import { bind } from '../bind.ts'
import { answerProblems } from '../problems.ts'
import { limitOptions, limitRates, refuseOverload, tokenLimit, type RateLimits } from './limits.ts'

const any = {
  group: 'test',
  input: z.object({ text: z.string().optional() }),
  output: z.object({}),
  refusals: [],
} as const
const operations = {
  read: operation({ ...any, method: 'GET', path: '/things', permits: 'public' }),
  write: operation({ ...any, method: 'POST', path: '/things', permits: 'signed-in' }),
  signIn: operation({ ...any, method: 'POST', path: '/sessions', permits: 'public' }),
  giveCode: operation({ ...any, method: 'POST', path: '/codes', permits: 'signed-in', beforeSecondFactor: true }),
}

async function appWith(limits: Omit<RateLimits, 'tokens'>, trustProxy = false): Promise<FastifyInstance> {
  const app = fastify({ ...limitOptions(), trustProxy })
  answerProblems(app)
  await limitRates(app, operations, limits)
  const answer = () => ({})
  bind(app, operations, { read: answer, write: answer, signIn: answer, giveCode: answer })
  app.get('/page', answer)
  return app
}

/** What the server says to bytes that no client library would send. */
async function said(app: FastifyInstance, ...pieces: string[]): Promise<string> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  // The server may close while we still send.
  socket.on('error', () => {})
  await once(socket, 'connect')
  let answer = ''
  socket.on('data', (data) => (answer += data.toString()))
  for (const piece of pieces) {
    if (!socket.writable) break
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
  }
  if (!socket.destroyed) await once(socket, 'close')
  return answer
}

describe('one request', () => {
  let app: FastifyInstance
  const HEAD = 'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n'

  beforeAll(async () => {
    app = await appWith({ requests: 0, signIns: 0 })
    await app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(() => app.close())

  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`
  const chunks = (bytes: number) => Array.from({ length: bytes / 65_536 }, () => chunk('x'.repeat(65_536)))

  test('may bring a body in chunks', async () => {
    const answer = await said(
      app,
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n`,
      chunk('{"text":"'),
      chunk('x"}'),
      '0\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('may not bring more than 1 MB, be it in chunks that tell no length', async () => {
    const pieces = [chunk('{"text":"'), ...chunks(2 * 1024 * 1024), chunk('"}'), '0\r\n\r\n']
    const answer = await said(app, `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, ...pieces)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"code":"too-large"')
  })

  test('may bring a body just below the limit in chunks', async () => {
    const pieces = [chunk('{"text":"'), ...chunks(1024 * 1024 - 65_536), chunk('"}'), '0\r\n\r\n']
    expect(await said(app, `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, ...pieces)).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('is refused by its announced length before the body comes', async () => {
    expect(await said(app, `${HEAD}Content-Length: 1048577\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('may not bring more than 16 KB of address and headers', async () => {
    const long = 'x'.repeat(17 * 1024)
    expect(await said(app, `GET /api/v1/things?q=${long} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
    expect(await said(app, `GET /page HTTP/1.1\r\nHost: x\r\nX-Long: ${long}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
  })

  test('has a time to come in, and a connection a number of neighbours', () => {
    expect(app.server.requestTimeout).toBe(30_000)
    expect(app.server.headersTimeout).toBe(10_000)
    expect(app.server.maxConnections).toBe(5000)
  })
})

describe('many requests of one address', () => {
  const from = (remoteAddress: string, method: 'GET' | 'POST', url: string) => ({
    method,
    url: `/api/v1${url}`,
    remoteAddress,
    ...(method === 'POST' && { payload: {} }),
  })

  async function statuses(app: FastifyInstance, times: number, request: ReturnType<typeof from>): Promise<number[]> {
    const found: number[] = []
    for (let time = 0; time < times; time++) found.push((await app.inject(request)).statusCode)
    return found
  }

  test('are answered up to the limit, then refused with a problem and when to come again', async () => {
    const app = await appWith({ requests: 3, signIns: 1 })
    expect(await statuses(app, 3, from('10.0.0.1', 'GET', '/things'))).toEqual([200, 200, 200])
    const response = await app.inject(from('10.0.0.1', 'GET', '/things'))
    expect(Problem.parse(response.json())).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    expect(response.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '0' })
  })

  test('are told how many are left', async () => {
    const app = await appWith({ requests: 3, signIns: 1 })
    expect((await app.inject(from('10.0.0.1', 'GET', '/things'))).headers).toMatchObject({
      'ratelimit-limit': '3',
      'ratelimit-remaining': '2',
      'ratelimit-reset': expect.anything(),
    })
  })

  test('are counted apart from those of another address', async () => {
    const app = await appWith({ requests: 1, signIns: 1 })
    expect(await statuses(app, 2, from('10.0.0.1', 'GET', '/things'))).toEqual([200, 429])
    expect(await statuses(app, 1, from('10.0.0.2', 'GET', '/things'))).toEqual([200])
  })

  test('are counted together over a /64 of IPv6, which is one subscriber', async () => {
    const app = await appWith({ requests: 1, signIns: 1 })
    expect(await statuses(app, 1, from('2001:db8:0:1::1', 'GET', '/things'))).toEqual([200])
    expect(await statuses(app, 1, from('2001:db8:0:1:ffff::2', 'GET', '/things'))).toEqual([429])
    expect(await statuses(app, 1, from('2001:db8:0:2::1', 'GET', '/things'))).toEqual([200])
  })

  test.each(['/sessions', '/codes'])('are counted more strictly at %s, and apart from work', async (url) => {
    const app = await appWith({ requests: 100, signIns: 2 })
    const found = await statuses(app, 3, from('10.0.0.1', 'POST', url))
    expect(found.map((status) => status === 429)).toEqual([false, false, true])
    expect(await statuses(app, 1, from('10.0.0.1', 'GET', '/things'))).toEqual([200])
  })

  test('are not counted at pages, and nowhere when the limit is 0', async () => {
    const app = await appWith({ requests: 1, signIns: 1 })
    const page = { ...from('10.0.0.1', 'GET', ''), url: '/page' }
    expect(await statuses(app, 5, page)).toEqual([200, 200, 200, 200, 200])
    const open = await appWith({ requests: 0, signIns: 0 })
    const found = await statuses(open, 20, from('10.0.0.1', 'POST', '/sessions'))
    expect(new Set(found)).toEqual(new Set([200]))
  })

  test('are told apart by what a caller claims only behind a trusted proxy', async () => {
    const claimed = (forwarded: string) => ({
      ...from('10.0.0.1', 'GET', '/things'),
      headers: { 'x-forwarded-for': forwarded },
    })
    for (const [trust, second] of [
      [false, 429],
      [true, 200],
    ] as const) {
      const app = await appWith({ requests: 1, signIns: 1 }, trust)
      expect((await app.inject(claimed('1.1.1.1'))).statusCode).toBe(200)
      expect((await app.inject(claimed('2.2.2.2'))).statusCode).toBe(second)
    }
  })
})

describe('a server that cannot keep up', () => {
  test('refuses with 503 and when to come again, instead of letting the queue grow', async () => {
    const pool = { waitingCount: 0 }
    const app = fastify()
    answerProblems(app)
    refuseOverload(app, pool, 2)
    app.get('/api/v1/things', () => ({}))
    app.get('/healthz', () => ({}))
    const answers = []
    for (pool.waitingCount of [99, 100]) answers.push(await app.inject('/api/v1/things'))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 503])
    expect(answers[1]!.headers['retry-after']).toBe('5')
    expect(answers[1]!.json()).toMatchObject({ code: 'unavailable' })
    expect((await app.inject('/healthz')).statusCode).toBe(200)
  })
})

describe('an API token', () => {
  const caller = { account: 'a', name: 'A', session: undefined, grants: [], isComplete: true, askedAt: new Date(0) }

  /** A server at which the token is what stands in the header. */
  async function tokenApp(tokens: number): Promise<FastifyInstance> {
    const app = fastify()
    answerProblems(app)
    await limitRates(app, operations, { requests: 100, signIns: 100 })
    const answer = () => ({})
    bind(
      app,
      operations,
      { read: answer, write: answer, signIn: answer, giveCode: answer },
      {
        actorOf: ({ headers }) =>
          Promise.resolve({
            ...caller,
            token: { id: String(headers['x-token']), prefix: 'laban_00000000', scope: [] },
          }),
        targetOf: () => Promise.reject(new Error('about nothing')),
        countToken: tokenLimit(app, { tokens }),
      },
    )
    return app
  }
  const ask = (app: FastifyInstance, token: string, remoteAddress: string) =>
    app.inject({ method: 'GET', url: '/api/v1/things', remoteAddress, headers: { 'x-token': token } })

  test('has a rate of its own wherever it comes from, which the headers tell; above it, when to come back', async () => {
    const app = await tokenApp(2)
    const answers = []
    for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) answers.push(await ask(app, 'one', address))
    expect(answers.map(({ headers }) => [headers['ratelimit-limit'], headers['ratelimit-remaining']])).toEqual([
      ['2', '1'],
      ['2', '0'],
      ['2', '0'],
    ])
    expect(answers[2]!.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(Number(answers[2]!.headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask(app, 'another', '10.0.0.1')).headers['ratelimit-remaining']).toBe('1')
    await app.close()
  })

  test('has none where the limit is 0', async () => {
    const app = await tokenApp(0)
    expect((await ask(app, 'one', '10.0.0.1')).headers['ratelimit-limit']).toBe('100')
    await app.close()
  })
})
