import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Edition } from '../definition.ts'
import { addedBehind, addedBelow, changedNode, movedNode, recodedNode, removedNode, Step } from './edit-tree.ts'
import { codesIn, placeOf, placesOf } from './place.ts'

const EDITION = Edition.parse({
  ...{ id: 'thu', indexSet: 'thu', source: 'thu', number: '1', issuedBy: 'UBND', issuedOn: '2026-01-01', article: '1' },
  title: { vi: 'Thử', en: 'Try' },
  lenses: [{ id: 'lat-cat', title: 'Lát cắt', nodes: ['1.1', '2'] }],
  nodes: [
    {
      code: '1',
      title: 'Một',
      children: [
        { code: '1.1', title: 'Một một', children: [{ code: '1.1.1', title: 'Lá', max: '5', formula: 'max' }] },
        {
          code: '1.2',
          title: 'Một hai',
          max: '3',
          formula: 'MIN(max, a)',
          examples: [{ given: { a: 1 }, points: '1' }],
        },
      ],
    },
    { code: '2', title: 'Hai', max: '2', formula: 'max' },
  ],
})

const order = (edition: Edition): string[] =>
  [...placesOf(edition)].map(({ node, parents }) => [...parents, node].map(({ code }) => code).join('/'))

describe('a row', () => {
  test('moves up and down among its siblings', () => {
    expect(order(movedNode(EDITION, '1.2', 'up')!)).toEqual(['1', '1/1.2', '1/1.1', '1/1.1/1.1.1', '2'])
    expect(movedNode(EDITION, '1.1', 'up')).toBeUndefined()
    expect(movedNode(EDITION, '2', 'down')).toBeUndefined()
  })

  test('moves in below the one before it, which then has no rule of its own', () => {
    const moved = movedNode(movedNode(EDITION, '1.2', 'up')!, '1.1', 'in')!
    expect(order(moved)).toEqual(['1', '1/1.2', '1/1.2/1.1', '1/1.2/1.1/1.1.1', '2'])
    expect(placeOf(moved, '1.2')!.node).toMatchObject({ variables: {}, examples: [], require: [] })
    expect(placeOf(moved, '1.2')!.node.formula).toBeUndefined()
    expect(Edition.parse(moved)).toEqual(moved)
  })

  test('moves out behind the one that it stood below, which becomes a leaf when nothing is left', () => {
    const moved = movedNode(EDITION, '1.1.1', 'out')!
    expect(order(moved)).toEqual(['1', '1/1.1', '1/1.1.1', '1/1.2', '2'])
    expect(placeOf(moved, '1.1')!.node.children).toBeUndefined()
    expect(movedNode(EDITION, '2', 'out')).toBeUndefined()
  })

  test('is added below or behind another, with a code that nobody bears', () => {
    expect(addedBelow(EDITION, '1', 'Mới')).toMatchObject({ code: '1.3' })
    expect(order(addedBehind(EDITION, '1.1', 'Mới').edition)).toEqual([
      '1',
      '1/1.1',
      '1/1.1/1.1.1',
      '1/1.3',
      '1/1.2',
      '2',
    ])
    expect(addedBelow(EDITION, undefined, 'Mới').code).toBe('3')
    expect(Edition.parse(addedBelow(EDITION, '2', 'Mới').edition).nodes[1]!.children).toHaveLength(1)
  })

  test('is deleted with all below it; the last one stays', () => {
    expect(order(removedNode(EDITION, '1.1'))).toEqual(['1', '1/1.2', '2'])
    const one = removedNode(EDITION, '1')
    expect(removedNode(one, '2')).toBe(one)
  })

  test('takes rows below and lenses along when its code changes', () => {
    const recoded = recodedNode(EDITION, '1', '9')
    expect(order(recoded)).toEqual(['9', '9/9.1', '9/9.1/9.1.1', '9/9.2', '2'])
    expect(recoded.lenses[0]!.nodes).toEqual(['9.1', '2'])
  })
})

const someCode = fc.constantFrom(...codesIn(EDITION))
const someStep = fc.constantFrom(...Step)

test('whatever is moved, no row is lost, doubled or changed in its code', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(someCode, someStep), { maxLength: 12 }), (moves) => {
      const moved = moves.reduce((edition, [code, step]) => movedNode(edition, code, step) ?? edition, EDITION)
      expect([...placesOf(moved)].map(({ node }) => node.code).sort()).toEqual([...codesIn(EDITION)].sort())
      expect(Edition.parse(moved)).toEqual(moved)
    }),
  )
})

test('up and down undo one another, and what was there before is not touched', () => {
  const before = structuredClone(EDITION)
  fc.assert(
    fc.property(someCode, (code) => {
      const down = movedNode(EDITION, code, 'down')
      if (down) expect(movedNode(down, code, 'up')).toEqual(EDITION)
    }),
  )
  changedNode(EDITION, '1.1.1', (node) => ({ ...node, max: '9' }))
  expect(EDITION).toEqual(before)
})
