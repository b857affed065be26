import { expect, test } from 'vitest'
import type { BoardCell, BoardRow } from '#contract/round-board.ts'
import { binOf, heatOf, heatRows, sortedHeat, TOTAL } from './heat.ts'

const cell = (points: string, max: string, status: BoardCell['status'] = 'scored'): BoardCell => ({
  points,
  max,
  status,
})

function row(name: string, index: string, nodes: BoardCell[], appraised?: BoardCell[]): BoardRow {
  const figures = (of: BoardCell[]) => ({ total: { points: '0.00', max: '1.00', index }, nodes: of })
  return {
    submission: name,
    organisation: { id: name, name },
    group: 'g',
    isRanked: true,
    state: 'appraisal',
    self: figures(nodes),
    ...(appraised && { appraised: figures(appraised) }),
  }
}

test('seven equal steps, both ends within', () => {
  expect([0, 0.142, 0.143, 0.5, 0.857, 0.858, 1].map(binOf)).toEqual([1, 1, 2, 4, 6, 7, 7])
})

test('what lacks a number or does not apply has no colour', () => {
  expect(heatOf(cell('0.00', '5.00', 'missing'))).toEqual({ kind: 'missing' })
  expect(heatOf(cell('0.00', '0.00', 'not-applicable'))).toEqual({ kind: 'not-applicable' })
  expect(heatOf(cell('0.00', '5.00', 'undefined'))).toEqual({ kind: 'points', bin: 1 })
})

const ROWS = [
  row('a', '0.3', [cell('1.00', '4.00'), cell('5.00', '5.00')]),
  row('b', '0.9', [cell('0.00', '4.00', 'missing'), cell('2.00', '5.00')]),
  row('c', '0.5', [cell('2.00', '4.00'), cell('2.00', '5.00')]),
]
const names = (sort: string | undefined) =>
  sortedHeat(heatRows({ rows: ROWS } as never), sort, ['1', '2']).map(({ row: one }) => one.organisation.name)

test('rows stand in official order, by the total or by one part, and what lacks comes last', () => {
  expect(names(undefined)).toEqual(['a', 'b', 'c'])
  expect(names(TOTAL)).toEqual(['b', 'c', 'a'])
  expect(names('1')).toEqual(['c', 'a', 'b'])
  expect(names('2')).toEqual(['a', 'b', 'c'])
})

test('figures of different stages are not put beside each other', () => {
  const appraised = row('d', '0.1', [cell('4.00', '4.00')], [cell('3.00', '4.00')])
  expect(heatRows({ rows: [appraised] } as never)[0]!.figures.nodes[0]!.points).toBe('3.00')
  expect(heatRows({ rows: [appraised, ROWS[0]] } as never)[0]!.figures.nodes[0]!.points).toBe('4.00')
})
