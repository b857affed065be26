import { expect, test } from 'vitest'
import { since2020 as unit } from '../../../test/support/organisation-versions.ts'
import { Position } from './position.ts'
import { Supporter, supportedBy, supporterFaults, supportersOf, type SupporterFaultCode } from './supporter.ts'

// Kế hoạch 55, lines 216–221: two companies, two communes each.
const company = (organisation: string) => ({ kind: 'organisation', organisation }) as const
const member = { kind: 'committee-member', person: 'An' } as const
const from = '2022-03-01'
const SUPPORTERS: Supporter[] = [
  { commune: 'huong-dao', by: company('vien-thong'), from },
  { commune: 'tam-dao', by: company('vien-thong'), from },
  { commune: 'lang-cong', by: company('viettel'), from, to: '2023-01-01' },
  { commune: 'tho-tang', by: company('viettel'), from },
  { commune: 'huong-dao', by: member, from },
]
const VERSIONS = [
  ...['huong-dao', 'tam-dao', 'lang-cong', 'tho-tang'].map((commune) => unit(commune)),
  ...['vien-thong', 'viettel'].map((one) => unit(one, { kind: 'company', level: 'none' })),
]
const POSITIONS = [
  Position.parse({
    organisation: 'bcd',
    person: 'An',
    kind: 'committee-member',
    title: 'Thành viên',
    from: '2022-01-01',
  }),
]

test('whoever supports a commune on a day is found, and whom a company supports', () => {
  expect(supportersOf(SUPPORTERS, 'huong-dao', from).map(({ by }) => by)).toEqual([company('vien-thong'), member])
  expect(supportersOf(SUPPORTERS, 'huong-dao', '2022-02-28')).toEqual([])
  expect(supportedBy(SUPPORTERS, company('viettel'), '2022-12-31')).toEqual(['lang-cong', 'tho-tang'])
  expect(supportedBy(SUPPORTERS, company('viettel'), '2023-01-01')).toEqual(['tho-tang'])
  expect(supportedBy(SUPPORTERS, member, from)).toEqual(['huong-dao'])
})

test('supporters as the plan names them have no fault', () => {
  expect(supporterFaults(SUPPORTERS, VERSIONS, POSITIONS)).toEqual([])
})

test.each<[SupporterFaultCode, Supporter]>([
  ['supporter-empty', { commune: 'tam-dao', by: member, from, to: from }],
  ['supporter-twice', { commune: 'tho-tang', by: company('viettel'), from: '2024-01-01' }],
  ['supports-itself', { commune: 'tam-dao', by: company('tam-dao'), from }],
  ['not-a-commune', { commune: 'viettel', by: company('vien-thong'), from }],
  ['supporter-not-in-force', { commune: 'tam-dao', by: company('viettel'), from: '2019-01-01', to: '2019-02-01' }],
  ['not-a-committee-member', { commune: 'tam-dao', by: { ...member, person: 'Bình' }, from }],
])('%s is told with its place', (code, one) => {
  const faults = supporterFaults([...SUPPORTERS, one], VERSIONS, POSITIONS)
  expect(faults).toContainEqual({ code, supporter: SUPPORTERS.length })
})
