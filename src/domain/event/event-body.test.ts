import { expect, test } from 'vitest'
import { bodyFault } from './event-body.ts'

const SAVED = {
  item: 'i',
  period: '2026',
  part: null,
  version: 1,
  before: null,
  after: {},
  source: 'typed',
  onBehalf: false,
}

test('a saved value says which one it is', () => {
  const { period, ...nameless } = SAVED
  expect(period).toBe('2026')
  expect(bodyFault('value.saved', SAVED)).toBeUndefined()
  expect(bodyFault('value.saved', nameless)).toContain('period')
})

test.each([
  [{ password: 'x' }],
  [{ change: { newPassword: 'x' } }],
  [{ links: [{ token: 'x' }] }],
  [{ second: { totpSecret: 'x' } }],
  [{ passwordHash: 'x' }],
])('%j is a secret and stays out of the history', (body) => {
  expect(bodyFault('account.changed', body)).toBeDefined()
})

test('that a password was changed is no secret', () => {
  expect(bodyFault('account.changed', { passwordChanged: true, device: 'Firefox' })).toBeUndefined()
})
