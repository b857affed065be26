import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, soundOutline } from '#test/support/small-edition.ts'
import type { Calendar } from './calendar.ts'
import { openingWarnings, whyNotClose, whyNotFix, whyNotOpen, whyNotPutOff, type Opening } from './opening.ts'

const calendar: Calendar = {
  entryFrom: 0,
  entryUntil: 10,
  fixedAt: 12,
  appraisalUntil: 20,
  explanationUntil: 30,
  councilUntil: 40,
  releaseOn: 50,
}
const xa = { id: 'an', name: 'Xã An', group: 'xa', kind: 'commune' } as const
const so = { id: 'y-te', name: 'Sở Y tế', group: 'so', kind: 'department' } as const
const opening: Opening = { calendar, groups: ['xa', 'so'], members: [xa, so], isIssued: true, faults: 0 }
const codes = (faults: readonly { code: string }[]): string[] => faults.map(({ code }) => code)

describe('what opening a round needs (method §11.5)', () => {
  test('an issued edition without faults, a calendar in order, a group with members', () => {
    expect(whyNotOpen(opening)).toEqual([])
  })

  test.each<[string, Partial<Opening>]>([
    ['edition-not-issued', { isIssued: false }],
    ['edition-has-faults', { faults: 2 }],
    ['no-groups', { groups: [], members: [] }],
    ['no-members', { members: [] }],
    ['release-before-council', { calendar: { ...calendar, releaseOn: 39 } }],
    ['member-twice', { members: [xa, so, { ...xa, group: 'so' }] }],
  ])('%s keeps it from opening', (code, wrong) => {
    expect(codes(whyNotOpen({ ...opening, ...wrong }))).toEqual([code])
  })

  test('everything that is wrong is told at once', () => {
    const all = whyNotOpen({ ...opening, isIssued: false, faults: 1, groups: [], members: [] })
    expect(codes(all)).toEqual(['edition-not-issued', 'edition-has-faults', 'no-groups'])
  })
})

describe('what does not keep it from opening', () => {
  const items = itemsOf({ a: 'count' })
  const leaf = (code: string, more: object = {}) => ({
    code,
    max: 10,
    formula: 'a',
    variables: { a: { item: 'a' } },
    ...more,
  })
  const outline = soundOutline(
    editionOf([
      { code: '1', children: [leaf('1.1'), leaf('1.2', { appliesTo: ['district'] })] },
      { code: '10', children: [leaf('10.1')] },
      { code: '2', children: [leaf('2.1'), { code: '2.2', unscored: true }] },
    ]),
    items,
  )
  const told = (nodes: string[], staffed: string[], now: number) =>
    openingWarnings(outline, opening, { nodes, staffed: new Set(staffed) }, now).map(({ code, params }) =>
      [code, ...Object.values(params)].join(' '),
    )

  test('leaves that apply to a member and that nobody appraises; node 1 does not cover node 10', () => {
    expect(told(['1'], ['an', 'y-te'], 5)).toEqual(['leaf-without-appraiser 10.1', 'leaf-without-appraiser 2.1'])
    expect(told(['1.1', '10', '2'], ['an', 'y-te'], 5)).toEqual([])
  })

  test('members without anybody who enters, and an entry that is over', () => {
    expect(told(['1', '10', '2'], ['an'], 11)).toEqual(['entry-over', 'member-without-officer Sở Y tế'])
  })
})

describe('an open round', () => {
  test('has its dates put off, never brought forward (method §11.6)', () => {
    expect(whyNotPutOff({ ...calendar, releaseOn: 60 }, calendar, false)).toEqual([])
    expect(codes(whyNotPutOff({ ...calendar, entryUntil: 9, releaseOn: 60 }, calendar, false))).toEqual([
      'moment-earlier',
    ])
    expect(codes(whyNotPutOff({ ...calendar, entryUntil: 21 }, calendar, false))).toEqual(['appraisal-before-entry'])
    expect(codes(whyNotPutOff({ ...calendar }, calendar, false))).toEqual(['nothing-changed'])
    expect(whyNotPutOff({ ...calendar }, calendar, false, true)).toEqual([])
    expect(codes(whyNotPutOff({ ...calendar, fixedAt: 13 }, calendar, true))).toEqual(['already-fixed'])
  })

  test('has the others’ numbers fixed once, on their date or after it (method §11.7)', () => {
    expect(codes(whyNotFix({ fixedAt: 12, isFixed: false }, 11))).toEqual(['not-yet'])
    expect(whyNotFix({ fixedAt: 12, isFixed: false }, 12)).toEqual([])
    expect(codes(whyNotFix({ fixedAt: 12, isFixed: true }, 13))).toEqual(['already-fixed'])
  })

  test('is closed when all is approved, else with a reason', () => {
    expect(whyNotClose(0, undefined)).toEqual([])
    expect(codes(whyNotClose(3, undefined))).toEqual(['submissions-unfinished'])
    expect(whyNotClose(3, 'Theo chỉ đạo.')).toEqual([])
  })
})
