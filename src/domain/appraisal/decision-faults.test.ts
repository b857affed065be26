import { describe, expect, test } from 'vitest'
import { outlineOf } from '../edition/outline.ts'
import { Edition } from '../edition/definition.ts'
import { DataItem } from '../item/data-item.ts'
import { decisionFaults, isPointsCriterion, type FindingWish, type WishedCorrection } from './decision-faults.ts'

const items = new Map(
  [
    { id: 'so-may', name: 'Số máy', kind: 'count' },
    { id: 'diem-khao-sat', name: 'Điểm khảo sát', kind: 'points' },
  ].map((item) => [item.id, DataItem.parse(item)]),
)

const leaf = (code: string, more: object) => ({ code, title: `Tiêu chí ${code}`, max: '10', ...more })
const edition = Edition.parse({
  id: 'thu',
  indexSet: 'thu',
  title: { vi: 'Thử', en: 'Trial' },
  source: 'thu',
  number: '1',
  issuedBy: 'UBND',
  issuedOn: '2022-01-01',
  article: 'Điều 1',
  nodes: [
    leaf('1', { formula: 'MIN(max, a)', variables: { a: { item: 'so-may' } } }),
    leaf('2', { formula: 'p', variables: { p: { item: 'diem-khao-sat' } }, assessedBy: 'survey' }),
    leaf('3', { formula: 'p', variables: { p: { item: 'diem-khao-sat' } } }),
    leaf('4', { unscored: true, max: undefined, variables: { a: { item: 'so-may' } } }),
    leaf('5', { formula: 'a', variables: { a: { item: 'so-may' } }, outside: 'penalty', limit: '10' }),
  ],
})
const { outline } = outlineOf(edition, items)
const node = (code: string) => outline.byCode.get(code)!

const machines = (number: string): WishedCorrection => ({
  subject: 'sở',
  item: 'so-may',
  period: '2022',
  content: { kind: 'number', number },
})
const codes = (code: string, wish: Partial<FindingWish>): string[] =>
  decisionFaults(
    node(code),
    { decision: 'accepted', corrections: [], ...wish },
    { items, reads: ({ subject }) => subject === 'sở' },
  ).map((fault) => fault.code)

describe('a decision (method §15.1)', () => {
  test('to accept needs no reason; everything else one from the list or in words', () => {
    expect(codes('1', {})).toEqual([])
    expect(codes('1', { decision: 'refused' })).toEqual(['reason-needed'])
    expect(codes('1', { decision: 'refused', reasonCode: 'no-evidence' })).toEqual([])
    expect(codes('1', { decision: 'refused', reason: 'Không có quyết định.' })).toEqual([])
    expect(codes('1', { decision: 'refused', reasonCode: 'other' })).toEqual(['words-needed'])
  })

  test('a correction is a number that the criterion reads and that could be saved', () => {
    const wish = { decision: 'corrected', reasonCode: 'wrong-number' } as const
    expect(codes('1', { ...wish, corrections: [machines('12')] })).toEqual([])
    expect(codes('1', wish)).toEqual(['correction-needed'])
    expect(codes('1', { ...wish, corrections: [machines('12.5')] })).toEqual(['correction-not-fitting'])
    expect(codes('1', { ...wish, corrections: [machines('-1')] })).toEqual(['correction-not-fitting'])
    expect(codes('1', { ...wish, corrections: [{ ...machines('12'), subject: 'xã' }] })).toEqual([
      'correction-not-read',
    ])
    expect(codes('1', { ...wish, corrections: [machines('12'), machines('13')] })).toEqual(['correction-twice'])
    expect(codes('1', { corrections: [machines('12')] })).toEqual(['correction-out-of-place'])
  })

  test('a criterion that is not scored is not appraised, a penalty not refused (method §15.3)', () => {
    expect(codes('4', {})).toEqual(['not-scored'])
    expect(codes('5', { decision: 'refused', reasonCode: 'no-evidence' })).toEqual(['penalty-not-refused'])
  })
})

describe('points by hand (method §15.4)', () => {
  const given = (points?: string) => ({ decision: 'points', reason: 'Theo phiếu.', points }) as const

  test('only where somebody else than the unit awards them and the rule reads nothing else', () => {
    expect(['1', '2', '3', '4', '5'].filter((code) => isPointsCriterion(node(code)))).toEqual(['2'])
    for (const code of ['1', '3', '5']) expect(codes(code, given('5'))).toEqual(['not-a-points-criterion'])
  })

  test('from 0 to the maximum, with two decimals at most', () => {
    for (const points of ['0', '10', '9.99', '7.5']) expect(codes('2', given(points))).toEqual([])
    for (const points of ['-0.01', '10.01', '99']) expect(codes('2', given(points))).toEqual(['points-out-of-range'])
    expect(codes('2', given('7.505'))).toEqual(['too-many-decimals'])
    expect(codes('2', given())).toEqual(['points-needed'])
    expect(codes('2', { points: '5' })).toEqual(['points-out-of-place'])
  })
})
