import { spawnSync } from 'node:child_process'
import fastify, { type FastifyInstance } from 'fastify'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerProblems } from '../problems.ts'
import { Refusal } from '../refusal.ts'
import { root } from '#test/support/repository.ts'
import { logOptions, logRequests, noteAccount } from './log-lines.ts'
import { scrubbed, withoutSecrets } from './redaction.ts'

type Line = Record<string, unknown> & { err?: { stack: string; message: string } }

const SECRETS = { password: 'hunter2', code: '123456', token: 'tkn-1', nested: { newPassword: 'hunter3' } }

function logged(level = 'info'): { app: FastifyInstance; lines: () => Line[]; text: () => string } {
  const written: string[] = []
  const app = fastify(logOptions(level, (line) => written.push(line)))
  answerProblems(app)
  logRequests(app)
  app.get('/units/:unit', (request) => {
    noteAccount(request, 'account-7')
    return {}
  })
  app.post('/sign-in', (request) => {
    request.log.info({ body: request.body, headers: request.headers }, 'a careless line')
    throw new Refusal('wrong-credentials')
  })
  app.get('/bug', () => {
    throw Object.assign(new Error('no row for 001203004567'), { code: '23505', detail: 'Key (cccd)=(001203004567)' })
  })
  return { app, text: () => written.join(''), lines: () => written.map((line) => JSON.parse(line) as Line) }
}

describe('a request', () => {
  test('is one line at its end: when, which route, whose, how long', async () => {
    const { app, lines, text } = logged()
    const response = await app.inject('/units/so-y-te?q=1')
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        msg: 'request',
        requestId: response.headers['x-request-id'],
        method: 'GET',
        route: '/units/:unit',
        status: 200,
        account: 'account-7',
        durationMs: expect.any(Number),
      },
    ])
    expect(text().endsWith('}\n')).toBe(true)
  })

  test('to no route is a line too, without the address that was typed', async () => {
    const { app, lines, text } = logged()
    await app.inject('/wp-admin?token=abc')
    expect(lines()).toMatchObject([{ route: 'none', status: 404 }])
    expect(text()).not.toContain('wp-admin')
  })

  test('is not logged where the level is warn', async () => {
    const { app, lines } = logged('warn')
    await app.inject('/units/so-y-te')
    expect(lines()).toEqual([])
  })
})

test('the lines stand on stdout, one JSON object each, and nothing stands on stderr', () => {
  const program = `
    import fastify from 'fastify'
    import { logOptions, logRequests } from '#server/operation/log-lines.ts'
    const app = fastify(logOptions('info'))
    logRequests(app)
    app.get('/units/:unit', () => ({}))
    await app.inject('/units/so-y-te')
    app.log.error({ err: new Error('postgres://laban:hunter2@db'), token: 'tkn-1' }, 'two\\nlines')`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  })
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  expect(lines).toMatchObject([
    { level: 'info', msg: 'request', route: '/units/:unit', status: 200 },
    { level: 'error', msg: 'two\nlines', token: '***', err: { message: 'postgres://laban:***@db' } },
  ])
  expect(stderr).toBe('')
})

describe('an error', () => {
  test('is one line with its stack and the request id that the caller reads', async () => {
    const { app, lines } = logged('warn')
    const { requestId } = (await app.inject('/bug')).json()
    expect(lines()).toMatchObject([{ level: 'error', requestId, err: { code: '23505', type: 'Error' } }])
    expect(lines()[0]!.err!.stack).toContain('log-lines.test.ts')
  })

  test('does not bring the row that it is about', async () => {
    const { app, text } = logged()
    await app.inject('/bug')
    expect(text()).not.toContain('001203004567')
    expect(text()).not.toContain('Key (')
  })
})

describe('what must not be read', () => {
  test('is hidden even where a line carries a whole body and its headers', async () => {
    const { app, text, lines } = logged()
    const headers = { cookie: 'laban_session=tkn-2', authorization: 'Bearer tkn-3' }
    await app.inject({ method: 'POST', url: '/sign-in', payload: SECRETS, headers })
    expect(lines()).toHaveLength(2)
    for (const secret of ['hunter2', 'hunter3', '123456', 'tkn-1', 'tkn-2', 'tkn-3'])
      expect(text()).not.toContain(secret)
  })

  test.each([
    'CCCD 001203004567 đã có',
    'CCCD 001 203 004 567',
    'connect postgres://laban:hunter2@db:5432/laban',
    'password=hunter2',
    'mật khẩu: hunter2',
    '{"newPassword":"hunter2"}',
    'Authorization: Bearer hunter2-hunter2',
    'GET /mo?token=hunter2&x=1',
    'khoá laban_0f3a9c1d_hunter2-hunter2_hunter2 đã gửi',
  ])('is hidden in the sentence: %s', (sentence) => {
    expect(scrubbed(sentence)).not.toMatch(/001203004567|001 203 004 567|hunter2/)
  })

  test('of an API token is not the beginning, by which people recognise it', () => {
    expect(scrubbed('khoá laban_0f3a9c1d_hunter2.')).toBe('khoá laban_0f3a9c1d_***.')
  })

  test('is hidden in whatever words an identity number stands', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aă "{}:,-/ '), maxLength: 10 })
    const number = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(word, number, word, (before, digits, after) => {
        fc.pre(!/[a-z]$/.test(before) && !/^[a-z]/.test(after))
        const line = scrubbed(JSON.stringify({ msg: before + digits + after }))
        return !(JSON.parse(line) as { msg: string }).msg.includes(digits)
      }),
    )
  })

  test('is not taken for the end of an id', () => {
    const id = '0193a2b4-7c1d-7e2f-8a3b-001203004567'
    expect(scrubbed(`{"requestId":"${id}"}`)).toBe(`{"requestId":"${id}"}`)
  })

  test('leaves a line what it was otherwise: valid JSON, with an error and its code', () => {
    const error = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    expect(withoutSecrets({ err: error, code: '123456', list: [{ token: 1, name: 'x' }] })).toEqual({
      err: error,
      code: '***',
      list: [{ token: '***', name: 'x' }],
    })
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, value) => {
        const line = JSON.stringify({
          msg: `password=${value} token: "${key}" ${value}`,
          [key]: `x://a:${value}@b`,
          secret: 120000000000,
        })
        JSON.parse(scrubbed(line))
      }),
    )
  })
})
