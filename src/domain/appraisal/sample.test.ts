import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inSample } from './sample.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const place = (node: string) => ({ round: 'đợt', submission: 'hồ sơ', node })

describe('the sample (method §15.6)', () => {
  test('is the part of the first sixteen digits that lies below the share', () => {
    const half = '8000000000000000'
    expect(inSample(place('1'), '0.5', () => half)).toBe(false)
    expect(inSample(place('1'), '0.5', () => '7fffffffffffffff')).toBe(true)
    expect(inSample(place('1'), '0.500000000000000001', () => half)).toBe(true)
    expect(inSample(place('1'), '1', () => 'ffffffffffffffff')).toBe(true)
    expect(inSample(place('1'), '0', () => '0000000000000000')).toBe(false)
  })

  test('hashes round, submission and criterion, and nothing else', () => {
    const seen: string[] = []
    inSample(place('2.1.3'), '0.1', (text) => (seen.push(text), sha256(text)))
    expect(seen).toEqual(['đợt hồ sơ 2.1.3'])
  })

  test('grows with the share, and respects it over many criteria', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => ({ round: 'r', submission: `s${at % 170}`, node: `${at}` }))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (one, other) => {
        const [least, most] = [Math.min(one, other), Math.max(one, other)].map((per) => String(per / 100))
        const few = many.filter((each) => inSample(each, least!, sha256))
        // Six standard deviations of as many throws of a coin with this share.
        const spread = 6 * Math.sqrt(many.length * Number(least) * (1 - Number(least)))
        expect(Math.abs(few.length - many.length * Number(least))).toBeLessThanOrEqual(spread)
        expect(few.every((each) => inSample(each, most!, sha256))).toBe(true)
      }),
      { numRuns: 6 },
    )
  })
})
