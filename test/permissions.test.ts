import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Grant, Target } from '#domain/permission/grant.ts'
import { mayEver, relationsOf, whyNotPermitted } from '#domain/permission/policy.ts'
import type { Ownership, Role } from '#domain/permission/role.ts'
import { combinations, permissionRows, rowsFor, type Combination } from './support/permissions.ts'

const rows = permissionRows()
const all = combinations()
const told = ({ name, role, ownership, state }: Combination): string => `${name} ${role} ${ownership} ${state}`

describe('docs/permissions.csv', () => {
  test('answers every operation × role × ownership × state, and once', () => {
    const unclear = all.filter((one) => rowsFor(rows, one).length !== 1)
    expect(unclear.map((one) => `${told(one)}: ${rowsFor(rows, one).length} rows`)).toEqual([])
    expect(all.length).toBeGreaterThan(500)
  })

  test('has no row that answers nothing', () => {
    const used = new Set(all.flatMap((one) => rowsFor(rows, one).map(({ line }) => line)))
    expect(rows.filter(({ line }) => !used.has(line)).map(({ line }) => `line ${line}`)).toEqual([])
  })

  test('names only roles, groups, ownerships and states that exist', () => {
    const unknown = (words: readonly string[], of: (one: Combination) => string): string[] => {
      const known = new Set(['*', ...all.map(of)])
      return words.filter((word) => !known.has(word))
    }
    expect([
      ...unknown(
        rows.flatMap(({ roles }) => roles),
        ({ role }) => role,
      ),
      ...unknown(
        rows.flatMap(({ groups }) => groups),
        ({ operation }) => operation.group,
      ),
      ...unknown(
        rows.flatMap(({ ownerships }) => ownerships),
        ({ ownership }) => ownership,
      ),
      ...unknown(
        rows.flatMap(({ states }) => states),
        ({ state }) => state,
      ),
    ]).toEqual([])
  })
})

test('the policy lets exactly those at a thing whom the table names', () => {
  const differing = all.filter((one) => isLet(one) !== rowsFor(rows, one)[0]?.allowed)
  expect(differing.map(told)).toEqual([])
})

test('of an item in parts, a provider is charged with its own part, a verifier with every part', () => {
  const part = (part: string): Target => ({ organisation: 'tỉnh', items: ['số máy tính'], part })
  expect(relationsOf(grantOf('data-provider'), part('sở'))).toEqual(['assigned'])
  expect(relationsOf(grantOf('data-provider'), part('công ty'))).toEqual(['other'])
  expect(relationsOf(grantOf('verifier'), part('công ty'))).toEqual(['assigned'])
})

describe('a service given an organisation and an item', () => {
  const both = grantOf('service-account')
  const of = (organisation: string, item: string, part?: string): Target => ({ organisation, items: [item], part })

  test('is charged with that item of that organisation, and with nothing else', () => {
    expect(relationsOf(both, of('sở', 'số máy tính'))).toEqual(['assigned', 'own'])
    expect(relationsOf(both, of('sở', 'số khác'))).toEqual(['other'])
    expect(relationsOf(both, of('xã', 'số máy tính'))).toEqual(['other'])
    expect(relationsOf(both, { organisation: 'sở' })).toEqual(['other'])
  })

  test('is charged with the organisation’s part where the item comes in parts', () => {
    expect(relationsOf(both, of('tỉnh', 'số máy tính', 'sở'))).toEqual(['assigned'])
    expect(relationsOf(both, of('tỉnh', 'số máy tính', 'công ty'))).toEqual(['other'])
    expect(relationsOf(both, of('sở', 'số máy tính', 'công ty'))).toEqual(['other'])
  })

  test('has at most what either grant alone would give', () => {
    const names = fc.constantFrom('sở', 'xã', 'tỉnh', 'số máy tính', 'số khác')
    const target = fc.record({
      organisation: names,
      items: fc.array(names),
      part: fc.option(names, { nil: undefined }),
    })
    fc.assert(
      fc.property(target, (one) => {
        const { role, organisation, item } = both
        const alone = [...relationsOf({ role, organisation }, one), ...relationsOf({ role, item }, one)]
        const beyond = relationsOf(both, one).filter((relation) => relation !== 'other' && !alone.includes(relation))
        expect(beyond).toEqual([])
      }),
    )
  })
})

test('an operation about something names it in its input, so that the door can find it', () => {
  const KEYS = {
    organisation: ['organisation'],
    value: ['subject', 'item', 'period'],
    claim: ['organisation', 'edition', 'node', 'period'],
    account: ['account'],
    edition: ['edition'],
    mail: ['mail'],
    evidence: ['evidence'],
    upload: ['upload'],
    round: ['round'],
    submission: ['submission'],
  } as const
  const nameless = all.filter(({ operation }) => {
    const keys: readonly string[] = operation.about ? KEYS[operation.about] : []
    return keys.some((key) => !(key in operation.input.shape))
  })
  expect([...new Set(nameless.map(({ name }) => name))]).toEqual([])
})

function isLet({ operation, role, ownership, state }: Combination): boolean {
  const { permits, from } = operation
  if (typeof permits === 'string') return true
  const grants = grantsOf(role as Role)
  if (ownership === '-') return mayEver(permits, grants)
  const target = { ...TARGETS[ownership], state }
  expect(grants.flatMap((grant) => relationsOf(grant, target))).toContain(ownership)
  return whyNotPermitted(permits, grants, target, from) === undefined
}

/** A service is given either: both together would be one item of one organisation. */
function grantsOf(role: Role): Grant[] {
  const { organisation, item } = grantOf(role)
  return role === 'service-account'
    ? [
        { role, organisation },
        { role, item },
      ]
    : [grantOf(role)]
}

const grantOf = (role: Role): Grant => ({ role, organisation: 'sở', item: 'số máy tính' })

const TARGETS: Record<Ownership, Target> = {
  own: { organisation: 'sở', items: ['số khác'] },
  child: { organisation: 'xã', above: ['huyện', 'sở'], items: ['số khác'] },
  assigned: { organisation: 'xã', items: ['số máy tính'] },
  other: { organisation: 'xã', above: ['huyện'], items: ['số khác'] },
}
