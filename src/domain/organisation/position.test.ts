import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { mayActForHead } from './act-for-head.ts'
import { holdersOn, Position, positionFaults } from './position.ts'

type Written = Partial<z.input<typeof Position>>
const position = (person: string, kind: Position['kind'], rest: Written = {}): Position =>
  Position.parse({ organisation: 'so', person, kind, title: 'chức vụ', from: '2024-01-01', ...rest })

const KT = { form: 'KT', from: '2024-01-01' } as const
const TUQ = { form: 'TUQ', from: '2025-03-01', to: '2025-04-01', document: '15/UQ-SKHCN' } as const

const POSITIONS = [
  position('An', 'head', { to: '2025-07-01' }),
  position('Bình', 'head', { from: '2025-07-01' }),
  position('Bình', 'deputy', { to: '2025-07-01', authorities: [KT] }),
  position('Chi', 'deputy', { authorities: [{ form: 'KT', from: '2024-06-01', to: '2025-01-01' }] }),
  position('Dũng', 'staff', { authorities: [{ form: 'TL', from: '2024-01-01', document: 'Quy chế làm việc' }] }),
  position('Giang', 'staff', { authorities: [TUQ] }),
  position('Hà', 'focal-officer'),
  position('An', 'deputy', { organisation: 'other', authorities: [KT] }),
]

function answer(person: string, day: string, organisation = 'so'): string {
  const may = mayActForHead(POSITIONS, organisation, person, day)
  return may.kind === 'may' ? may.as : `${may.code}${may.day ? ` ${may.day}` : ''}`
}

describe('acting for the head', () => {
  test.each([
    ['An', '2025-06-30', 'head'],
    ['An', '2025-07-01', 'position-ended 2025-07-01'],
    ['An', '2023-12-31', 'position-not-begun 2024-01-01'],
    ['Bình', '2025-06-30', 'KT'],
    ['Bình', '2025-07-01', 'head'],
    ['Chi', '2024-05-31', 'authority-not-begun 2024-06-01'],
    ['Chi', '2024-12-31', 'KT'],
    ['Chi', '2025-01-01', 'authority-ended 2025-01-01'],
    ['Dũng', '2025-01-01', 'TL'],
    ['Giang', '2025-03-31', 'TUQ'],
    ['Giang', '2025-04-01', 'authority-ended 2025-04-01'],
    ['Hà', '2025-01-01', 'no-authority'],
    ['Khánh', '2025-01-01', 'no-position'],
  ])('%s on %s: %s', (person, day, expected) => {
    expect(answer(person, day)).toBe(expected)
  })

  test('that ended twice ended on the last day', () => {
    const authorities = [
      { ...TUQ, from: '2025-05-01', to: '2025-06-01' },
      { ...TUQ, from: '2025-03-01', to: '2025-04-01' },
    ]
    const may = mayActForHead([position('Mai', 'staff', { authorities })], 'so', 'Mai', '2025-08-01')
    expect(may).toEqual({ kind: 'may-not', code: 'authority-ended', day: '2025-06-01' })
  })

  test('is judged organisation by organisation', () => {
    expect(answer('An', '2025-08-01', 'other')).toBe('KT')
    expect(answer('Bình', '2025-08-01', 'other')).toBe('no-position')
  })
})

test('the head of a day is found', () => {
  const heads = (day: string) => holdersOn(POSITIONS, 'so', 'head', day).map(({ person }) => person)
  expect([heads('2023-12-31'), heads('2025-06-30'), heads('2025-07-01')]).toEqual([[], ['An'], ['Bình']])
})

describe('positions', () => {
  test('as they should be have no fault', () => {
    expect(positionFaults(POSITIONS)).toEqual([])
  })

  test('have one head at a time', () => {
    const two = [position('An', 'head'), position('Bình', 'head', { from: '2025-01-01' })]
    expect(positionFaults(two)).toEqual([{ code: 'two-heads', position: 1 }])
  })

  test.each<[string, Position]>([
    ['position-empty', position('An', 'deputy', { to: '2024-01-01' })],
    ['authority-of-head', position('An', 'head', { authorities: [KT] })],
    ['authority-of-committee-member', position('An', 'committee-member', { authorities: [KT] })],
    ['kt-without-deputy', position('An', 'staff', { authorities: [KT] })],
    [
      'tuq-without-end',
      position('An', 'deputy', { authorities: [{ form: 'TUQ', from: '2024-01-01', document: '1' }] }),
    ],
    [
      'tuq-without-document',
      position('An', 'deputy', { authorities: [{ form: 'TUQ', from: '2024-01-01', to: '2024-02-01' }] }),
    ],
    ['authority-outside-position', position('An', 'deputy', { authorities: [{ ...KT, from: '2023-12-31' }] })],
    [
      'authority-outside-position',
      position('An', 'deputy', { to: '2024-02-01', authorities: [{ ...KT, to: '2024-02-02' }] }),
    ],
    ['authority-outside-position', position('An', 'deputy', { authorities: [{ ...KT, to: '2024-01-01' }] })],
  ])('with %s are told', (code, one) => {
    expect(positionFaults([one]).map((fault) => fault.code)).toEqual([code])
  })
})
