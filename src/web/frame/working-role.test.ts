import { expect, test } from 'vitest'
import type { HeldRole, OwnSession } from '#contract/sessions.ts'
import { roleName, sessionAs, workingRoles } from './working-role.ts'

const [HEALTH, JUSTICE] = [
  { id: 'y', name: 'Sở Y tế' },
  { id: 'p', name: 'Sở Tư pháp' },
]
const session = (...roles: HeldRole[]): OwnSession => ({
  account: { id: 'a', name: 'Nguyễn Văn A', userName: 'a', roles },
  secondFactor: 'none',
  expiresAt: '2026-12-21T10:00:00Z',
  idleEndsAt: '2026-12-21T10:00:00Z',
  now: '2026-12-21T01:00:00Z',
})

const BOTH = session(
  { role: 'appraiser', edition: 'hue-2020', node: '2' },
  { role: 'appraiser', edition: 'hue-2020', node: '3' },
  { role: 'unit-head', organisation: JUSTICE },
  { role: 'unit-officer', organisation: HEALTH },
)

test('a role of a unit is one a unit, the criteria of an appraiser are one; entering comes first', () => {
  expect(workingRoles(BOTH).map(roleName)).toEqual([
    'Cán bộ đầu mối, Sở Y tế',
    'Thủ trưởng đơn vị, Sở Tư pháp',
    'Người thẩm định',
  ])
  expect(workingRoles(session())).toEqual([])
})

test('to work in a role leaves all that belongs to it, and nothing else', () => {
  const [officer, , appraiser] = workingRoles(BOTH)
  expect(sessionAs(BOTH, officer!).account.roles).toEqual([{ role: 'unit-officer', organisation: HEALTH }])
  expect(sessionAs(BOTH, appraiser!).account.roles.map(({ node }) => node)).toEqual(['2', '3'])
})
