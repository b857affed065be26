import { afterAll, beforeAll, expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import type { Operation } from '#contract/operation.ts'
import { Role } from '#domain/permission/role.ts'
import { entered, type Bearer } from '#test/support/bearers.ts'
import { called, inBatches, inputFor, LET_IN, type Outcome } from '#test/support/permission-calls.ts'
import {
  EDITION,
  NAMED,
  permissionTargets,
  type OrganisationState,
  type Targets,
} from '#test/support/permission-targets.ts'
import { combinations, permissionRows, rowsFor, type Combination } from '#test/support/permissions.ts'
import { openProvince, type Province } from '#test/support/province.ts'

const rows = permissionRows()
const all = combinations()
const closed = [...OPERATIONS].filter(([, { permits }]) => permits !== 'public')
// Thousands of calls, on a machine that may do much else.
const WALKED_WITHIN_MS = 600_000

let province: Province
let targets: Targets
/** By what they are and where: `role state-of-their-unit`, or the name of an operation open to whoever is signed in. */
const bearers = new Map<string, Bearer>()

beforeAll(async () => {
  province = await openProvince()
  targets = await permissionTargets(province.database)
  await province.database.db.transaction().execute(async (tx) => {
    for (const role of Role.options)
      for (const life of ['in-force', 'ended'] as const)
        bearers.set(`${role} ${life}`, await entered(tx, { grants: grantsOf(role, life) }))
    for (const [name, { permits }] of OPERATIONS)
      if (permits === 'signed-in') bearers.set(name, await entered(tx, { grants: [] }))
  })
})
afterAll(() => province.close())

/** Every role at its unit, and with something named elsewhere: what it does not read must not let it in either. */
function grantOf(role: Role, life: OrganisationState) {
  return {
    role,
    organisation_id: targets.organisation('own', life),
    edition_id: EDITION,
    node_code: NAMED.node,
    item_id: NAMED.item,
    task: NAMED.task,
  }
}

/** A service is given either: both together would be one item of one organisation. */
function grantsOf(role: Role, life: OrganisationState) {
  const { organisation_id, item_id } = grantOf(role, life)
  return role === 'service-account'
    ? [
        { role, organisation_id },
        { role, item_id },
      ]
    : [grantOf(role, life)]
}

function bearerOf({ name, operation, role, state }: Combination): Bearer | undefined {
  if (role === 'everybody') return undefined
  if (role === 'signed-in') return bearers.get(name)
  return bearers.get(`${role} ${operation.about === 'organisation' ? state : 'in-force'}`)
}

test(
  'over HTTP everybody is let at exactly what docs/permissions.csv lets them at',
  async () => {
    const answers = await walked(all.filter((one) => !isAllowed(one)))
    // Who is let in may change a target: nobody is asked to stay out of it afterwards.
    answers.push(...(await walked(all.filter(isAllowed))))
    const surprises = answers.filter(([one, { code }]) => !expected(one).includes(code))
    expect(surprises.map(([one, { code }]) => `${told(one)}: ${code}, not ${expected(one).join(' or ')}`)).toEqual([])
    expect(answers).toHaveLength(all.length)
    expect(new Set(answers.filter(([one]) => isAllowed(one)).map(([{ name }]) => name)).size).toBe(OPERATIONS.size)
  },
  WALKED_WITHIN_MS,
)

function walked(some: readonly Combination[]): Promise<[Combination, Outcome][]> {
  return inBatches(some, async (one) => {
    const input = inputFor(one, targets)
    return [one, await called(province.app, one.operation, input, bearerOf(one)?.cookie)]
  })
}

/** The table's answer; where another state would be allowed, it is the state that is wrong. */
function expected(one: Combination): readonly string[] {
  if (isAllowed(one)) return LET_IN[one.name] ?? ['200']
  return [allowedInSomeState.has(withoutState(one)) ? 'wrong-state' : 'not-permitted']
}

function isAllowed(one: Combination): boolean {
  return rowsFor(rows, one)[0]?.allowed === true
}

const withoutState = ({ name, role, ownership }: Combination): string => `${name} ${role} ${ownership}`
const allowedInSomeState = new Set(all.filter(isAllowed).map(withoutState))
const told = ({ name, role, ownership, state }: Combination): string => `${name} ${role} ${ownership} ${state}`

test('a stranger is let at nothing that is not public', async () => {
  const answers = await inBatches(closed, async ([name, operation]) => {
    return [name, await called(province.app, operation, exampleOf(operation))]
  })
  expect(answers).toEqual(closed.map(([name]) => [name, { status: 401, code: 'not-signed-in' }]))
})

test('a cookie that means no session is a stranger', async () => {
  const [name, operation] = closed[0]!
  const answer = await called(province.app, operation, exampleOf(operation), 'laban_session=no-such-token')
  expect([name, answer]).toEqual([name, { status: 401, code: 'not-signed-in' }])
})

test('whoever still owes the second factor is let at what gives it, whatever they may be', async () => {
  const behind = closed.filter(([, { beforeSecondFactor }]) => !beforeSecondFactor)
  const grants = Role.options.map((role) => grantOf(role, 'in-force'))
  const { cookie } = await province.database.db
    .transaction()
    .execute((tx) => entered(tx, { grants, hasSecondFactor: true }))
  const answers = await inBatches(behind, async ([name, operation]) => {
    return [name, await called(province.app, operation, exampleOf(operation), cookie)]
  })
  expect(answers).toEqual(behind.map(([name]) => [name, { status: 401, code: 'second-factor-needed' }]))
  const open = closed.filter(([name, { beforeSecondFactor }]) => beforeSecondFactor && name !== 'signOut')
  for (const [name, operation] of open) {
    const { code } = await called(province.app, operation, exampleOf(operation), cookie)
    expect([name, code]).not.toEqual([name, 'second-factor-needed'])
  }
  expect(open.length).toBeGreaterThan(2)
})

function exampleOf({ example = {} }: Operation): Record<string, unknown> {
  return { ...example }
}
