import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyDifference, MOST_DETAILS } from './body-difference.ts'

test('what differs is told with before and after, what is the same is not, the rest are details', () => {
  const body = {
    item: 'ho-so',
    part: null,
    before: { kind: 'number', number: '3' },
    after: { kind: 'number', number: '2', typed: '2' },
    onBehalf: false,
  }
  expect(bodyDifference(body)).toEqual({
    changes: [
      { path: 'number', before: '3', after: '2' },
      { path: 'typed', after: '2' },
    ],
    details: [
      { path: 'item', value: 'ho-so' },
      { path: 'onBehalf', value: 'false' },
    ],
    isCut: false,
  })
})

test('a state before and after is one change; the first of a value has no before; lists of words are one detail', () => {
  expect(bodyDifference({ before: 'draft', after: 'submitted' }).changes).toEqual([
    { path: '', before: 'draft', after: 'submitted' },
  ])
  expect(bodyDifference({ before: null, after: { yes: true } }).changes).toEqual([{ path: 'yes', after: 'true' }])
  expect(bodyDifference({ nodes: ['1.1', '1.2'], values: [{ item: 'a' }] }).details).toEqual([
    { path: 'nodes', value: '1.1, 1.2' },
    { path: 'values.1.item', value: 'a' },
  ])
})

test('what is now may stand at the top of an event; a state of before alone is a detail, not a change to nothing', () => {
  const moved = { from: '2026-01-01', group: 'xa', before: { group: 'so', isRanked: true }, isRanked: true }
  expect(bodyDifference(moved)).toMatchObject({
    changes: [{ path: 'group', before: 'so', after: 'xa' }],
    details: [{ path: 'from', value: '2026-01-01' }],
  })
  expect(bodyDifference({ attempt: 1, before: 'draft' })).toMatchObject({
    changes: [],
    details: [
      { path: 'attempt', value: '1' },
      { path: 'was', value: 'draft' },
    ],
  })
})

test('more than can be read is cut, and says so', () => {
  const values = Array.from({ length: MOST_DETAILS + 1 }, (_, item) => ({ item }))
  const { details, isCut } = bodyDifference({ values })
  expect([details.length, isCut]).toEqual([MOST_DETAILS, true])
})

test('what stayed the same is never a change, and every change differs', () => {
  const content = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.oneof(fc.string(), fc.integer(), fc.boolean()))
  fc.assert(
    fc.property(content, content, (before, after) => {
      expect(bodyDifference({ before, after: before }).changes).toEqual([])
      for (const { path, ...sides } of bodyDifference({ before, after }).changes)
        expect(sides.before === sides.after, path).toBe(false)
    }),
  )
})
