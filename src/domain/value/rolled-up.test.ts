import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEdition, readItems } from '#content/library.ts'
import { outlineOf } from '../edition/outline.ts'
import { exactFromDecimal, fraction, type Exact } from '../exact.ts'
import { DataItem } from '../item/data-item.ts'
import { Organisation } from '../organisation/organisation.ts'
import { rolledUp, rollUpMembers, summedItems, whyNotWritten, type PresentValue } from './rolled-up.ts'

const COUNT = DataItem.parse({ id: 'so-cbcc', name: 'Số cán bộ', kind: 'count', overUnits: 'sum' })
const MONEY = DataItem.parse({ id: 'chi', name: 'Chi', kind: 'amount', overUnits: 'sum' })

const numbers = (values: Readonly<Record<string, string>>): Map<string, Exact> =>
  new Map(Object.entries(values).map(([member, text]) => [member, exactFromDecimal(text)]))

describe('the sum of the members’ numbers (method §7.10)', () => {
  test('is exact where doubles are not', () => {
    const rolled = rolledUp(MONEY, ['a', 'b', 'c'], numbers({ a: '0.1', b: '0.2', c: '9007199254740993' }))
    expect(rolled).toMatchObject({ content: { kind: 'number', number: '9007199254740993.3' } })
  })

  test('equals the sum of whole thousandths, in whichever order', () => {
    const thousandths = fc.array(fc.bigInt(0n, 10n ** 20n), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(thousandths, (amounts) => {
        const members = amounts.map((_, at) => `m${at}`)
        const values = new Map(amounts.map((amount, at) => [`m${at}`, fraction(amount, 1000n)]))
        const sum = amounts.reduce((all, one) => all + one, 0n)
        for (const order of [members, members.toReversed()]) {
          const rolled = rolledUp(MONEY, order, values)
          if ('reason' in rolled) throw new Error(rolled.reason)
          expect(rolled.sum.numerator * 1000n).toBe(sum * rolled.sum.denominator)
        }
      }),
    )
  })

  test('is missing while one lacks, whoever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(), (count, at) => {
        const members = Array.from({ length: count }, (_, one) => `m${one}`)
        const lacking = members[at % count]!
        const values = new Map(members.filter((one) => one !== lacking).map((one) => [one, exactFromDecimal('1')]))
        expect(rolledUp(COUNT, members, values)).toEqual({ reason: 'members-missing', missing: [lacking] })
      }),
    )
  })

  test('is none without members; numbers of others do not count', () => {
    expect(rolledUp(COUNT, [], numbers({ x: '5' }))).toEqual({ reason: 'no-members', missing: [] })
    expect(rolledUp(COUNT, ['a'], numbers({ a: '0', x: '5' }))).toMatchObject({ content: { number: '0' } })
  })

  test('is no value where a split leaves a part of one, or where it has over 30 digits', () => {
    const half = new Map([['a', fraction(1n, 2n)]])
    const third = new Map([['a', fraction(1n, 3n)]])
    const long = new Map(['a', 'b'].map((one) => [one, exactFromDecimal('9'.repeat(30))]))
    for (const [item, values, members] of [
      [COUNT, half, ['a']],
      [MONEY, third, ['a']],
      [MONEY, long, ['a', 'b']],
    ] as const)
      expect(rolledUp(item, members, values)).toEqual({ reason: 'not-a-value', missing: [] })
    expect(rolledUp(MONEY, ['a'], half)).toMatchObject({ content: { number: '0.5' } })
  })
})

test('members stand directly below, are no companies or associations, and of the group that is named', () => {
  const one = (id: string, more: object): Organisation => Organisation.parse({ id, name: id, ...more })
  const organisations = [
    one('t', { kind: 'province' }),
    one('s', { kind: 'department', parent: 't', group: 'so' }),
    one('h', { kind: 'district', parent: 't', group: 'huyen' }),
    one('x', { kind: 'commune', parent: 'h', group: 'xa' }),
    one('c', { kind: 'company', parent: 't', group: 'so' }),
    one('hh', { kind: 'association', parent: 't' }),
  ]
  const ids = (group?: string) => rollUpMembers('t', organisations, group).map(({ id }) => id)
  expect([ids(), ids('huyen'), ids('so'), ids('xa')]).toEqual([['s', 'h'], ['h'], ['s'], []])
})

describe('what a set asks of the province', () => {
  const items = readItems()
  const { outline } = outlineOf(readEdition('vinh-phuc-327'), items)

  test('of plan 327 is every item that adds up, and of a department none: all letters are the province’s', () => {
    const summed = summedItems(outline, 'province').map(({ id }) => id)
    expect(summed).toContain('so-may-tinh-cua-cbcc-tai-cqnn-cua-tinh')
    // A share, an index and a productivity do not add up.
    for (const other of [
      'ty-le-trao-doi-van-ban-dien-tu-cua-tinh',
      'chi-so-san-xuat-cong-nghiep',
      'nang-suat-lao-dong-tren-dia-ban-tinh',
    ]) {
      expect(items.has(other)).toBe(true)
      expect(summed).not.toContain(other)
    }
    expect(new Set(summed).size).toBe(summed.length)
    expect(summedItems(outline, 'department')).toEqual([])
  })
})

describe('a sum is written', () => {
  const rolled = rolledUp(COUNT, ['a'], numbers({ a: '7' }))
  const present = (number: string, more: Partial<PresentValue> = {}): PresentValue => ({
    content: { kind: 'number', number },
    source: 'typed',
    state: 'declared',
    ...more,
  })

  test.each([
    ['where there is nothing', undefined, false, undefined],
    ['over an older sum', present('6', { source: 'rolled-up' }), false, undefined],
    ['over what was withdrawn', { ...present('6'), state: 'withdrawn' } as const, false, undefined],
    ['not over what somebody typed', present('6'), false, 'given-otherwise'],
    ['nor over a copy', present('6', { source: 'copied', state: 'to-be-confirmed' }), false, 'given-otherwise'],
    ['over it where it is named', present('6'), true, undefined],
    ['not where it stands there already', present('7', { source: 'rolled-up' }), false, 'unchanged'],
    ['also where it was typed, and is named', present('7.0'), true, 'unchanged'],
    [
      'over a copy of the same number that nobody confirmed',
      present('7', { state: 'to-be-confirmed' }),
      true,
      undefined,
    ],
  ] as const)('%s', (_, before, isNamed, why) => {
    expect(whyNotWritten(COUNT, rolled, before, isNamed)).toBe(why)
  })

  test('never where there is none', () => {
    const none = rolledUp(COUNT, ['a', 'b'], numbers({ a: '7' }))
    expect(whyNotWritten(COUNT, none, undefined, true)).toBe('members-missing')
  })
})
