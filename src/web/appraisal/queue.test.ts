import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QueueRow } from '#contract/appraisal-views.ts'
import { grouped, neighbours, rowsOf } from './queue.ts'

const row = (submission: string, node: string): QueueRow => ({
  submission,
  organisation: { id: submission, name: submission },
  round: { id: 'r', name: 'Đợt' },
  edition: 'e',
  period: '2022',
  submissionState: 'appraisal',
  node,
  title: node,
  pass: 'first',
  state: 'undecided',
  version: 0,
  isChanged: false,
  isExplained: false,
  hasNews: false,
})

const rows = [row('a', '1'), row('a', '2'), row('b', '1'), row('b', '2')]
const name = ({ submission, node }: QueueRow) => submission + node
const drawnRows = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3', '4')), { selector: String })
  .map((places) => places.map(([submission, node]) => row(submission, node)))

test('by unit the order is the server’s; by criterion each criterion goes through the units', () => {
  expect(grouped(rows, undefined).map((group) => group.rows.map(name))).toEqual([
    ['a1', 'a2'],
    ['b1', 'b2'],
  ])
  expect(grouped(rows, 'tieu-chi').map((group) => group.rows.map(name))).toEqual([
    ['a1', 'b1'],
    ['a2', 'b2'],
  ])
})

test('a row that two pages bring is there once', () => {
  expect(rowsOf([{ rows: rows.slice(0, 3) }, { rows: rows.slice(1) }])).toEqual(rows)
})

describe('neighbours', () => {
  test('of what is not in the list is its beginning', () => {
    expect(neighbours(rows, undefined, { submission: 'z', node: '9' })).toMatchObject({ at: undefined, next: rows[0] })
  })

  test('going on from the first row comes by every row once, in either order, and the way back is the same', () => {
    fc.assert(
      fc.property(drawnRows, fc.constantFrom(undefined, 'tieu-chi' as const), (rows, by) => {
        const seen: QueueRow[] = []
        let here = neighbours(rows, by, { submission: 'z', node: '' }).next
        while (here) {
          const { previous, next, at } = neighbours(rows, by, here)
          expect(previous).toBe(seen.at(-1))
          seen.push(here)
          expect(at).toBe(seen.length)
          here = next
        }
        expect(seen.map(name).sort()).toEqual(rows.map(name).sort())
      }),
    )
  })
})
