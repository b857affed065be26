import fastify from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '#contract/operation.ts'
import { bind } from './bind.ts'
import { answerProblems } from './problems.ts'
import { Refusal } from './refusal.ts'

const operations = {
  double: operation({
    method: 'POST',
    path: '/numbers/:number/double',
    group: 'test',
    permits: 'public',
    input: z.object({ number: z.coerce.number(), times: z.number().default(2) }),
    output: z.object({ result: z.number() }),
    refusals: ['bad-input'],
  }),
  note: operation({
    method: 'POST',
    path: '/notes',
    group: 'test',
    permits: 'public',
    input: z.object({ notes: z.array(z.object({ text: z.string() })) }),
    output: z.object({}),
    refusals: ['bad-input'],
  }),
  fail: operation({
    method: 'GET',
    path: '/fail',
    group: 'test',
    permits: 'public',
    input: z.object({ how: z.enum(['bug', 'refusal']) }),
    output: z.object({}),
    refusals: ['not-found'],
  }),
}

function app() {
  const server = fastify()
  answerProblems(server)
  bind(server, operations, {
    double: ({ number, times }) => ({ result: number * times }),
    note: () => ({}),
    fail: ({ how }) => {
      throw how === 'bug' ? new Error('the password is 1234') : new Refusal('not-found')
    },
  })
  return server
}

test('path and body make one input, read once', async () => {
  const response = await app().inject({ method: 'POST', url: '/api/v1/numbers/21/double', payload: { times: 3 } })
  expect(response.json()).toEqual({ result: 63 })
})

test('what is in the path cannot be said otherwise in the body', async () => {
  const response = await app().inject({ method: 'POST', url: '/api/v1/numbers/21/double', payload: { number: 1 } })
  expect(response.json()).toEqual({ result: 42 })
})

test('text that no database can hold is bad input, wherever it stands', async () => {
  for (const text of ['a\u0000', '\ud800', 'b\udc00c']) {
    const response = await app().inject({ method: 'POST', url: '/api/v1/notes', payload: { notes: [{ text }] } })
    expect(response.json()).toMatchObject({ status: 400, code: 'bad-input' })
  }
  const payload = { notes: [{ text: 'Đã đối chiếu 👍' }] }
  expect((await app().inject({ method: 'POST', url: '/api/v1/notes', payload })).json()).toEqual({})
})

test('a key that is too long to be kept is refused, not left out', async () => {
  const headers = { 'idempotency-key': 'k'.repeat(101) }
  const response = await app().inject({ method: 'POST', url: '/api/v1/numbers/21/double', payload: {}, headers })
  expect(response.json()).toMatchObject({ status: 400, code: 'bad-input' })
})

test('a body that is no JSON is bad input', async () => {
  const headers = { 'content-type': 'application/json' }
  const response = await app().inject({ method: 'POST', url: '/api/v1/numbers/21/double', payload: '{', headers })
  expect(response.json()).toMatchObject({ status: 400, code: 'bad-input' })
})

test('a refusal tells its code', async () => {
  expect((await app().inject('/api/v1/fail?how=refusal')).json()).toMatchObject({ status: 404, code: 'not-found' })
})

test('a bug tells nothing but the request id', async () => {
  const response = await app().inject('/api/v1/fail?how=bug')
  expect(response.json()).toMatchObject({ status: 500, code: 'internal', requestId: expect.any(String) })
  expect(response.body).not.toContain('1234')
})
