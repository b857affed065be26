import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDecided, type LookAtCriterion } from './decided.ts'
import { FindingDecision, FindingPass, FindingState } from './finding.ts'
import { progressOf, standOf, type CriterionStand } from './progress.ts'

const FIRST: LookAtCriterion = { pass: 'first', state: 'decided', decision: 'accepted', result: '3/2' }
const BLIND: LookAtCriterion = { ...FIRST, pass: 'blind' }
const LOOKS = { isSampled: false, isSecond: false, isExplained: false }

test.each<[string, readonly LookAtCriterion[], Partial<typeof LOOKS>, CriterionStand]>([
  ['nobody has looked', [], {}, 'open'],
  ['taken back', [{ ...FIRST, state: 'withdrawn' }], {}, 'open'],
  ['one look, and one is enough', [FIRST], {}, 'decided'],
  ['one look of two', [FIRST], { isSampled: true }, 'open'],
  ['two that agree', [FIRST, BLIND], { isSampled: true }, 'decided'],
  ['two that differ in points', [FIRST, { ...BLIND, result: '1' }], { isSampled: true }, 'to-settle'],
  ['two that differ in words', [FIRST, { ...BLIND, decision: 'refused' }], { isSampled: true }, 'to-settle'],
  [
    'two that differ, and the agency has settled it',
    [FIRST, { ...BLIND, result: '1' }, { ...FIRST, pass: 'settling' }],
    { isSampled: true },
    'decided',
  ],
  ['its number changed under it', [{ ...FIRST, state: 'to-review' }], {}, 'to-review'],
  ['explained, not yet looked at again', [FIRST], { isSecond: true, isExplained: true }, 'open'],
  ['not explained', [FIRST], { isSecond: true }, 'decided'],
  [
    'explained and looked at again',
    [FIRST, { ...FIRST, pass: 'second' }],
    { isSecond: true, isExplained: true },
    'decided',
  ],
])('%s', (_, findings, facts, stand) => {
  expect(standOf({ findings, ...LOOKS, ...facts })).toBe(stand)
})

const look = fc.record({
  pass: fc.constantFrom(...FindingPass.options),
  state: fc.constantFrom(...FindingState.options),
  decision: fc.constantFrom(...FindingDecision.options),
  result: fc.constantFrom('1', '2', undefined),
})
const looks = fc.uniqueArray(look, { selector: ({ pass }) => pass })

test('before the explanation, decided is what nothing keeps from its release', () => {
  fc.assert(
    fc.property(looks, fc.boolean(), (findings, isSampled) => {
      const stand = standOf({ findings, isSampled, isSecond: false, isExplained: false })
      expect(stand === 'decided').toBe(isDecided(findings, isSampled))
    }),
  )
})

test('every criterion is counted once, whatever is awaited of it', () => {
  const stand = fc.constantFrom<CriterionStand>('decided', 'open', 'to-review', 'to-settle')
  fc.assert(
    fc.property(fc.array(fc.record({ stand, isAwaiting: fc.boolean() })), (criteria) => {
      const { asked, decided, open, toReview, toSettle, awaiting } = progressOf(criteria)
      expect(decided + open + toReview + toSettle).toBe(asked)
      expect(asked).toBe(criteria.length)
      expect(awaiting).toBeLessThanOrEqual(asked)
    }),
  )
})
