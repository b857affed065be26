import { describe, expect, test } from 'vitest'
import type { AppraisalView, FindingView } from '#contract/appraisal-views.ts'
import type { FindingDecision } from '#domain/appraisal/finding.ts'
import { editionOf, itemsOf, nodeAt, soundOutline } from '#test/support/small-edition.ts'
import { withMissing, type Case } from '../../src/web/appraisal/case.ts'
import { draftOf, valueFieldId, wishOf, type DecisionDraft } from '../../src/web/appraisal/decision-draft.ts'

const UNIT = '01890a5d-ac96-774b-bcce-b302099a8057'
const items = itemsOf({ a: 'count', b: 'count', d: { kind: 'points', unit: 'điểm' } })
const variables = { a: { item: 'a' }, b: { item: 'b' } }
const outline = soundOutline(
  editionOf([
    { code: '1', max: 10, formula: 'RATIO(a, b)*max', variables },
    { code: '2', max: 5, formula: 'MIN(max, d)', variables: { d: { item: 'd' } }, assessedBy: 'expert' },
  ]),
  items,
)

/** A criterion of which a = 3 was given and b was not. */
function caseOf(code: string, findings: FindingView[] = []): Case {
  const node = nodeAt(outline, code)
  const card = { code, status: 'scored', points: '0.00', max: '10.00', exact: { points: '0', max: '10' } } as const
  const given = { subject: UNIT, item: 'a', period: '2020' }
  const version = {
    version: 1,
    state: 'declared',
    source: 'typed',
    onBehalf: false,
    by: 'An',
    at: '2020-12-01',
  } as const
  const content = { kind: 'number', number: '3', typed: '3' } as const
  const view: AppraisalView = {
    submission: UNIT,
    submissionState: 'appraisal',
    organisation: { id: UNIT, name: 'Sở Y tế' },
    round: { id: UNIT, name: 'Đợt' },
    edition: 'thu',
    period: '2020',
    criterion: { code, title: code, article: '', letters: [], isPointsCriterion: code === '2' },
    values: code === '1' ? [{ ...given, isOwn: true, pinned: { ...given, ...version, content }, findings: [] }] : [],
    evidence: [],
    self: card,
    findings,
    pass: 'first',
  }
  const whole = { ...view, values: withMissing(view, node) }
  return { view: whole, items, outline, node, account: 'x', refresh: () => Promise.resolve(whole) }
}

const keyed = (item: string): string => `${UNIT} ${item} 2020 `
const drafted = (decision: FindingDecision, more: Partial<DecisionDraft> = {}): DecisionDraft => ({
  ...draftOf(caseOf('1')),
  decision,
  ...more,
})
const fieldsOf = (draft: DecisionDraft, one = caseOf('1')): string[] =>
  wishOf(draft, one).faults.map(({ field }) => field)

describe('a correction', () => {
  test('sends the numbers that are others than those submitted, and no other', () => {
    const typed = { [keyed('a')]: '3', [keyed('b')]: '4' }
    const { wish, faults } = wishOf(drafted('corrected', { typed, reasonCode: 'wrong-number' }), caseOf('1'))
    expect(faults).toEqual([])
    expect(wish!.corrections).toEqual([
      { subject: UNIT, item: 'b', period: '2020', content: { kind: 'number', number: '4', typed: '4' } },
    ])
  })

  test('of nothing, with what is no number, or without a reason is told at its fields, in their order', () => {
    expect(fieldsOf(drafted('corrected', { typed: { [keyed('a')]: '3,0' } }))).toEqual([valueFieldId(0), 'ly-do'])
    expect(fieldsOf(drafted('corrected', { typed: { [keyed('b')]: '1,5' } }))).toEqual([valueFieldId(1), 'ly-do'])
    expect(fieldsOf(drafted('corrected', { typed: { [keyed('a')]: '' }, reason: 'Nhầm.' }))).toEqual([valueFieldId(0)])
  })

  test('that is decided anew begins with what was decided, and sends it again', () => {
    const content = { kind: 'number', number: '2', typed: '2' } as const
    const correction = { subject: UNIT, item: 'a', period: '2020', content }
    const finding: FindingView = {
      pass: 'first',
      decision: 'corrected',
      reasonCode: 'counted-twice',
      corrections: [correction],
      state: 'to-review',
      version: 1,
      by: 'An',
      at: '2020-12-02T00:00:00Z',
    }
    const one = caseOf('1', [finding])
    expect(wishOf(draftOf(one), one).wish).toMatchObject({ corrections: [correction], reasonCode: 'counted-twice' })
  })
})

test('accepting needs no reason and carries none that was typed before; refusing needs one, another one in words', () => {
  expect(wishOf(drafted('accepted', { reason: 'Bỏ' }), caseOf('1')).wish).toMatchObject({ reason: undefined })
  expect(fieldsOf(drafted('refused'))).toEqual(['ly-do'])
  expect(fieldsOf(drafted('refused', { reasonCode: 'other' }))).toEqual(['noi-ro-them'])
  expect(fieldsOf({ ...drafted('refused'), decision: undefined })).toEqual(['ket-luan'])
})

test('points are typed as people type them and lie within the maximum', () => {
  const points = (typed: string) => wishOf(drafted('points', { points: typed, reason: 'Theo khảo sát.' }), caseOf('2'))
  expect(points('4,25').wish).toMatchObject({ points: '4.25' })
  for (const typed of ['', 'bốn', '5,01', '4,255'])
    expect(points(typed).faults.map(({ field }) => field)).toEqual(['so-diem'])
})
