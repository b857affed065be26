import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, soundOutline } from '#test/support/small-edition.ts'
import { completenessOf } from './completeness.ts'
import { formLeft, type FormFacts } from './work-left.ts'

const own = (item: string) => ({ item, of: 'own' })
const ITEMS = ['a', 'b', 'c', 'd'] as const
const outline = soundOutline(
  editionOf([
    {
      code: '1',
      children: [
        { code: '1.1', max: 2, formula: 'MIN(max, a)', variables: { a: own('a') } },
        { code: '1.2', max: 1.5, formula: 'RATIO(a, b)*max', variables: { a: own('b'), b: own('c') } },
      ],
    },
    {
      code: '2',
      children: [
        { code: '2.1', max: 4, formula: 'RATIO(a, b)*max', variables: { a: own('a'), b: own('c') } },
        { code: '2.2', max: 8, formula: 'MIN(max, a)', variables: { a: own('d') }, appliesTo: ['commune'] },
      ],
    },
  ]),
  itemsOf({ a: 'count', b: 'count', c: 'count', d: 'count' }),
)
const NODES = ['1', '2'].map((code) => outline.byCode.get(code)!)

const set = (...items: string[]) => new Set(items)
const facts = (more: Partial<FormFacts> = {}): FormFacts => ({
  kind: 'department',
  notApplicable: set(),
  answered: set(),
  unconfirmed: set(),
  unexplained: set(),
  ...more,
})
const of = (more: Partial<FormFacts> = {}) => completenessOf(outline, facts(more), NODES)

describe('how far a form is', () => {
  test('in all and in each part: what is asked, what is given, and the points of criteria that lack a number', () => {
    expect(of({ answered: set('a') })).toEqual({
      ...{ asked: 3, given: 1, criteria: 2, unconfirmed: 0, atRisk: '5.50' },
      parts: [
        { asked: 3, given: 1, atRisk: '1.50' },
        { asked: 2, given: 1, atRisk: '4.00' },
      ],
    })
    expect(of({ kind: 'commune' })).toMatchObject({ asked: 4, atRisk: '15.50' })
  })

  test('a copy that nobody has confirmed is given, and its points are at risk still', () => {
    const copied = of({ answered: set('a', 'b', 'c'), unconfirmed: set('b') })
    expect(copied).toMatchObject({ asked: 3, given: 3, unconfirmed: 1, criteria: 1, atRisk: '1.50' })
  })

  test('what does not apply, or is claimed not to, is not owed and not at risk', () => {
    expect(of({ notApplicable: set('2.1') })).toMatchObject({ asked: 3, atRisk: '3.50' })
    expect(of({ notApplicable: set('1.1', '1.2', '2.1') })).toMatchObject({ asked: 0, given: 0, atRisk: '0.00' })
  })

  test('agrees with what the unit itself is told that it owes', () => {
    const some = (names: readonly string[]) => fc.subarray([...names]).map((chosen) => new Set(chosen))
    fc.assert(
      fc.property(some(ITEMS), some(['1.1', '1.2', '2.1']), (answered, notApplicable) => {
        const told = formLeft(outline, facts({ answered, notApplicable }))
        const { asked, given, criteria } = of({ answered, notApplicable })
        expect([asked, given, criteria]).toEqual([
          told.asked.length,
          told.asked.length - told.missing.length,
          told.criteria.length,
        ])
      }),
    )
  })
})
