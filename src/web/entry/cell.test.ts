import { expect, test } from 'vitest'
import type { ValueView } from '#contract/values.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { isMissing, type Cell } from './cell.ts'

const item = DataItem.parse({ id: 'thue-bao', name: 'Số thuê bao', kind: 'count' })
const SUBJECT = '01890a5d-ac96-774b-bcce-b302099a8057'

function given(state: ValueView['state']): ValueView {
  const content =
    state === 'withdrawn' ? ({ kind: 'withdrawn' } as const) : ({ kind: 'number', number: '3', typed: '3' } as const)
  const rest = { source: 'typed', onBehalf: false, by: 'Ai đó', at: '2026-11-21T08:00:00.000Z' } as const
  return { subject: SUBJECT, item: item.id, period: '2022', version: 1, content, state, ...rest }
}

function inParts(values: readonly (ValueView | undefined)[], value?: ValueView): Cell {
  const parts = values.map((one, at) => ({
    part: `part-${at}`,
    name: `Doanh nghiệp ${at}`,
    ...(one && { value: one }),
  }))
  return { item, findings: [], isLeft: false, parts, value }
}

// Method §7.6: one missing part makes the item missing; what was taken back is as if never given (§7.5).
test('what comes in parts is missing until each part is given', () => {
  expect(isMissing(inParts([given('declared'), given('verified')]))).toBe(false)
  expect(isMissing(inParts([given('declared'), undefined]))).toBe(true)
  expect(isMissing(inParts([given('declared'), given('withdrawn')]))).toBe(true)
})

test('a number given undivided comes first', () => {
  expect(isMissing(inParts([undefined, undefined], given('declared')))).toBe(false)
  expect(isMissing(inParts([undefined, undefined], given('withdrawn')))).toBe(true)
})
