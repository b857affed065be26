import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, soundOutline } from '#test/support/small-edition.ts'
import { formLeft, type FormFacts } from './work-left.ts'

const own = (item: string) => ({ item, of: 'own' })
const province = (item: string) => ({ item, of: 'province' })
const ITEMS = ['a', 'b', 'c', 'd'] as const
const outline = soundOutline(
  editionOf([
    { code: '1', max: 2, formula: 'MIN(max, a)', variables: { a: own('a') } },
    { code: '2', max: 2, formula: 'RATIO(a, b)*max', variables: { a: own('b'), b: own('c') } },
    { code: '3', max: 2, formula: 'RATIO(a, b)*max', variables: { a: own('a'), b: province('p') } },
    { code: '4', max: 2, formula: 'MIN(max, a)', variables: { a: own('d') }, appliesTo: ['commune'] },
  ]),
  itemsOf({ a: 'count', b: 'count', c: 'count', d: 'count', p: 'count' }),
)

const set = (...items: string[]) => new Set(items)
const facts = (more: Partial<FormFacts> = {}): FormFacts => ({
  kind: 'department',
  notApplicable: set(),
  answered: set(),
  unconfirmed: set(),
  unexplained: set(),
  ...more,
})

describe('what is left of a form', () => {
  test('is what criteria that apply read of the unit itself, in printed order', () => {
    const left = formLeft(outline, facts())
    expect(left).toEqual({ asked: ['a', 'b', 'c'], missing: ['a', 'b', 'c'], criteria: ['1', '2', '3'], next: 'a' })
    expect(formLeft(outline, facts({ kind: 'commune' })).asked).toEqual(['a', 'b', 'c', 'd'])
  })

  test('an item is owed while one criterion that applies reads it', () => {
    const left = formLeft(outline, facts({ notApplicable: set('1', '2') }))
    expect(left).toMatchObject({ asked: ['a'], criteria: ['3'] })
  })

  test('goes on at what lacks, then at what is to be confirmed, then at what is to be explained', () => {
    const known = { answered: set('a', 'c'), unconfirmed: set('a'), unexplained: set('c') }
    expect(formLeft(outline, facts(known))).toMatchObject({ missing: ['b'], criteria: ['2'], next: 'b' })
    const whole = { ...known, answered: set('a', 'b', 'c') }
    expect(formLeft(outline, facts(whole))).toMatchObject({ missing: [], criteria: [], next: 'a' })
    expect(formLeft(outline, facts({ ...whole, unconfirmed: set() })).next).toBe('c')
    expect(formLeft(outline, facts({ answered: whole.answered })).next).toBeUndefined()
  })

  test('gets less with every answer, and never more by a criterion that does not apply', () => {
    const some = (names: readonly string[]) => fc.subarray([...names]).map((chosen) => new Set(chosen))
    fc.assert(
      fc.property(some(ITEMS), some(ITEMS), some(['1', '2', '3']), (answered, more, notApplicable) => {
        const before = formLeft(outline, facts({ answered }))
        const after = formLeft(outline, facts({ answered: new Set([...answered, ...more]) }))
        expect(before.missing).toEqual(expect.arrayContaining([...after.missing]))
        expect(before.criteria).toEqual(expect.arrayContaining([...after.criteria]))
        const fewer = formLeft(outline, facts({ answered, notApplicable }))
        expect(before.asked).toEqual(expect.arrayContaining([...fewer.asked]))
        expect(fewer.criteria.some((code) => notApplicable.has(code))).toBe(false)
      }),
    )
  })
})
