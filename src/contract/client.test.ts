import { expect, test } from 'vitest'
import { z } from 'zod'
import { clientOf, type Fetch } from './client.ts'
import { operation } from './operation.ts'

const show = operation({
  method: 'GET',
  path: '/things/:thing',
  group: 'test',
  permits: 'public',
  input: z.object({ thing: z.string(), part: z.string().optional() }),
  output: z.object({ name: z.string() }),
  refusals: ['not-found'],
})

const rename = operation({ ...show, method: 'PUT', input: z.object({ thing: z.string(), name: z.string() }) })

function server(status: number, answer: unknown) {
  const calls: { url: string; body?: string }[] = []
  const fetch: Fetch = async (url, { body }) => {
    calls.push(body === undefined ? { url } : { url, body })
    return { ok: status < 400, status, json: async () => answer }
  }
  return { calls, call: clientOf('http://host', fetch) }
}

test('the path takes its keys, the query takes the rest', async () => {
  const { calls, call } = server(200, { name: 'Sở Y tế' })
  expect(await call(show, { thing: 'sở/y tế', part: 'a&b' })).toEqual({ name: 'Sở Y tế' })
  expect(calls).toEqual([{ url: 'http://host/api/v1/things/s%E1%BB%9F%2Fy%20t%E1%BA%BF?part=a%26b' }])
})

test('what changes something goes in the body', async () => {
  const { calls, call } = server(200, { name: 'x' })
  await call(rename, { thing: '1', name: 'x' })
  expect(calls).toEqual([{ url: 'http://host/api/v1/things/1', body: '{"name":"x"}' }])
})

test('a refusal keeps its code and request id', async () => {
  const titles = { vi: '…', en: '…' }
  const problem = { type: 'about:blank', title: '…', titles, status: 404, code: 'not-found', requestId: 'r1' }
  await expect(server(404, problem).call(show, { thing: '1' })).rejects.toMatchObject({
    code: 'not-found',
    requestId: 'r1',
  })
})

test('an answer from something else than the server is a failure', async () => {
  await expect(server(502, '<html>').call(show, { thing: '1' })).rejects.toMatchObject({ code: 'internal' })
})

test('no answer is told as such', async () => {
  const call = clientOf('', async () => Promise.reject(new TypeError('offline')))
  await expect(call(show, { thing: '1' })).rejects.toMatchObject({ code: 'unreachable' })
})

test('an answer is read as the caller reads it, by its schema unless told otherwise', async () => {
  const answer = { name: 'Sở Y tế', more: 1 }
  const fetch: Fetch = async () => ({ ok: true, status: 200, json: async () => answer })
  expect(await clientOf('', fetch)(show, { thing: '1' })).toEqual({ name: 'Sở Y tế' })
  expect(await clientOf('', fetch, (_, sent) => sent)(show, { thing: '1' })).toBe(answer)
})
