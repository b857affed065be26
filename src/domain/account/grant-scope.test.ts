import { expect, test } from 'vitest'
import type { Grant } from '../permission/grant.ts'
import { scopeFaults } from './grant-scope.ts'

const places = (grant: Grant) =>
  scopeFaults(grant, grant.role === 'service-account' ? 'service' : 'person').map(({ part, code }) => `${part} ${code}`)

test.each<Grant>([
  { role: 'administrator' },
  { role: 'standing-agency' },
  { role: 'standing-agency', organisation: 'o' },
  { role: 'appraiser', edition: 'e', node: '1.2' },
  { role: 'verifier', item: 'i' },
  { role: 'supervisor', organisation: 'o' },
  { role: 'supervisor', task: 't' },
  { role: 'unit-officer', organisation: 'o' },
  { role: 'unit-head', organisation: 'o' },
  { role: 'data-provider', item: 'i' },
  { role: 'auditor' },
  { role: 'service-account', organisation: 'o' },
])('%j fits', (grant) => {
  expect(places(grant)).toEqual([])
})

test.each<[Grant, string[]]>([
  [{ role: 'administrator', organisation: 'o' }, ['organisation not-for-this-role']],
  [{ role: 'appraiser' }, ['edition needed', 'node needed']],
  [{ role: 'appraiser', node: '1' }, ['edition needed']],
  [{ role: 'verifier' }, ['item needed']],
  [{ role: 'supervisor' }, ['organisation needed']],
  [{ role: 'unit-officer' }, ['organisation needed']],
  [{ role: 'unit-head', organisation: 'o', item: 'i' }, ['item not-for-this-role']],
  [{ role: 'data-provider' }, ['item needed']],
  [{ role: 'auditor', task: 't' }, ['task not-for-this-role']],
])('%j: %j', (grant, faults) => {
  expect(places(grant)).toEqual(faults)
})

test('a service holds its own role and no other, and nobody else holds that', () => {
  expect(scopeFaults({ role: 'leader' }, 'service')).toEqual([{ part: 'role', code: 'not-for-this-account' }])
  expect(scopeFaults({ role: 'service-account' }, 'person')).toEqual([{ part: 'role', code: 'not-for-this-account' }])
})
