import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataItem } from '../item/data-item.ts'
import type { ValueContent } from './value-content.ts'
import { workbookPlan, type SeenCell, type StandingCell, type WrittenRow } from './workbook-plan.ts'
import { cellDecimal, type WrittenCell } from './written-cell.ts'

const item = DataItem.parse({ id: 'so', name: 'Số', kind: 'count' })

const number = (value: number): ValueContent => ({ kind: 'number', number: String(value) })
const written = (value: number | undefined): WrittenCell =>
  value === undefined
    ? { kind: 'empty', isFormula: false }
    : { kind: 'number', number: String(value), isFormula: false }

const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined })
const note = fc.constantFrom('', 'một', 'hai')

/** What stood, what stands and what is in the file, of one cell. */
const story = fc.record({
  seen: value,
  seenNote: note,
  now: value,
  isMoved: fc.boolean(),
  file: value,
  fileNote: note,
  lock: fc.constantFrom(undefined, 'locked', 'in-parts'),
})
type Story = typeof story extends fc.Arbitrary<infer One> ? One : never

function planOf({ seen, seenNote, now, isMoved, file, fileNote, lock }: Story) {
  const before: SeenCell = {
    version: seen === undefined ? 0 : 1,
    ...(seen !== undefined && { content: number(seen) }),
    ...(seenNote !== '' && { note: seenNote }),
  }
  const moved =
    now === undefined ? { version: 2, content: { kind: 'withdrawn' } as const } : { version: 2, content: number(now) }
  const cell: StandingCell = { ...(isMoved ? moved : before), item, lock }
  const row: WrittenRow = { row: 6, item: 'so', value: written(file), note: fileNote }
  const [planned] = workbookPlan([row], new Map([['so', cell]]), new Map([['so', before]]))
  return { planned: planned!, cell, before }
}

describe('a row of a filled workbook', () => {
  test('writes only where it was touched, nobody else has moved the cell, and it says another thing', () => {
    fc.assert(
      fc.property(story, (one) => {
        const { planned, cell, before } = planOf(one)
        const isTouched =
          (one.file !== undefined && one.file !== one.seen) || (one.fileNote !== '' && one.fileNote !== one.seenNote)
        const stands = cell.content?.kind === 'number' ? Number(cell.content.number) : undefined
        if (!isTouched) expect(planned.kind).toBe('unchanged')
        else if (planned.kind === 'unchanged') expect(one.file ?? stands).toBe(stands)
        else if (planned.kind === 'fault') {
          const isAlone = one.file === undefined && stands === undefined
          expect(isAlone || cell.lock !== undefined || cell.version !== before.version).toBe(true)
        } else {
          expect(cell.lock).toBeUndefined()
          expect(cell.version).toBe(before.version)
          expect(planned.after).toEqual(one.file === undefined ? cell.content : number(one.file))
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('does not pass the note of one number on to another', () => {
    const { planned } = planOf({
      ...{ seen: 1, seenNote: 'một', now: undefined, isMoved: false, file: 2, fileNote: 'một', lock: undefined },
    })
    expect(planned).toMatchObject({ kind: 'changed', after: number(2) })
    expect(planned.note).toBeUndefined()
  })
})

test('a number of a spreadsheet is the decimal that was typed, up to the 15 digits that it holds', () => {
  expect(cellDecimal(0.1 + 0.2)).toBe('0.3')
  expect(cellDecimal(-0)).toBe('0')
  const digits = fc.tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
    fc.integer({ min: 0, max: 25 }),
  )
  fc.assert(
    fc.property(digits, ([isBelow, whole, places]) => {
      const text = whole.toString().padStart(places + 1, '0')
      const [above, below] = [text.slice(0, text.length - places), text.slice(text.length - places).replace(/0+$/, '')]
      const decimal = below === '' ? above : `${above}.${below}`
      const signed = isBelow && whole !== 0n ? `-${decimal}` : decimal
      expect(cellDecimal(Number(signed))).toBe(signed)
    }),
  )
  expect(cellDecimal(1.5e21)).toBe('1500000000000000000000')
})
