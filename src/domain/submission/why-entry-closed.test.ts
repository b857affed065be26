import { expect, test } from 'vitest'
import { SubmissionState } from './submission.ts'
import { whyEntryClosed } from './why-entry-closed.ts'

const until = Date.parse('2026-12-10T16:59:59.000Z')
const draft = { state: 'draft', isRoundOpen: true, calendar: { entryUntil: until } } as const

test('a draft is entered to the end of the second that the deadline names', () => {
  expect(whyEntryClosed(draft, until - 1)).toBeUndefined()
  expect(whyEntryClosed(draft, until + 999)).toBeUndefined()
  expect(whyEntryClosed(draft, until + 1000)).toEqual({ code: 'deadline-over', params: {}, at: until })
})

test('whatever was submitted is closed, in each later state, and told as such', () => {
  for (const state of SubmissionState.options.filter((one) => one !== 'draft'))
    expect(whyEntryClosed({ ...draft, state }, until - 1)).toEqual({ code: 'wrong-state', params: { state } })
})

test('a round that is over is closed before all else', () => {
  expect(whyEntryClosed({ ...draft, isRoundOpen: false }, until + 5000)?.code).toBe('round-not-open')
})
