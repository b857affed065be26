import { expect, test } from 'vitest'
import { anyText, oneOf, stateOf } from './search-state.ts'

const { parse } = stateOf({ query: anyText, sort: oneOf(['name', 'points']) })

test('what fits is kept', () => {
  expect(parse({ query: 'sở y tế', sort: 'points' })).toStrictEqual({ query: 'sở y tế', sort: 'points' })
})

test('what does not fit, or is not known, is left out', () => {
  expect(parse({ query: 1, sort: 'place', page: '2' })).toStrictEqual({})
  expect(parse({})).toStrictEqual({})
})
