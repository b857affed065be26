import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { eventText, GENESIS, linkHash } from './chain.ts'

const EVENT = {
  stream: 'account:1',
  sequence: 7,
  id: '0190-id',
  kind: 'account.opened',
  at: '2026-11-21T07:00:00.000Z',
  by: null,
  body: '{"n":"Lê"}',
}
const TEXT =
  '{"at":"2026-11-21T07:00:00.000Z","body":{"n":"Lê"},"by":null,"id":"0190-id","kind":"account.opened","sequence":7,"stream":"account:1"}'

test('the text of an event is canonical JSON around the body as it is stored', () => {
  expect(eventText(EVENT)).toBe(TEXT)
  expect(eventText({ ...EVENT, body: '{ "n":"Lê"}' })).toBe(TEXT.replace('{"n"', '{ "n"'))
})

test("an event's hash is SHA-256 of the 32 bytes before it and its text in UTF-8", () => {
  const before = 'ab'.repeat(32)
  const expected = createHash('sha256')
    .update(Buffer.concat([Buffer.from(before, 'hex'), Buffer.from(TEXT)]))
    .digest('hex')
  const sha256 = (text: string, previous = ''): string =>
    createHash('sha256').update(previous, 'hex').update(text).digest('hex')
  expect(linkHash(before, EVENT, sha256)).toBe(expected)
  expect(GENESIS).toBe('00'.repeat(32))
})
