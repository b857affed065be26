import { expect, test } from 'vitest'
import { shownBody, withheldFrom } from './shown-body.ts'

const SAVED = { item: 'ho-so', period: '2026', before: { number: '3' }, after: { number: '2' }, reason: 'sai' }
const DECIDED = { round: 'r', node: '1.1', before: null, after: { decision: 'refused' } }

test('an auditor reads everything; one who appraises nothing of what appraisers said', () => {
  expect(shownBody('value.saved', SAVED, withheldFrom(['auditor']))).toBe(SAVED)
  expect(shownBody('finding.decided', DECIDED, withheldFrom(['auditor', 'administrator']))).toBe(DECIDED)
  const both = withheldFrom(['auditor', 'appraiser'])
  expect(shownBody('finding.decided', DECIDED, both)).toEqual({ node: '1.1' })
  expect(shownBody('value.saved', SAVED, both)).toBe(SAVED)
})

test('an administrator reads where work was done and not what; accounts and organisations in full', () => {
  const withheld = withheldFrom(['administrator'])
  expect(shownBody('value.saved', SAVED, withheld)).toEqual({ item: 'ho-so', period: '2026' })
  expect(shownBody('remark.said', { remark: 'r', words: 'lời', item: 'ho-so' }, withheld)).toEqual({ item: 'ho-so' })
  const changed = { before: { displayName: 'A' }, after: { displayName: 'B' } }
  expect(shownBody('account.changed', changed, withheld)).toBe(changed)
})
