import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RemarkAct, threadState, whyNotAct } from './remark-thread.ts'

test('a thread is open once somebody has spoken, until it is resolved', () => {
  expect(threadState([])).toBe('empty')
  expect(threadState(['said'])).toBe('open')
  expect(threadState(['said', 'resolved'])).toBe('resolved')
  expect(threadState(['said', 'resolved', 'reopened'])).toBe('open')
  expect(threadState(['said', 'resolved', 'said'])).toBe('open')
})

test('only what is open is resolved, and only what is resolved is reopened', () => {
  expect(whyNotAct('resolved', 'empty')).toBe('wrong-state')
  expect(whyNotAct('resolved', 'open')).toBeUndefined()
  expect(whyNotAct('resolved', 'resolved')).toBe('wrong-state')
  expect(whyNotAct('reopened', 'resolved')).toBeUndefined()
  expect(whyNotAct('reopened', 'open')).toBe('wrong-state')
})

test('whatever people try, nothing is settled that nobody spoke of', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...RemarkAct.options)), (tried) => {
      const acts: RemarkAct[] = []
      for (const act of tried) if (!whyNotAct(act, threadState(acts))) acts.push(act)
      expect(acts[0] ?? 'said').toBe('said')
      acts.forEach((act, at) => {
        if (act === 'reopened') expect(acts[at - 1]).toBe('resolved')
      })
    }),
  )
})
