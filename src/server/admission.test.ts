import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import { rightFor } from '#contract/token-rights.ts'
import type { Grant, Target } from '#domain/permission/grant.ts'
import { Role } from '#domain/permission/role.ts'
import { TokenRight } from '#domain/permission/token-right.ts'
import { STATES } from '#domain/workflow/moves.ts'
import { admit } from './admission.ts'
import type { Actor } from './call.ts'
import { Refusal } from './refusal.ts'

const name = fc.constantFrom('sở', 'xã', 'số máy tính', '1.2')
const some = fc.option(name, { nil: undefined })
const grant: fc.Arbitrary<Grant> = fc.record({
  role: fc.constantFrom(...Role.options),
  organisation: some,
  item: some,
  edition: some,
  node: some,
})
const operation = fc.constantFrom(...OPERATIONS.keys())
const scope = fc.subarray([...TokenRight.options])
const place: fc.Arbitrary<Target> = fc.record({ organisation: some, items: fc.array(name), edition: some, node: some })

const asked = operation.chain((one) => {
  const { about } = OPERATIONS.get(one)!
  const states: readonly string[] = about ? STATES[about] : ['none']
  const state = fc.constantFrom(...states)
  return fc.record({
    operation: fc.constant(one),
    target: place,
    state,
    grants: fc.array(grant, { maxLength: 3 }),
    scope,
  })
})

type Asked = { operation: string; target: Target; state: string; grants: Grant[]; scope: TokenRight[] }

async function answer({ operation, target, state, grants }: Asked, scope?: readonly TokenRight[]): Promise<string> {
  const actor: Actor = {
    ...{ account: 'a', name: 'A', session: undefined, grants, isComplete: true, askedAt: new Date(0) },
    ...(scope && { token: { id: 't', prefix: 'laban_00000000', scope } }),
  }
  try {
    await admit(OPERATIONS.get(operation)!, {}, actor, () => Promise.resolve({ ...target, state }))
    return 'let'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test('with a token nobody is let at what they are not let at without: the policy decides, the scope narrows', async () => {
  let narrowed = 0
  let letIn = 0
  await fc.assert(
    fc.asyncProperty(asked, async (one) => {
      const without = await answer(one)
      const by = await answer(one, one.scope)
      if (without !== 'let') {
        expect(by).toBe(without)
        return
      }
      const right = rightFor(OPERATIONS.get(one.operation)!)
      const [area, access] = right.split('.')
      const isInScope =
        right === 'open' || one.scope.some((held) => held === right || (access === 'read' && held === `${area}.write`))
      const expected = isInScope ? 'let' : right === 'never' ? 'never-by-token' : 'beyond-token'
      if (expected === 'let') letIn += 1
      else narrowed += 1
      expect(by).toBe(expected)
    }),
    { numRuns: 3000 },
  )
  // Both sides of the law were met.
  expect(Math.min(narrowed, letIn)).toBeGreaterThan(50)
})
