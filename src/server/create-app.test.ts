import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstration } from '#contract/demonstration.ts'
import { editions } from '#contract/editions.ts'
import { API_ROOT } from '#contract/operation.ts'
import { OPERATIONS } from '#contract/operations.ts'
import { Problem } from '#contract/refusal.ts'
import { openProvince, type Province } from '#test/support/province.ts'

let province: Province
const web = mkdtempSync(join(tmpdir(), 'laban-web-'))

beforeAll(async () => {
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>La Bàn</title>')
  writeFileSync(join(web, 'assets', 'page-abc123.js'), 'export {}')
  province = await openProvince({ web })
})

afterAll(async () => {
  await province.close()
  rmSync(web, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}) => province.app.inject({ method: 'GET', url, headers })

test('every operation of the contract has a route', () => {
  const routeless = [...OPERATIONS].filter(
    ([, { method, path }]) => !province.app.hasRoute({ method, url: API_ROOT + path }),
  )
  expect(routeless.map(([name]) => name)).toEqual([])
})

describe('content', () => {
  test('the editions are listed with their size', async () => {
    const { editions: list } = editions.listEditions.output.parse((await get('/api/v1/editions')).json())
    expect(list.find((edition) => edition.id === 'hue-2020')).toMatchObject({ nodes: 159, scored: 109 })
  })

  test('an edition comes with every item that its letters read', async () => {
    const answer = editions.showEdition.output.parse((await get('/api/v1/editions/hue-2020')).json())
    const ids = new Set(answer.items.map((item) => item.id))
    const read = JSON.stringify(answer.edition).matchAll(/"item":"([a-z0-9-]+)"/g)
    for (const [, item] of read) expect(ids).toContain(item)
  })

  test('the findings of an edition say where they are', async () => {
    const { findings } = editions.listFindings.output.parse((await get('/api/v1/editions/hue-2020/findings')).json())
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.some((finding) => finding.node !== undefined && finding.line !== undefined)).toBe(true)
  })

  test('the demonstration has 169 members, and values for them', async () => {
    const answer = demonstration.showDemonstration.output.parse((await get('/api/v1/demonstration')).json())
    expect(answer.members).toBe(169)
    expect(new Set(answer.values.map((row) => row.organisation)).size).toBeGreaterThanOrEqual(169)
  })

  test('an answer that the caller has already is not sent again', async () => {
    const first = await get('/api/v1/editions/hue-2020')
    const again = await get('/api/v1/editions/hue-2020', { 'if-none-match': String(first.headers['etag']) })
    expect([first.statusCode, again.statusCode, again.body]).toEqual([200, 304, ''])
  })

  test('answers are compressed for whoever can read that', async () => {
    const response = await get('/api/v1/demonstration', { 'accept-encoding': 'gzip' })
    expect(response.headers['content-encoding']).toBe('gzip')
    expect(response.rawPayload.length).toBeLessThan(300_000)
  })

  test('what is public may be kept by anybody, what is told to somebody by nobody else', async () => {
    const { cookie } = await province.as('cb.so-y-te')
    const kept = async (url: string) => (await get(url, { cookie })).headers['cache-control']
    expect([await kept('/api/v1/editions'), await kept('/api/v1/session')]).toEqual(['no-cache', 'private, no-cache'])
  })
})

describe('refusals', () => {
  const refused = async (url: string) => {
    const response = await get(url)
    expect(response.headers['content-type']).toContain('application/problem+json')
    return Problem.parse(response.json())
  }

  test('an edition that is not there is refused with 404', async () => {
    expect(await refused('/api/v1/editions/hue-1999')).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('an address that cannot be an edition is refused with 400 and says where', async () => {
    const problem = await refused('/api/v1/editions/H%C3%BAE')
    expect(problem).toMatchObject({ status: 400, code: 'bad-input', faults: ['edition: not-a-slug'] })
  })

  test('an address that cannot be decoded is refused in the same form', async () => {
    expect(await refused('/api/v1/editions/%E0%A4%A')).toMatchObject({ status: 400, code: 'bad-input' })
  })

  test('an unknown operation is refused, not answered with a page', async () => {
    expect(await refused('/api/v1/nothing')).toMatchObject({ status: 404 })
    expect(await refused('/api/v1')).toMatchObject({ status: 404 })
  })

  test('what is asked of a person is refused to a stranger', async () => {
    expect(await refused('/api/v1/forms')).toMatchObject({ status: 401, code: 'not-signed-in' })
  })

  test('a body above the limit is refused with 413', async () => {
    const payload = JSON.stringify({ userName: 'x'.repeat(2 * 1024 * 1024), password: 'y' })
    const headers = { 'content-type': 'application/json' }
    const response = await province.app.inject({ method: 'POST', url: '/api/v1/session', payload, headers })
    expect(response.statusCode).toBe(413)
    expect(Problem.parse(response.json()).code).toBe('too-large')
  })
})

describe('pages', () => {
  test.each(['/', '/don-vi', '/don-vi/so-y-te/tieu-chi/3.1.1', '/bo-chi-so/hue-2020?muc=3.1.1'])(
    '%s is a page of the application',
    async (url) => {
      const response = await get(url)
      expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      expect(response.headers['cache-control']).toBe('no-cache')
    },
  )

  test('files with a hash in their name are kept by the browser for good', async () => {
    const response = await get('/assets/page-abc123.js')
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test.each(['/assets/gone-abc123.js', '/robots.txt', '/favicon.ico', '/../package.json'])(
    '%s is no page',
    async (url) => {
      expect((await get(url)).statusCode).toBe(404)
    },
  )

  test.each(['/', '/api/v1/editions', '/api/v1/nothing', '/assets/page-abc123.js', '/api/reference'])(
    '%s is sent with the security headers',
    async (url) => {
      const { headers } = await get(url)
      expect(headers['content-security-policy']).toContain("default-src 'self'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    },
  )
})

test('the server tells that it lives, that it is ready, and what it is', async () => {
  const [lives, ready, version] = await Promise.all(['/healthz', '/readyz', '/version'].map((url) => get(url)))
  expect([lives!.statusCode, ready!.statusCode, version!.statusCode]).toEqual([200, 200, 200])
  expect(ready!.json()).toMatchObject({ parts: { database: 'ok', migrations: 'ok', data: 'ok' } })
})
