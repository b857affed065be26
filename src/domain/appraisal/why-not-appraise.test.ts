import { describe, expect, test } from 'vitest'
import { isAgreed, isDecided } from './decided.ts'
import { hidesOthers, passFor, whyNotAppraise, type AppraisalQuestion, type DecidedBy } from './why-not-appraise.ts'

const finding = (pass: DecidedBy['pass'], by: string, more: Partial<DecidedBy> = {}): DecidedBy => ({
  pass,
  by,
  state: 'decided',
  decision: 'accepted',
  result: '5',
  ...more,
})
const asked = (more: Partial<AppraisalQuestion>) =>
  whyNotAppraise({
    pass: 'first',
    account: 'Anh',
    isOfUnit: false,
    isAgency: false,
    state: 'appraisal',
    isSampled: true,
    findings: [],
    ...more,
  })
const first = finding('first', 'Anh')
const blind = finding('blind', 'Bình', { decision: 'refused', result: '0' })

describe('who may look (method §15.6, §15.7)', () => {
  test('nobody at their own unit, whatever the look', () => {
    for (const pass of ['first', 'blind', 'settling', 'second'] as const)
      expect(asked({ pass, isOfUnit: true })).toBe('own-unit')
  })

  test('blindly only somebody else than the first, in the sample, once there is a first', () => {
    const look = { pass: 'blind', account: 'Bình' } as const
    expect(asked({ ...look, findings: [first] })).toBeUndefined()
    expect(asked({ ...look, account: 'Anh', findings: [first] })).toBe('first-appraiser')
    expect(asked({ ...look, isSampled: false, findings: [first] })).toBe('not-in-sample')
    expect(asked({ ...look })).toBe('first-finding-missing')
    expect(asked({ ...look, findings: [first, blind] })).toBe('blind-look-done')
    expect(asked({ ...look, findings: [first, { ...blind, state: 'to-review' }] })).toBeUndefined()
  })

  test('the first one is revised by its own appraiser where it is looked at twice', () => {
    expect(asked({ account: 'Bình', findings: [first] })).toBe('not-the-first-appraiser')
    expect(asked({ account: 'Bình', isSampled: false, findings: [first] })).toBeUndefined()
    expect(asked({ findings: [first, blind] })).toBeUndefined()
    const withdrawn = { ...first, state: 'withdrawn' } as const
    expect(asked({ account: 'Bình', findings: [withdrawn, blind] })).toBe('not-the-first-appraiser')
  })

  test('the standing agency settles only where the two differ, and takes no other look', () => {
    const look = { pass: 'settling', account: 'Chi', isAgency: true } as const
    expect(asked({ ...look, findings: [first, blind] })).toBeUndefined()
    expect(asked({ ...look, findings: [first] })).toBe('nothing-to-settle')
    expect(asked({ ...look, findings: [first, finding('blind', 'Bình')] })).toBe('nothing-to-settle')
    expect(asked({ ...look, isAgency: false, findings: [first, blind] })).toBe('wrong-pass')
    expect(asked({ ...look, pass: 'first' })).toBe('wrong-pass')
  })

  test('after the explanation the second look, and only then', () => {
    expect(asked({ pass: 'second', state: 'second-appraisal' })).toBeUndefined()
    expect(asked({ pass: 'second' })).toBe('wrong-pass')
    expect(asked({ pass: 'first', state: 'second-appraisal' })).toBe('wrong-pass')
  })
})

describe('two looks', () => {
  test('agree in decision and exact points', () => {
    expect(isAgreed([first, finding('blind', 'Bình')])).toBe(true)
    expect(isAgreed([first, finding('blind', 'Bình', { result: '14/3' })])).toBe(false)
    expect(isAgreed([first, finding('blind', 'Bình', { decision: 'corrected' })])).toBe(false)
    expect(isAgreed([first])).toBeUndefined()
  })

  test('that differ leave the criterion undecided until it is settled', () => {
    expect(isDecided([first], false)).toBe(true)
    expect(isDecided([first], true)).toBe(false)
    expect(isDecided([first, blind], true)).toBe(false)
    expect(isDecided([first, blind, finding('settling', 'Chi')], true)).toBe(true)
    expect(isDecided([first, finding('blind', 'Bình')], true)).toBe(true)
    expect(isDecided([{ ...first, state: 'to-review' }], false)).toBe(false)
    expect(isDecided([{ ...first, state: 'withdrawn' }], false)).toBe(false)
  })

  test('are hidden from whoever would look blindly until both are there', () => {
    const looking = { account: 'Bình', isOfUnit: false, isAgency: false, state: 'appraisal', isSampled: true } as const
    expect(passFor({ ...looking, findings: [first] })).toBe('blind')
    expect(hidesOthers({ ...looking, findings: [first] })).toBe(true)
    expect(hidesOthers({ ...looking, findings: [first, blind] })).toBe(false)
    expect(hidesOthers({ ...looking, account: 'Anh', findings: [first] })).toBe(false)
  })
})
