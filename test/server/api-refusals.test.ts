import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWalk, type Walk } from '#test/support/api-walk.ts'
import { answered, type Answer, type Documented, type Keys } from '#test/support/foreign-program.ts'

let walk: Walk

beforeAll(async () => {
  walk = await openWalk()
})
afterAll(() => walk.close())

describe('refusals', () => {
  const refused = async (operation: Documented, changes: Keys, cookie?: string): Promise<string> => {
    const answer = await walk.program.send(operation.name, changes, cookie)
    expect(walk.program.faultsOf(answer)).toEqual([])
    expect([operation.name, answer.status]).not.toEqual([operation.name, 200])
    return problemOf(answer).code
  }

  /** Asks as one after the other until somebody's roles let them at it. */
  const refusedOnceLetIn = async (operation: Documented): Promise<string> => {
    for (const cookie of Object.values(walk.who)) {
      const code = await refused(operation, absent(operation), cookie)
      if (code !== 'not-permitted') return code
    }
    return 'not-permitted'
  }

  test('a stranger is told so by each operation that is not open', async () => {
    const closed = walk.program.operations.filter(({ isOpen }) => !isOpen)
    const codes = new Map<string, string>()
    for (const one of closed) codes.set(one.name, await refused(one, {}))
    expect(new Set(codes.values())).toEqual(new Set(['not-signed-in']))
    expect(codes.size).toBeGreaterThan(40)
  })

  test('what cannot be read is refused by each operation that reads something', async () => {
    const reading = walk.program.operations.filter(({ parameters, body }) => parameters.length > 0 || body)
    const codes: [string, string][] = []
    for (const one of reading) codes.push([one.name, await refused(one, unreadable(one), walk.who.administrator)])
    expect(codes).toEqual(reading.map(({ name }) => [name, 'bad-input']))
  })

  test('what is not there is not found by each operation that says so', async () => {
    const naming = walk.program.operations.filter(
      ({ parameters, refusals }) =>
        parameters.some((one) => one.in === 'path') && refusals.get(404)?.includes('not-found'),
    )
    const codes: [string, string][] = []
    for (const one of naming) codes.push([one.name, await refusedOnceLetIn(one)])
    expect(codes).toEqual(naming.map(({ name }) => [name, 'not-found']))
    expect(naming.length).toBeGreaterThan(25)
  })
})

/** A key of a shape that no operation takes. */
function unreadable({ parameters, body }: Documented): Keys {
  const [first] = Object.keys(body?.properties ?? {})
  if (first !== undefined) return { [first]: { wrong: 'shape' } }
  const place = parameters.find((one) => one.in === 'path') ?? parameters.find(({ schema }) => 'format' in schema)
  return { [(place ?? parameters.find(({ name }) => name === 'limit') ?? parameters[0]!).name]: 'Không Phải' }
}

/** Another name in the place of the first one. */
function absent({ parameters }: Documented): Keys {
  const first = parameters.find((one) => one.in === 'path')!
  const format = first.schema['format']
  return { [first.name]: format === 'uuid' ? uuidv7() : format === 'date' ? '1999-01-01' : 'khong-co' }
}

type Told = { status: number; title: string; titles: { vi: string; en: string }; code: string; faults?: string[] }

function problemOf({ type, body, status }: Answer): Told {
  const problem = body as Told
  expect(type).toBe('application/problem+json')
  expect(problem.status).toBe(status)
  expect([problem.titles.vi, problem.titles.en].every((title) => title.length > 10)).toBe(true)
  expect(problem.titles.vi).not.toBe(problem.titles.en)
  return problem
}

describe('HTTP', () => {
  const sent = async (path: string, init?: RequestInit): Promise<Answer> =>
    answered('', await fetch(`${walk.origin}${path}`, init))
  const posted = (path: string, body: string | ReadableStream, type = 'application/json'): Promise<Answer> =>
    sent(path, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
      ...(typeof body !== 'string' && { duplex: 'half' }),
    })

  test.each(['/api/v1/editions/hue-2020', '/api/openapi.json'])('%s is not sent again to who has it', async (path) => {
    const first = await sent(path)
    const again = await sent(path, { headers: { 'if-none-match': first.headers.get('etag')! } })
    expect([first.status, again.status, again.body]).toEqual([200, 304, ''])
  })

  test('the title is in the language asked for, and both are there', async () => {
    const vi = problemOf(await sent('/api/v1/editions/hue-1999'))
    const en = problemOf(await sent('/api/v1/editions/hue-1999', { headers: { 'accept-language': 'en-GB,en;q=0.9' } }))
    expect([vi.title, en.title]).toEqual([vi.titles.vi, vi.titles.en])
  })

  test.each([
    ['GET', '/api/v1/khong-co'],
    ['GET', '/api/v1'],
    ['POST', '/api/v1/editions/hue-2020'],
    ['GET', '/api/v1/links/look'],
    ['PATCH', '/api/v1/session'],
    ['DELETE', '/don-vi'],
  ])('%s %s is a problem and no page', async (method, path) => {
    expect(problemOf(await sent(path, { method })).code).toBe('not-found')
  })

  const door = '/api/v1/session'
  const long = JSON.stringify({ userName: 'x'.repeat(2 * 1024 * 1024), password: 'y' })

  test('a body above the limit is refused, also one that comes in pieces', async () => {
    expect(problemOf(await posted(door, long))).toMatchObject({ status: 413, code: 'too-large' })
    const pieces = ReadableStream.from([long.slice(0, 1000), long.slice(1000)].map((text) => Buffer.from(text)))
    expect(problemOf(await posted(door, pieces))).toMatchObject({ status: 413, code: 'too-large' })
  })

  test.each([
    ['no JSON', '{"userName": ', 'application/json'],
    ['another kind of text', 'userName=a', 'text/plain'],
    ['a form', 'userName=a&password=b', 'application/x-www-form-urlencoded'],
    ['a list', '[]', 'application/json'],
    ['a character that no database stores', '{"userName":"a\\u0000b","password":"c"}', 'application/json'],
  ])('%s is bad input', async (_, body, type) => {
    expect(problemOf(await posted(door, body, type))).toMatchObject({ status: 400, code: 'bad-input' })
  })

  test('a prototype in the body changes nothing', async () => {
    const body = '{"__proto__":{"isAdministrator":true},"userName":"a","password":"b"}'
    expect(problemOf(await posted(door, body)).code).toMatch(/^(bad-input|wrong-credentials)$/)
    expect({}).not.toHaveProperty('isAdministrator')
  })

  test('a change that another site asks a browser for is refused', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', cookie: walk.who.administrator }
    const answer = await sent('/api/v1/session/prolong', { method: 'POST', headers })
    expect(problemOf(answer)).toMatchObject({ status: 403, code: 'foreign-origin' })
  })
})

describe('a list read page by page', () => {
  test('of accounts has each of them once', async () => {
    const { db } = walk.province.database
    const { count } = await db
      .selectFrom('account')
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    const found = await pages('listAccounts', { words: undefined, limit: 17 }, 'after', 'accounts', 'id')
    expect([new Set(found).size, found.length]).toEqual([Number(count), Number(count)])
  })

  test.each(['official', 'name'])('of organisations in the %s order is the whole list', async (order) => {
    const keys = { words: undefined, on: '2026-03-01', order }
    const whole = await pages('listOrganisations', { ...keys, limit: 500 }, 'after', 'organisations', 'organisation')
    const found = await pages('listOrganisations', { ...keys, limit: 23 }, 'after', 'organisations', 'organisation')
    expect(found).toEqual(whole)
    expect(new Set(found).size).toBe(found.length)
    expect(found.length).toBeGreaterThan(100)
  })

  test('of events goes back to the first one', async () => {
    const keys = { organisation: walk.health, limit: 7 }
    const found = (await pages('showOrganisationTimeline', keys, 'before', 'entries', 'sequence')).map(Number)
    expect(found).toEqual([...new Set(found)].sort((a, b) => b - a))
    expect(found.length).toBeGreaterThan(7)
  })

  async function pages(name: string, keys: Keys, cursor: string, list: string, key: string): Promise<string[]> {
    const found: string[] = []
    for (let next: unknown; ;) {
      const changes = next === undefined ? keys : { ...keys, [cursor]: next }
      const body = (await walk.ask(name, changes, walk.who.administrator)).body as Record<string, unknown>
      found.push(...(body[list] as Record<string, string>[]).map((row) => String(row[key])))
      if (body['next'] === null) return found
      next = body['next']
    }
  }
})
