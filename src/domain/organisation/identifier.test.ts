import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Identifier, isIdentifierAbove, olderForm, readIdentifier } from './identifier.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const digits = (width: number) =>
  fc.integer({ min: 1, max: 10 ** width - 1 }).map((number) => String(number).padStart(width, '0'))
const firstLevel = fc
  .tuple(fc.constantFrom(...LETTERS), fc.integer({ min: 0, max: 99 }))
  .map(([letter, number]) => letter + String(number).padStart(2, '0'))

/** Canonical identifiers of one to four levels that the older form can hold. */
const fourLevels = fc
  .tuple(firstLevel, digits(2), digits(2), digits(3), fc.integer({ min: 1, max: 4 }))
  .map(([first, second, third, fourth, count]) => [first, second, third, fourth].slice(0, count).join('.'))

/** Any canonical identifier: groups of capitals and digits below a first level. */
const group = fc
  .array(fc.constantFrom(...LETTERS, ...'0123456789'), { minLength: 1, maxLength: 5 })
  .map((characters) => characters.join(''))
  .filter((text) => !/^0+$/.test(text))
const canonical = fc
  .tuple(firstLevel, fc.array(group, { maxLength: 5 }))
  .map(([first, below]) => [first, ...below].join('.'))

describe('both forms', () => {
  test.each([
    ['H62', '000.00.00.H62'],
    ['H62.11', '000.00.11.H62'],
    ['H62.11.02', '000.02.11.H62'],
    ['H57.25.10.104', '104.10.25.H57'],
  ])('%s and %s are one identifier', (form, older) => {
    expect(readIdentifier(form)).toEqual({ kind: 'identifier', identifier: form })
    expect(readIdentifier(older)).toEqual({ kind: 'identifier', identifier: form })
    expect(olderForm(form)).toBe(older)
  })

  test('small letters and blanks around do not matter', () => {
    expect(readIdentifier(' h62.11 ')).toEqual({ kind: 'identifier', identifier: 'H62.11' })
  })

  test('the older form and back is the same identifier', () => {
    fc.assert(
      fc.property(fourLevels, (identifier) => {
        expect(readIdentifier(olderForm(identifier)!)).toEqual({ kind: 'identifier', identifier })
      }),
    )
  })

  test('a canonical identifier reads as itself, and its older form, where it has one, as the same', () => {
    fc.assert(
      fc.property(canonical, (identifier) => {
        expect(readIdentifier(identifier)).toEqual({ kind: 'identifier', identifier })
        expect(Identifier.safeParse(identifier).success).toBe(true)
        const older = olderForm(identifier)
        if (older !== undefined) expect(readIdentifier(older)).toEqual({ kind: 'identifier', identifier })
      }),
    )
  })

  test.each(['H62.1', 'H62.11.02.03', 'H62.11.02.104.05', 'H62.AB'])('%s has no older form', (identifier) => {
    expect(readIdentifier(identifier).kind).toBe('identifier')
    expect(olderForm(identifier)).toBeUndefined()
  })
})

test.each([
  ['', 'identifier-empty'],
  [`H62.${'1'.repeat(32)}`, 'identifier-too-long'],
  ['H62-11', 'identifier-character'],
  ['H62.Đ1', 'identifier-character'],
  ['H62..11', 'identifier-level-empty'],
  ['H62.', 'identifier-level-empty'],
  ['62.11', 'identifier-first-level'],
  ['00.11.H62', 'identifier-first-level'],
  ['H62.00', 'identifier-level-zero'],
  ['000.05.00.H62', 'identifier-level-skipped'],
])('%j is refused as %s', (text, code) => {
  expect(readIdentifier(text)).toEqual({ kind: 'fault', code })
})

test('35 characters are still an identifier', () => {
  expect(readIdentifier(`H62.${'1'.repeat(31)}`).kind).toBe('identifier')
})

test('the stored form is the canonical one only', () => {
  expect(Identifier.safeParse('000.00.11.H62').success).toBe(false)
  expect(Identifier.safeParse('h62').success).toBe(false)
})

describe('above', () => {
  test('is decided by whole levels', () => {
    expect(isIdentifierAbove('H62', 'H62.11')).toBe(true)
    expect(isIdentifierAbove('H62', 'H62')).toBe(false)
    expect(isIdentifierAbove('H62.1', 'H62.11')).toBe(false)
  })

  test('goes one way only, and through', () => {
    fc.assert(
      fc.property(canonical, group, group, (top, middle, low) => {
        const below = `${top}.${middle}`
        expect(isIdentifierAbove(top, `${below}.${low}`)).toBe(true)
        expect(isIdentifierAbove(below, top)).toBe(false)
      }),
    )
  })
})
