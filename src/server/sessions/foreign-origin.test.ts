import fastify from 'fastify'
import { expect, test } from 'vitest'
import { answerProblems } from '../problems.ts'
import { refuseForeignOrigins } from './foreign-origin.ts'

function app() {
  const server = fastify()
  answerProblems(server)
  refuseForeignOrigins(server)
  server.route({ method: ['GET', 'POST', 'PUT', 'DELETE'], url: '/', handler: () => ({ done: true }) })
  return server
}

async function status(method: 'GET' | 'POST' | 'PUT' | 'DELETE', headers: Record<string, string>): Promise<number> {
  const host = 'chuyendoiso.example.gov.vn'
  return (await app().inject({ method, url: '/', headers: { host, cookie: 'laban_session=x', ...headers } })).statusCode
}

test.each([
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://chuyendoiso.example.gov.vn' }],
  [{ origin: 'https://evil.example' }],
  [{ origin: 'https://chuyendoiso.example.gov.vn.evil.example' }],
  [{ origin: 'https://chuyendoiso.example.gov.vn:8443' }],
  [{ origin: 'null' }],
])('a change that %j asks for is refused, whatever its method', async (headers) => {
  expect(await Promise.all((['POST', 'PUT', 'DELETE'] as const).map((method) => status(method, headers)))).toEqual([
    403, 403, 403,
  ])
})

test('a change that a program asks for by a token is carried out: no browser sends that on its own', async () => {
  const program = { authorization: 'Bearer laban_00000000_x', origin: 'https://elsewhere.example' }
  expect(await status('POST', program)).toBe(200)
  expect(await status('POST', { ...program, authorization: 'Basic YTpi' })).toBe(403)
})

test.each([
  [{ 'sec-fetch-site': 'same-origin', origin: 'https://chuyendoiso.example.gov.vn' }],
  [{ 'sec-fetch-site': 'none' }],
  [{ origin: 'https://chuyendoiso.example.gov.vn' }],
  [{}],
])('a change that %j asks for is carried out', async (headers) => {
  expect(await status('POST', headers)).toBe(200)
})

test('reading is open to links from anywhere', async () => {
  expect(await status('GET', { 'sec-fetch-site': 'cross-site' })).toBe(200)
})
