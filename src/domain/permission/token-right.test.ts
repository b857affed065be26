import { expect, test } from 'vitest'
import { hasRight, TokenRight } from './token-right.ts'

test('whoever writes in an area reads there, and nowhere else', () => {
  expect(TokenRight.options.filter((right) => hasRight(['values.write'], right))).toEqual([
    'values.read',
    'values.write',
  ])
  expect(TokenRight.options.filter((right) => hasRight(['values.read'], right))).toEqual(['values.read'])
  expect(TokenRight.options.filter((right) => hasRight([], right))).toEqual([])
})

test('what is decided in rounds, in the appraisal and told by the history is only read', () => {
  expect(TokenRight.options.filter((right) => /^(rounds|appraisal|history)\./.test(right))).toEqual([
    'rounds.read',
    'appraisal.read',
    'history.read',
  ])
})
