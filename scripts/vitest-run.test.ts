import { expect, test } from 'vitest'
import { counted } from './vitest-run.ts'

const file = (status: string, ...tests: [string, string, number][]) => ({
  name: 'some.test.ts',
  status,
  assertionResults: tests.map(([fullName, state, duration]) => ({ fullName, status: state, duration })),
})

test('each test counts one; the slowest come first', () => {
  const testResults = [file('passed', ['a', 'passed', 5], ['b', 'passed', 2000]), file('failed', ['c', 'failed', 30])]
  expect(counted({ testResults })).toEqual({
    passed: 2,
    failed: 1,
    slowest: [
      { name: 'b', seconds: 2 },
      { name: 'c', seconds: 0.03 },
      { name: 'a', seconds: 0.005 },
    ],
  })
})

test('a skipped test and a file that cannot be loaded count as failed', () => {
  const testResults = [file('passed', ['a', 'skipped', 0]), file('failed')]
  expect(counted({ testResults })).toMatchObject({ passed: 0, failed: 2 })
})
