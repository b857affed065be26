import { expect, test } from 'vitest'
import { checkFew } from './main.ts'
import { isReached, table } from './report.ts'

test('the engine, exact arithmetic and what is written by hand have equal results', () => {
  expect(checkFew).not.toThrow()
})

test('the table says what was not reached', () => {
  const asked = { bound: 'at least', value: 1.5, unit: '×' } as const
  const lines = [
    { what: 'one', units: 150, milliseconds: 2, figure: 1.7, target: asked },
    { what: 'other', units: 150, milliseconds: 2, figure: 1.2, target: asked },
    { what: 'beside', units: 150, milliseconds: 2 },
  ]
  expect(lines.map(isReached)).toEqual([true, false, undefined])
  expect(table(lines).split('\n').slice(1)).toEqual([
    expect.stringMatching(/^one .* ≥ 1.5 ×  reached$/),
    expect.stringMatching(/^other .* ≥ 1.5 ×  NOT reached$/),
    expect.stringMatching(/^beside +150  2\.00$/),
  ])
})
