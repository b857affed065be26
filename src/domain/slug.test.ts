import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Slug, slugFrom } from './slug.ts'

test('a name becomes lower-case words without marks, cut at a word', () => {
  expect(slugFrom('Số hội nghị đã dự (cấp tỉnh)')).toBe('so-hoi-nghi-da-du-cap-tinh')
  expect(slugFrom('Quyết định 405/QĐ-BKHCN')).toBe('quyet-dinh-405-qd-bkhcn')
  expect(slugFrom('một hai ba', 8)).toBe('mot-hai')
  expect(slugFrom('…')).toBe('')
})

test('whatever comes of a name is a slug, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (name, most) => {
      const slug = slugFrom(name, most)
      expect(slug.length).toBeLessThanOrEqual(most)
      expect(slug === '' || Slug.safeParse(slug).success).toBe(true)
    }),
  )
})
