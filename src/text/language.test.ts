import { expect, test } from 'vitest'
import { numberText, sizeText } from './language.ts'

test.each([
  ['1234567', '1.234.567', '1,234,567'],
  ['1234.5', '1.234,5', '1,234.5'],
  ['-1234.50', '-1.234,50', '-1,234.50'],
  ['999', '999', '999'],
  ['0.001', '0,001', '0.001'],
  ['2/3', '2/3', '2/3'],
  [
    '123456789012345678901234567890',
    '123.456.789.012.345.678.901.234.567.890',
    '123,456,789,012,345,678,901,234,567,890',
  ],
])('%s is %s in Vietnamese and %s in English', (text, vi, en) => {
  expect([numberText(text, 'vi'), numberText(text, 'en')]).toEqual([vi, en])
})

test('sizes are in megabytes, as people read them', () => {
  expect([sizeText(64 * 1024 * 1024, 'vi'), sizeText(1_572_864, 'vi'), sizeText(1_572_864, 'en')]).toEqual([
    '64 MB',
    '1,5 MB',
    '1.5 MB',
  ])
})
