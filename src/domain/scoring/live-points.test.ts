import { describe, expect, test } from 'vitest'
import { decimalText, fractionOf } from '#test/support/fractions.ts'
import { hueOutline } from '#test/support/hue.ts'
import { PROVINCE, storeFor, YEAR } from '#test/support/live-province.ts'
import { editionOf, itemsOf, soundOutline, type NodeSketch } from '#test/support/small-edition.ts'
import type { Outline } from '../edition/outline.ts'
import { exactFromText } from '../exact.ts'
import { isOwn } from '../value/value-store.ts'
import { letterReader } from './inputs.ts'
import { liveLeaves, livePoints, type LivePoints, type LiveQuestion } from './live-points.ts'

describe('the printed examples', () => {
  const examples = hueOutline.leaves.flatMap((node) => node.row.examples.map((example) => ({ node, ...example })))

  test('give the points that the edition says, to two decimals', () => {
    let checked = 0
    for (const { node, given, points } of examples) {
      const store = storeFor(PROVINCE)
      for (const { name, item, variable } of node.leaf!.letters) {
        const told = given[name]
        if (told === undefined) continue
        const place = item.options?.findIndex(({ slug }) => slug === told)
        const value = exactFromText(String(place ?? (typeof told === 'boolean' ? Number(told) : told)))
        if (isOwn(variable)) store.setFact(item.id, '2020', 0, value)
        else store.setReading(variable, '2020', 0, value)
      }
      const items = new Set(node.leaf!.letters.map(({ item }) => item.id))
      const live = livePoints(hueOutline, PROVINCE, store, YEAR, { items, row: 0 })
      const leaf = live.leaves.find(({ code }) => code === node.code)!
      expect([node.code, leaf.points]).toEqual([node.code, decimalText(fractionOf(points), 2)])
      checked += 1
    }
    expect(checked).toBeGreaterThan(100)
  })
})

function small(variable: Record<string, string>, more: Partial<NodeSketch> = {}): Outline {
  return soundOutline(
    editionOf([
      {
        code: '1',
        max: 10,
        formula: 'RATIO(b, a)*max',
        variables: { a: { item: 'x', ...variable }, b: { item: 'y' } },
        require: ['b <= a'],
        ...more,
      },
      { code: '2', max: 5, formula: 'MIN(max, a)', variables: { a: { item: 'y' } } },
    ]),
    itemsOf({ x: 'count', y: 'count' }),
  )
}

function asked(
  outline: Outline,
  values: Record<string, [item: string, value: string][]>,
  more: Partial<LiveQuestion> = {},
): LivePoints {
  const store = storeFor(PROVINCE)
  for (const [subject, list] of Object.entries(values))
    for (const [item, value] of list) store.setFact(item, '2020', store.row(subject), exactFromText(value))
  return livePoints(outline, PROVINCE, store, YEAR, { items: new Set(['x']), row: 0, ...more })
}

describe('what a unit cannot know or has not given', () => {
  test('a letter that nobody supplied names the subject, the item and the period', () => {
    const { leaves, total } = asked(small({ of: 'province' }), { 'so-a': [['y', '3']] })
    expect(leaves).toEqual([
      {
        code: '1',
        status: 'missing',
        points: '0.00',
        max: '10.00',
        exact: { points: '0', max: '10' },
        loss: 'missing',
        letters: [],
        missing: [{ letter: 'a', item: 'x', code: 'no-value', subjects: ['tinh'], period: '2020' }],
        broken: [],
      },
    ])
    expect(total).toEqual({ points: '3.00', max: '15.00' })
  })

  test('figures of the group are not fixed yet, though the values are there', () => {
    const values: Parameters<typeof asked>[1] = {
      'so-a': [
        ['x', '4'],
        ['y', '3'],
      ],
      'so-b': [['x', '8']],
    }
    const outline = small({ of: 'group', combine: 'sum' })
    expect(asked(outline, values).leaves[0]).toMatchObject({
      status: 'missing',
      missing: [{ letter: 'a', code: 'not-fixed-yet', subjects: [] }],
    })
    // A release has fixed 4 and 8: of 12 the 3 are a quarter.
    const released = storeFor(PROVINCE)
    released.setFact('x', '2020', released.row('so-a'), exactFromText('4'))
    released.setFact('x', '2020', released.row('so-b'), exactFromText('8'))
    const group = { reader: letterReader(PROVINCE, released, YEAR), row: 0 }
    const own: Parameters<typeof asked>[1] = { 'so-a': [['y', '3']] }
    expect(asked(outline, own, { group }).leaves[0]).toMatchObject({ status: 'scored', points: '2.50' })
  })

  test('the leaves alone need nothing beside what they read', () => {
    const store = storeFor(PROVINCE)
    for (const [id, value] of [
      ['x', '4'],
      ['y', '3'],
    ] as const)
      store.setFact(id, '2020', 0, exactFromText(value))
    const question = { items: new Set(['x']), row: 0 }
    const alone = liveLeaves(small({}), PROVINCE, store, YEAR, question)
    expect(alone.map(({ code, points }) => [code, points])).toEqual([['1', '7.50']])
    expect(livePoints(small({}), PROVINCE, store, YEAR, question).leaves).toEqual(alone)
  })

  test('a nation that is not described has no subject', () => {
    const { leaves } = asked(small({ of: 'nation' }), { 'so-a': [['y', '3']] })
    expect(leaves[0]!.missing).toEqual([{ letter: 'a', item: 'x', code: 'no-subject', subjects: [], period: '2020' }])
  })

  test('a claimed leaf scores as missing until it is accepted, and its maximum counts', () => {
    const values: Parameters<typeof asked>[1] = {
      'so-a': [
        ['x', '4'],
        ['y', '3'],
      ],
    }
    const claimed = asked(small({}), values, { claimed: new Set(['1']) })
    expect(claimed.leaves[0]).toMatchObject({
      status: 'missing',
      points: '0.00',
      max: '10.00',
      loss: 'awaiting-acceptance',
    })
    expect(claimed.total).toEqual({ points: '3.00', max: '15.00' })
    expect(asked(small({}), values).total).toEqual({ points: '10.50', max: '15.00' })
  })

  test('a claim adds nothing where the edition exempts the unit already', () => {
    const { leaves, total } = asked(
      small({}, { appliesTo: ['commune'] }),
      { 'so-a': [['y', '3']] },
      { claimed: new Set(['1']) },
    )
    expect([leaves[0]!.status, leaves[0]!.loss, total.max]).toEqual(['not-applicable', 'not-applicable', '5.00'])
  })

  test('conditions of the edition that do not hold are told, and those that cannot be judged are not', () => {
    expect(
      asked(small({}), {
        'so-a': [
          ['x', '4'],
          ['y', '5'],
        ],
      }).leaves[0],
    ).toMatchObject({ status: 'capped', broken: ['b <= a'] })
    expect(
      asked(small({}), {
        'so-a': [
          ['x', '5'],
          ['y', '5'],
        ],
      }).leaves[0]!.broken,
    ).toEqual([])
    expect(asked(small({}), { 'so-a': [['x', '5']] }).leaves[0]!.broken).toEqual([])
  })

  test('a divisor of 0 is told with its letter', () => {
    expect(
      asked(small({}), {
        'so-a': [
          ['x', '0'],
          ['y', '5'],
        ],
      }).leaves[0],
    ).toMatchObject({ status: 'undefined', letters: ['a'], missing: [] })
  })
})
