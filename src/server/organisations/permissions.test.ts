import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation } from '#contract/operation.ts'
import { organisations } from '#contract/organisations.ts'
import { Role } from '#domain/permission/role.ts'
import { refusalOf, type Visitor } from '#test/support/people.ts'
import { created, openRegisterHouse, type RegisterHouse } from '#test/support/register-house.ts'

let house: RegisterHouse
const people = new Map<Role, Visitor>()

beforeAll(async () => {
  house = await openRegisterHouse()
  const organisation = await created(house.admin, 'Xã Lúa')
  const db = house.database.db
  await db
    .insertInto('data_item')
    .values({ id: 'so', position: 1, name: 'Số', kind: 'count', over_time: 'flow', over_units: 'sum', providers: [] })
    .execute()
  for (const role of ROLES) {
    const ofUnit = ['unit-officer', 'unit-head', 'supervisor'].includes(role)
    const ofItem = ['data-provider', 'verifier'].includes(role)
    people.set(role, await house.as(role, { ...(ofUnit && { organisation }), ...(ofItem && { item: 'so' }) }))
  }
})
afterAll(() => house.close())

// An appraiser needs an edition; a service account never signs in. The policy asks both for their role alone here.
const ROLES = Role.options.filter((role) => role !== 'appraiser' && role !== 'service-account')
const READING = ['listOrganisations', 'showTree', 'showOrganisation']

test.each(Object.entries<Operation>(organisations))('%s: open to whom it is meant for', async (name, operation) => {
  const letIn: Role[] = []
  for (const [role, visitor] of people) {
    const input = { ...operation.example, ...('organisation' in operation.input.shape && { organisation: uuidv7() }) }
    const refusal = await refusalOf(visitor.call(operation, input))
    if (refusal !== 'not-permitted') letIn.push(role)
  }
  expect(letIn).toEqual(READING.includes(name) ? ROLES : ['administrator', 'standing-agency'])
})

test.each(Object.entries<Operation>(organisations))('%s: shut to who is not signed in', async (_, operation) => {
  expect(await refusalOf(house.visitor().call(operation, operation.example as never))).toBe('not-signed-in')
})
