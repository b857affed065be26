import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered, type Answer } from '#test/support/foreign-program.ts'
import { problemOf } from '#test/support/problem.ts'
import { openProvince, type Province } from '#test/support/province.ts'

let province: Province
let origin: string
const web = mkdtempSync(join(tmpdir(), 'laban-web-'))

const SCRIPT = 'console.log("La Bàn")\n'.repeat(100)
/** Told from what a server would compress by itself. */
const COMPRESSED = gzipSync(SCRIPT, { level: 0 })

beforeAll(async () => {
  // With pages built, what is no operation could be answered with one.
  for (const [folder, said] of [
    ['', 'tiếng Việt'],
    ['en', 'English'],
  ] as const) {
    mkdirSync(join(web, folder, 'assets'), { recursive: true })
    writeFileSync(join(web, folder, 'index.html'), `<!doctype html><title>La Bàn</title>${said}`)
    writeFileSync(join(web, folder, 'service-worker.js'), `// ${said}`)
  }
  writeFileSync(join(web, 'en', 'assets', 'c-3.js'), SCRIPT)
  writeFileSync(join(web, 'assets', 'a-1.js'), SCRIPT)
  writeFileSync(join(web, 'assets', 'a-1.js.gz'), COMPRESSED)
  writeFileSync(join(web, 'assets', 'b-2.js'), SCRIPT)
  province = await openProvince({ web })
  origin = await province.app.listen({ host: '127.0.0.1', port: 0 })
})

afterAll(async () => {
  await province.close()
  rmSync(web, { recursive: true, force: true })
})

const sent = async (path: string, init?: RequestInit): Promise<Answer> =>
  answered('', await fetch(`${origin}${path}`, init))
const posted = (path: string, body: string | ReadableStream, type = 'application/json'): Promise<Answer> =>
  sent(path, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    ...(typeof body !== 'string' && { duplex: 'half' }),
  })

test('a built file is sent as the build has compressed it, or plain to who wants it plain', async () => {
  const bytes = async (file: string, encoding: string): Promise<unknown[]> => {
    const headers = { 'accept-encoding': encoding }
    const answer = await new Promise<IncomingMessage>((got) => get(`${origin}/assets/${file}`, { headers }, got))
    const { vary, 'content-encoding': sent, 'content-type': type, 'cache-control': caching } = answer.headers
    expect([vary, type]).toEqual([
      'accept-encoding',
      expect.stringMatching(/^(text|application)\/javascript; charset=utf-8$/i),
    ])
    expect(caching).toContain('immutable')
    return [sent, await buffer(answer)]
  }
  expect(await bytes('a-1.js', 'br, gzip')).toEqual(['gzip', COMPRESSED])
  expect(await bytes('a-1.js', 'identity')).toEqual([undefined, Buffer.from(SCRIPT)])
  expect((await bytes('b-2.js', 'gzip'))[0]).toBe('gzip')
  expect((await sent('/assets/a-1.js.gz')).status).toBe(404)
})

test('the first document and the worker are in the language that the reader has chosen, at the same address', async () => {
  const chosen = { headers: { cookie: 'a=1; laban-ngon-ngu=en' } }
  for (const path of ['/', '/don-vi/so-y-te', '/service-worker.js']) {
    const [vi, en] = [await fetch(origin + path), await fetch(origin + path, chosen)]
    expect([await vi.text(), await en.text()]).toEqual([
      expect.stringContaining('tiếng Việt'),
      expect.stringContaining('English'),
    ])
    expect(en.headers.get('vary')).toContain('cookie')
  }
  expect((await sent('/en/assets/c-3.js')).status).toBe(200)
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
  const headers = { 'sec-fetch-site': 'cross-site', cookie: (await province.as('quan-tri.minh-hoa')).cookie }
  const answer = await sent('/api/v1/session/prolong', { method: 'POST', headers })
  expect(problemOf(answer)).toMatchObject({ status: 403, code: 'foreign-origin' })
})
