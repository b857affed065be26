import { expect, test } from 'vitest'
import { isComplete, secondFactorState } from './second-factor.ts'

test.each([
  [{ hasOne: false, wasGiven: false, roles: [] }, 'none', true],
  [{ hasOne: false, wasGiven: false, roles: ['leader'] }, 'none', true],
  [{ hasOne: false, wasGiven: false, roles: ['leader', 'administrator'] }, 'to-set-up', false],
  [{ hasOne: true, wasGiven: false, roles: [] }, 'needed', false],
  [{ hasOne: true, wasGiven: false, roles: ['administrator'] }, 'needed', false],
  [{ hasOne: true, wasGiven: true, roles: ['administrator'] }, 'given', true],
] as const)('%j: %s', (facts, state, complete) => {
  expect(secondFactorState(facts, ['administrator'])).toBe(state)
  expect(isComplete(state)).toBe(complete)
})
