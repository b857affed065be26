import { describe, expect, test } from 'vitest'
import {
  content,
  DECISION,
  outlineOn,
  since2020 as unit,
  succession,
} from '../../../test/support/organisation-versions.ts'
import { difference } from './change.ts'
import { succeed, type Succeeded } from './succeed.ts'
import { Share, Succession, successionFaults } from './succession.ts'

const DAY = '2025-07-01'
const born = (organisation: string, written = {}) =>
  ({ kind: 'new', organisation, content: content(organisation, written) }) as const
const going = (organisation: string) => ({ kind: 'existing', organisation }) as const

describe('a succession by itself', () => {
  test.each<[string, Succession, string[]]>([
    [
      'a merge of two into a new one',
      succession('merge', DAY, { predecessors: ['a', 'b'], successors: [born('c')] }),
      [],
    ],
    ['a merge into an existing one', succession('merge', DAY, { predecessors: ['a'], successors: [going('b')] }), []],
    [
      'a merge of one',
      succession('merge', DAY, { predecessors: ['a'], successors: [born('c')] }),
      ['predecessor-count'],
    ],
    [
      'a merge of one with itself',
      succession('merge', DAY, { predecessors: ['a'], successors: [going('a')] }),
      ['predecessor-count'],
    ],
    [
      'a merge into two',
      succession('merge', DAY, { predecessors: ['a', 'b'], successors: [born('c'), born('d')] }),
      ['successor-count'],
    ],
    [
      'a split into one',
      succession('split', DAY, { predecessors: ['a'], successors: [born('c')] }),
      ['successor-count'],
    ],
    [
      'a split without shares',
      succession('split', DAY, { predecessors: ['a'], successors: [going('a'), born('c')] }),
      [],
    ],
    [
      'an abolition with a successor',
      succession('abolish', DAY, { predecessors: ['a'], successors: [born('c')] }),
      ['successor-count'],
    ],
    [
      'an establishment out of something',
      succession('establish', DAY, { predecessors: ['a'], successors: [born('c')] }),
      ['predecessor-count'],
    ],
    [
      'a renaming into another',
      succession('rename', DAY, { predecessors: ['a'], successors: [going('b')] }),
      ['rename-into-another'],
    ],
    [
      'one named twice before',
      succession('merge', DAY, { predecessors: ['a', 'b', 'a'], successors: [born('c')] }),
      ['predecessor-repeated'],
    ],
    [
      'one named twice after',
      succession('split', DAY, { predecessors: ['a'], successors: [born('c'), born('c')] }),
      ['successor-repeated'],
    ],
    [
      'a new one that was there',
      succession('split', DAY, { predecessors: ['a'], successors: [born('a'), born('c')] }),
      ['new-successor-is-predecessor'],
    ],
    [
      'an identifier of somebody else',
      succession('merge', DAY, { predecessors: ['a', 'b'], successors: [born('c')], keepsIdentifierOf: 'x' }),
      ['identifier-of-another'],
    ],
    [
      'a decision after the day',
      succession('abolish', DAY, { predecessors: ['a'], decision: { ...DECISION, date: '2025-07-02' } }),
      ['decision-after-effect'],
    ],
  ])('%s', (_, one, codes) => {
    expect(successionFaults(one).map(({ code }) => code)).toEqual(codes)
  })

  test.each<[Record<string, string>, string[]]>([
    [{ a: '0.7', c: '0.3' }, []],
    [{ a: '1/3', c: '2/3' }, []],
    [{ a: '0.7', c: '0.2' }, ['shares-not-one']],
    [{ a: '1' }, ['shares-of-others']],
    [{ a: '0.5', c: '0.5', x: '0' }, ['shares-of-others']],
  ])('a split with the shares %j', (shares, codes) => {
    const split = succession('split', DAY, { predecessors: ['a'], successors: [going('a'), born('c')], shares })
    expect(successionFaults(split).map(({ code }) => code)).toEqual(codes)
  })

  test('only a split has shares', () => {
    const merge = succession('merge', DAY, { predecessors: ['a', 'b'], successors: [born('c')], shares: { c: '1' } })
    expect(successionFaults(merge)).toEqual([{ code: 'shares-outside-split' }])
  })

  test('a share is a part of one', () => {
    expect(['0', '1', '0.35', '2/3'].every((text) => Share.safeParse(text).success)).toBe(true)
    expect(['1.1', '-0.1', '3/2', '1/0', '35%', '', '1/2/3', 'a'].some((text) => Share.safeParse(text).success)).toBe(
      false,
    )
  })
})

const BEFORE = [
  unit('p', { kind: 'province', level: 'province' }),
  unit('a', { parent: 'p', ordinal: 1, identifier: 'H62.01' }),
  unit('b', { parent: 'p', ordinal: 2, identifier: 'H62.02' }),
  unit('a1', { parent: 'a', ordinal: 1 }),
  unit('a2', { parent: 'a', ordinal: 2 }),
  unit('gone', { to: '2022-01-01' }),
]

function outlineAfter(done: Succeeded): string[] {
  return done.kind === 'succeeded' ? outlineOn(done.versions, DAY) : done.faults.map(({ code }) => code)
}

describe('carried out', () => {
  test('a merge into an existing one ends the others and moves what stood below them', () => {
    const done = succeed(BEFORE, [succession('merge', DAY, { predecessors: ['a', 'b'], successors: [going('b')] })])
    expect(outlineAfter(done)).toEqual(['p', '  b H62.02', '    a1', '    a2'])
    const { written, dropped } = difference(BEFORE, done.kind === 'succeeded' ? done.versions : [])
    expect(written.map(({ organisation, from }) => `${organisation} ${from}`)).toEqual([
      'a 2020-01-01',
      'a1 2020-01-01',
      `a1 ${DAY}`,
      'a2 2020-01-01',
      `a2 ${DAY}`,
    ])
    expect(dropped).toEqual([])
  })

  test('a split sends each one below where it is told, and the namesake keeps the identifier', () => {
    const done = succeed(BEFORE, [
      succession('split', DAY, {
        predecessors: ['a'],
        successors: [
          { kind: 'new', organisation: 'x', content: content('x', { parent: 'p', ordinal: 3 }) },
          { kind: 'new', organisation: 'y', content: content('a', { parent: 'p', ordinal: 4 }) },
        ],
        newParents: { a1: 'x', a2: 'y' },
        keepsIdentifierOf: 'a',
      }),
    ])
    expect(outlineAfter(done)).toEqual(['p', '  b H62.02', '  x', '    a1', '  a H62.01', '    a2'])
  })

  test('a split in which nobody takes the name does not say who keeps the identifier', () => {
    const done = succeed(BEFORE, [
      succession('split', DAY, {
        predecessors: ['a'],
        successors: [born('x'), born('y')],
        newParent: 'x',
        keepsIdentifierOf: 'a',
      }),
    ])
    expect(outlineAfter(done)).toEqual(['identifier-heir-unclear'])
  })

  test('a renaming keeps the id', () => {
    const named = content('Xã Mới', { parent: 'p', identifier: 'H62.01' })
    const done = succeed(BEFORE, [
      succession('rename', DAY, {
        predecessors: ['a'],
        successors: [{ kind: 'existing', organisation: 'a', content: named }],
      }),
    ])
    expect(outlineAfter(done)).toEqual(['p', '  Xã Mới H62.01', '    a1', '    a2', '  b H62.02'])
  })

  test('a body of a new id is established, and one without children abolished', () => {
    const done = succeed(BEFORE, [
      succession('establish', DAY, { successors: [born('x', { parent: 'a2', ordinal: 1 })] }),
      succession('abolish', DAY, { predecessors: ['b'] }),
    ])
    expect(outlineAfter(done)).toEqual(['p', '  a H62.01', '    a1', '    a2', '      x'])
  })

  test.each<[string, Succession[]]>([
    ['organisation-unknown', [succession('abolish', DAY, { predecessors: ['nobody'] })]],
    ['organisation-unknown', [succession('merge', DAY, { predecessors: ['a'], successors: [going('nobody')] })]],
    ['organisation-ended', [succession('merge', DAY, { predecessors: ['b'], successors: [going('gone')] })]],
    [
      'organisation-ended',
      [succession('abolish', DAY, { predecessors: ['b'] }), succession('abolish', DAY, { predecessors: ['b'] })],
    ],
    ['organisation-known', [succession('establish', DAY, { successors: [born('gone')] })]],
    [
      'before-last-version',
      [succession('abolish', '2019-06-01', { predecessors: ['b'], decision: { ...DECISION, date: '2019-01-01' } })],
    ],
    [
      'never-in-force',
      [succession('establish', DAY, { successors: [born('x')] }), succession('abolish', DAY, { predecessors: ['x'] })],
    ],
    ['nothing-changed', [succession('rename', DAY, { predecessors: ['b'], successors: [going('b')] })]],
    ['identifier-shared', [succession('establish', DAY, { successors: [born('x', { identifier: 'H62.02' })] })]],
    [
      'identifier-contradicts',
      [
        succession('merge', DAY, {
          predecessors: ['a', 'b'],
          successors: [born('x', { identifier: 'H62.09' })],
          keepsIdentifierOf: 'a',
        }),
      ],
    ],
    [
      'days-differ',
      [
        succession('abolish', DAY, { predecessors: ['b'] }),
        succession('abolish', '2025-07-02', { predecessors: ['a1'] }),
      ],
    ],
    [
      'split-twice',
      [
        succession('split', DAY, { predecessors: ['b'], successors: [going('b'), born('x')] }),
        succession('split', DAY, { predecessors: ['b'], successors: [going('b'), born('y')] }),
      ],
    ],
  ])('is refused as %s', (code, successions) => {
    expect(outlineAfter(succeed(BEFORE, successions))).toContain(code)
  })
})
