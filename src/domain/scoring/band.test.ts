import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Bands } from '../edition/definition.ts'
import { bandsIn, bandsText } from '../edition/typed-bands.ts'
import { bandOf } from './band.ts'

const BANDS = [
  { name: 'Tốt', least: '0.8' },
  { name: 'Khá', least: '0.65' },
  { name: 'Trung bình', least: '0.5' },
]

test.each([
  ['1.0000', 'Tốt'],
  ['0.8000', 'Tốt'],
  ['0.7999', 'Khá'],
  ['0.6500', 'Khá'],
  ['0.5000', 'Trung bình'],
  ['0.4999', undefined],
  [undefined, undefined],
])('the index %s has the class %s', (index, band) => expect(bandOf(BANDS, index)).toBe(band))

test('a set without classes has none', () => expect(bandOf(undefined, '0.9')).toBeUndefined())

describe('as people write them', () => {
  test.each([
    ['Tốt từ 80%; Khá từ 65%; Trung bình từ 50%', BANDS],
    ['Tốt: 80 % ; Khá ≥ 65%\nTrung bình 50%;', BANDS],
    ['Loại A từ 87,5%', [{ name: 'Loại A', least: '0.875' }]],
    ['', []],
    // Rising, alike, no share, above the whole, and no name.
    ['Khá từ 65%; Tốt từ 80%', undefined],
    ['Tốt từ 80%; Khá từ 80%', undefined],
    ['Tốt', undefined],
    ['Tốt từ 180%', undefined],
    ['80%', undefined],
  ])('%j', (text, bands) => expect(bandsIn(text)).toEqual(bands))

  test('what is written is read back', () => {
    const name = fc
      .stringMatching(/^[A-Za-zĐđÀ-ỹ]([A-Za-zĐđÀ-ỹ ]{0,10}[A-Za-zĐđÀ-ỹ])?$/u)
      .map((one) => one.normalize('NFC'))
    const shares = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(shares, fc.array(name, { minLength: 6, maxLength: 6 }), (all, names) => {
        const falling = [...all].sort((a, b) => b - a)
        const bands = Bands.parse(falling.map((share, at) => ({ name: names[at], least: String(share / 10_000) })))
        fc.pre(bands.every((one) => !/(^|\s)từ$/u.test(one.name)))
        expect(bandsIn(bandsText(bands))).toEqual(bands)
      }),
    )
  })
})
