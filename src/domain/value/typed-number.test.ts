import { expect, test } from 'vitest'
import type { ItemKind } from '../item/data-item.ts'
import { readTyped } from './typed-number.ts'

const readings: [string, ItemKind, string, boolean][] = [
  ['1.234,56', 'amount', '1234.56', false],
  ['1234,56', 'amount', '1234.56', false],
  ['1.234', 'count', '1234', true],
  ['1.234.567', 'count', '1234567', true],
  ['0,5', 'ratio', '0.5', false],
  ['0.5', 'ratio', '0.5', true],
  ['1,234.56', 'amount', '1234.56', true],
  ['12\u00a0345,6', 'amount', '12345.6', false],
  ['95 %', 'ratio', '0.95', true],
  ['95%', 'ratio', '0.95', true],
  ['12', 'count', '12', false],
  [' 0 ', 'count', '0', false],
  ['−3,5', 'points', '-3.5', false],
]

test.each(readings)('%s is read as a number of kind %s', (typed, kind, text, doubtful) => {
  expect(readTyped(typed, kind)).toEqual({ kind: 'number', text, doubtful })
})

const faults: [string, ItemKind, string][] = [
  ['1.23.4', 'amount', 'grouping'],
  ['1,2,3', 'amount', 'grouping'],
  ['abc', 'amount', 'not-a-number'],
  ['12,', 'amount', 'grouping'],
  ['1,5', 'count', 'not-whole'],
  ['-4', 'count', 'negative'],
  ['95%', 'count', 'percent'],
  ['1'.repeat(31), 'amount', 'too-long'],
]

test.each(faults)('%s is no number of kind %s: %s', (typed, kind, fault) => {
  expect(readTyped(typed, kind)).toEqual({ kind: 'fault', fault })
})

test('an empty field is no number and no fault', () => {
  expect(readTyped(' \u200b ', 'count')).toEqual({ kind: 'empty' })
})
