import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds, moved, nextTo, onlyAt, placesIn, rangeOf, type Extent, type Move, type MoveKey } from './place.ts'

const EXTENT: Extent = { rows: 40, columns: 6, step: 10 }
const to = (row: number, column: number, key: MoveKey, isFar = false) =>
  moved(onlyAt({ row, column }), { key, isFar, draws: false }, EXTENT).at

const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'] as const
const move = fc.record<Move>({ key: fc.constantFrom(...KEYS), isFar: fc.boolean(), draws: fc.boolean() })
const extent = fc.record<Extent>({
  rows: fc.integer({ min: 1, max: 300 }),
  columns: fc.integer({ min: 1, max: 30 }),
  step: fc.integer({ min: 1, max: 60 }),
})

describe('the keys of the authoring practices lead', () => {
  test.each([
    ['ArrowRight', false, [3, 3]],
    ['ArrowLeft', false, [3, 1]],
    ['ArrowDown', false, [4, 2]],
    ['ArrowUp', false, [2, 2]],
    ['Home', false, [3, 0]],
    ['End', false, [3, 5]],
    ['Home', true, [0, 0]],
    ['End', true, [39, 5]],
    ['PageDown', false, [13, 2]],
    ['PageUp', false, [0, 2]],
    ['ArrowDown', true, [39, 2]],
    ['ArrowRight', true, [3, 5]],
  ] as const)('%s (Ctrl: %s) from row 3, column 2 to %j', (key, isFar, [row, column]) => {
    expect(to(3, 2, key, isFar)).toEqual({ row, column })
  })

  test('never out of the grid, and never round its edge', () => {
    expect(to(0, 0, 'ArrowUp')).toEqual({ row: 0, column: 0 })
    expect(to(39, 5, 'ArrowRight')).toEqual({ row: 39, column: 5 })
    fc.assert(
      fc.property(extent, fc.array(move, { maxLength: 40 }), (size, moves) => {
        for (const { at, from } of walked(size, moves))
          for (const { row, column } of [at, from])
            expect(row >= 0 && row < size.rows && column >= 0 && column < size.columns).toBe(true)
      }),
    )
  })
})

test('with Shift the other end of the range stays; without it the range is one cell', () => {
  fc.assert(
    fc.property(extent, fc.array(move, { minLength: 1, maxLength: 40 }), (size, moves) => {
      const before = walked(size, moves.slice(0, -1)).at(-1)!
      const after = walked(size, moves).at(-1)!
      expect(after.from).toEqual(moves.at(-1)!.draws ? before.from : after.at)
    }),
  )
})

test('a range holds exactly its places, whichever way it was drawn', () => {
  const place = fc.record({ row: fc.nat(12), column: fc.nat(8) })
  fc.assert(
    fc.property(place, place, place, (at, from, other) => {
      const range = rangeOf({ at, from })
      expect(range).toEqual(rangeOf({ at: from, from: at }))
      const places = placesIn(range).flat()
      const isListed = places.some(({ row, column }) => row === other.row && column === other.column)
      expect(holds(range, other)).toBe(isListed)
      expect(places).toHaveLength((range.bottom - range.top + 1) * (range.right - range.left + 1))
    }),
  )
})

test('reading order goes through every cell once and ends', () => {
  const seen = [{ row: 0, column: 0 }]
  for (let at = nextTo(seen[0]!, 1, EXTENT); at; at = nextTo(at, 1, EXTENT)) seen.push(at)
  expect(seen).toHaveLength(240)
  expect(seen.at(-1)).toEqual({ row: 39, column: 5 })
  expect(nextTo({ row: 1, column: 0 }, -1, EXTENT)).toEqual({ row: 0, column: 5 })
  expect(nextTo({ row: 0, column: 0 }, -1, EXTENT)).toBeUndefined()
})

function walked(size: Extent, moves: readonly Move[]) {
  const path = [onlyAt({ row: 0, column: 0 })]
  for (const one of moves) path.push(moved(path.at(-1)!, one, size))
  return path
}
