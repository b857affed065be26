import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, nodeAt, soundOutline } from '#test/support/small-edition.ts'
import { awaitsAcceptance, ClaimMove, ClaimState, whyNotClaim } from './applicability.ts'

const OUTLINE = soundOutline(
  editionOf([
    {
      code: '1',
      children: [
        { code: '1.1', max: 10, formula: 'a', variables: { a: { item: 'x' } } },
        { code: '1.2', unscored: true, variables: { a: { item: 'x' } } },
      ],
    },
  ]),
  itemsOf({ x: 'count' }),
)

function why(move: ClaimMove, state?: ClaimState, more: { code?: string; byEdition?: boolean; reason?: string } = {}) {
  const { code = '1.1', byEdition = false, reason = 'Đơn vị không có chức năng này' } = more
  return whyNotClaim(move, { node: nodeAt(OUTLINE, code), state, byEdition, reason })
}

describe('a claim that a criterion does not apply', () => {
  test('every move from every state is either open or has one reason', () => {
    const table = ClaimMove.options.map((move) =>
      [undefined, ...ClaimState.options].map((state) => why(move, state) ?? 'open'),
    )
    expect(table).toEqual([
      // never claimed, claimed, accepted, refused, withdrawn
      ['open', 'already-claimed', 'already-accepted', 'open', 'open'],
      ['nothing-claimed', 'open', 'already-decided', 'already-decided', 'already-decided'],
      ['nothing-claimed', 'open', 'already-decided', 'already-decided', 'already-decided'],
      ['nothing-claimed', 'open', 'open', 'already-decided', 'already-decided'],
    ])
  })

  test('is about a scored leaf that applies so far', () => {
    expect(why('claimNotApplicable', undefined, { code: '1' })).toBe('not-a-leaf')
    expect(why('claimNotApplicable', undefined, { code: '1.2' })).toBe('leaf-unscored')
    expect(why('claimNotApplicable', undefined, { byEdition: true })).toBe('not-applicable-already')
  })

  test('needs a reason, and so does its refusal', () => {
    expect([
      why('claimNotApplicable', undefined, { reason: ' ' }),
      why('refuseClaim', 'claimed', { reason: '' }),
    ]).toEqual(['reason-needed', 'reason-needed'])
    expect([why('acceptClaim', 'claimed', { reason: '' }), why('withdrawClaim', 'claimed', { reason: '' })]).toEqual([
      undefined,
      undefined,
    ])
  })

  test('holds the score back only while nobody has decided', () => {
    expect([undefined, ...ClaimState.options].filter(awaitsAcceptance)).toEqual(['claimed'])
  })
})
