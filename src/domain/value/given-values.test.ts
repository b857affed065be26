import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEqual, NOUGHT, fractionOf, ours, plus } from '#test/support/fractions.ts'
import { content, succession } from '#test/support/organisation-versions.ts'
import { editionOf, itemsOf, nodeAt, read, soundOutline } from '#test/support/small-edition.ts'
import { exactFromText, toFraction } from '../exact.ts'
import { flowParts } from '../organisation/flow-parts.ts'
import { Organisation } from '../organisation/organisation.ts'
import { periodFrom } from '../period/period.ts'
import { inputsOf } from '../scoring/inputs.ts'
import { givenValues, type GivenContext, type GivenRow } from './given-values.ts'
import { expectedParts, type DatedProvider } from './parts.ts'
import type { FlowPartsOf } from './successor-flows.ts'

const ITEMS = itemsOf({ x: { kind: 'amount', overTime: 'flow' }, s: 'count', v: 'yes-no', t: 'text' })
const YEAR = periodFrom('2020')!

type Sketch = Partial<GivenRow> & { number?: string }

function rows(...sketches: Sketch[]): GivenRow[] {
  return sketches.map(({ number, ...rest }) => ({
    subject: 'A',
    item: 'x',
    period: '2020',
    content: { kind: 'number', number: number ?? '1' },
    state: 'declared',
    ...rest,
  }))
}

function given(sketches: Sketch[], more: Partial<GivenContext> = {}) {
  const all = givenValues(rows(...sketches), { organisations: ['A', 'B', 'C'], items: ITEMS, ...more })
  const fact = (subject: string, item: string, period = '2020'): string | undefined => {
    const value = all.store.fact(ITEMS.get(item)!, periodFrom(period)!, all.store.row(subject))
    return value && toFraction(value)
  }
  return { ...all, fact }
}

describe('what people gave becomes what scoring reads', () => {
  test('numbers by subject, in the order of the organisations', () => {
    const { store, fact } = given([{ subject: 'C', number: '7' }, { number: '0' }])
    expect(store.subjects()).toEqual(['A', 'B', 'C'])
    expect([fact('A', 'x'), fact('B', 'x'), fact('C', 'x')]).toEqual(['0', undefined, '7'])
  })

  test('scoring then finds them', () => {
    const outline = soundOutline(
      editionOf([{ code: '1', max: 10, formula: 'a', variables: { a: { item: 'x' } } }]),
      ITEMS,
    )
    const { store } = given([{ subject: 'B', number: '7.5' }, { state: 'to-be-confirmed' }])
    const organisations = ['A', 'B', 'C'].map((id) => Organisation.parse({ id, name: id }))
    const { exactly, status } = read(outline, inputsOf(outline, { organisations, members: 3 }, store, YEAR))
    expect(toFraction(exactly.points(nodeAt(outline, '1'), 1))).toBe('15/2')
    expect(['A', 'B', 'C'].map((id) => status(id, '1'))).toEqual(['missing', 'scored', 'missing'])
  })

  test('the first quarter that lacks is named', () => {
    const copies = ['2020-Q4', '2020-Q2'].map((period) => ({ period, state: 'to-be-confirmed' as const }))
    expect(given(copies).whyMissing('A', 'x', YEAR)!.period).toBe('2020-Q2')
  })

  test('a quarter that is only copied leaves the year missing, and is named', () => {
    const quarters = ['2020-Q1', '2020-Q2', '2020-Q3'].map((period) => ({ period }))
    const { fact, whyMissing } = given([...quarters, { period: '2020-Q4', state: 'to-be-confirmed' }])
    expect(fact('A', 'x')).toBeUndefined()
    expect(whyMissing('A', 'x', YEAR)).toEqual({ code: 'to-be-confirmed', period: '2020-Q4' })
  })
})

describe('why there is no number', () => {
  test.each<[string, Sketch[], unknown]>([
    ['nothing given', [], { code: 'nothing-given', period: '2020' }],
    ['given', [{}], undefined],
    ['given for its quarters', ['1', '2', '3', '4'].map((n) => ({ period: `2020-Q${n}` })), undefined],
    ['a copy', [{ state: 'to-be-confirmed' }], { code: 'to-be-confirmed', period: '2020' }],
    [
      'cannot be provided',
      [{ state: 'cannot-provide', content: { kind: 'cannot-provide', reason: 'Chưa thống kê' } }],
      { code: 'cannot-provide', reason: 'Chưa thống kê', period: '2020' },
    ],
    ['taken back', [{ state: 'withdrawn', content: { kind: 'withdrawn' } }], { code: 'nothing-given', period: '2020' }],
    ['disputed', [{ state: 'disputed' }], undefined],
    ['the year before only', [{ period: '2019' }], { code: 'nothing-given', period: '2020' }],
  ])('%s', (_, sketches, expected) => {
    expect(given(sketches).whyMissing('A', 'x', YEAR)).toEqual(expected)
  })
})

const PROVIDERS: DatedProvider[] = [
  { part: 'vnpt', from: '2010-01-01' },
  { part: 'viettel', from: '2010-01-01', to: '2021-01-01' },
  { part: 'gmobile', from: '2010-01-01', to: '2020-12-31' },
  { part: 'moi', from: '2021-01-01' },
]
const inParts = { providers: () => PROVIDERS }

describe('items in parts', () => {
  test('the parts of the providers in force on the last day are expected', () => {
    expect(expectedParts(PROVIDERS, YEAR)).toEqual(['vnpt', 'viettel'])
    expect(expectedParts(PROVIDERS, periodFrom('2021-01')!)).toEqual(['vnpt', 'moi'])
    expect(expectedParts(PROVIDERS, periodFrom('2020-11')!)).toEqual(['vnpt', 'viettel', 'gmobile'])
  })

  test('the item is their exact sum, whatever the order', () => {
    const decimals = fc.stringMatching(/^\d{1,12}(\.\d{1,9})?$/)
    fc.assert(
      fc.property(fc.array(decimals, { minLength: 1, maxLength: 5 }), fc.boolean(), (numbers, turned) => {
        const sketches = numbers.map((number, at) => ({ part: `p${at}`, number }))
        const providers = () => numbers.map((_, at) => ({ part: `p${at}`, from: '2010-01-01' }))
        const { fact } = given(turned ? sketches.reverse() : sketches, { providers })
        const expected = numbers.map(fractionOf).reduce(plus, NOUGHT)
        expect(isEqual(ours(exactFromText(fact('A', 'x')!)), expected)).toBe(true)
      }),
      { seed: 412 },
    )
  })

  test('it is missing until every part is there, and those that lack are named', () => {
    const { fact, whyMissing } = given([{ part: 'vnpt' }, { part: 'viettel', state: 'to-be-confirmed' }], inParts)
    expect(fact('A', 'x')).toBeUndefined()
    expect(whyMissing('A', 'x', YEAR)).toEqual({ code: 'parts-missing', lacking: ['viettel'], period: '2020' })
  })

  test('the part of a provider that is not expected any more is left out, with a note', () => {
    const all = [
      { part: 'vnpt', number: '1' },
      { part: 'viettel', number: '2' },
      { part: 'gmobile', number: '4' },
    ]
    const { fact, notes } = given(all, inParts)
    expect(fact('A', 'x')).toBe('3')
    expect(notes).toEqual([{ code: 'part-not-expected', subject: 'A', item: 'x', period: '2020', parts: ['gmobile'] }])
  })

  test('an undivided number is read, with a note where parts were given too', () => {
    const both = [{ number: '9' }, { part: 'vnpt' }, { part: 'viettel' }]
    expect([given([{ number: '9' }], inParts).fact('A', 'x'), given(both, inParts).fact('A', 'x')]).toEqual(['9', '9'])
    expect(given([{ number: '9' }], inParts).notes).toEqual([])
    expect(given(both, inParts).notes.map(({ code, parts }) => [code, ...parts])).toEqual([
      ['undivided-and-parts', 'vnpt', 'viettel'],
    ])
  })

  test('an undivided number that does not count leaves the word to the parts', () => {
    const { fact } = given([{ number: '9', state: 'to-be-confirmed' }, { part: 'vnpt' }, { part: 'viettel' }], inParts)
    expect(fact('A', 'x')).toBe('2')
  })
})

const born = (organisation: string) => ({ kind: 'new', organisation, content: content(organisation) }) as const
const MERGER = succession('merge', '2020-07-01', { predecessors: ['A', 'B'], successors: [born('C')] })
const merged: FlowPartsOf = (_, subject, period) => flowParts([MERGER], subject, period)

function split(shares?: Record<string, string>): FlowPartsOf {
  const successors = [{ kind: 'existing', organisation: 'A' } as const, born('C')]
  const change = succession('split', '2020-07-01', { predecessors: ['A'], successors, shares })
  return (_, subject, period) => flowParts([change], subject, period)
}

describe('the flow of a successor', () => {
  const halves = [
    { subject: 'A', period: '2020-H1', number: '1' },
    { subject: 'B', period: '2020-H1', number: '10' },
    { subject: 'C', period: '2020-H2', number: '100' },
  ]

  test('includes what its predecessors had in the same period', () => {
    const { fact } = given(halves, { flowParts: merged })
    expect([fact('C', 'x', '2020-H1'), fact('C', 'x', '2020-H2'), fact('C', 'x')]).toEqual([undefined, '100', '111'])
    expect([fact('A', 'x', '2020-H1'), fact('A', 'x')]).toEqual(['1', undefined])
  })

  test('is the same when each gave one number for the year', () => {
    const year = halves.map((one) => ({ ...one, period: '2020' }))
    expect(given(year, { flowParts: merged }).fact('C', 'x')).toBe('111')
  })

  test('of a quarter that the change cuts is closed by the predecessors at the change', () => {
    const merger = succession('merge', '2020-08-15', { predecessors: ['A', 'B'], successors: [born('C')] })
    const quarter = ['A', 'B', 'C'].map((subject, at) => ({ subject, period: '2020-Q3', number: String(10 ** at) }))
    const { fact } = given(quarter, { flowParts: (_, subject, period) => flowParts([merger], subject, period) })
    expect([fact('C', 'x', '2020-Q3'), fact('A', 'x', '2020-Q3')]).toEqual(['111', '1'])
  })

  test('leaves alone whom no change touches', () => {
    const quarters = ['1', '2', '3', '4'].map((at) => ({ subject: 'D', period: `2020-Q${at}`, number: at }))
    const { fact } = given(quarters, { flowParts: merged, organisations: ['A', 'B', 'C', 'D'] })
    expect([fact('D', 'x'), fact('D', 'x', '2020-Q4')]).toEqual(['10', '4'])
  })

  test('is missing where a predecessor gave nothing, and names it; a stock stays its own', () => {
    const { fact, whyMissing } = given(
      [...halves.filter(({ subject }) => subject !== 'B'), { subject: 'C', item: 's' }],
      {
        flowParts: merged,
      },
    )
    expect([fact('C', 'x'), fact('C', 's')]).toEqual([undefined, '1'])
    expect(whyMissing('C', 'x', YEAR)).toEqual({ code: 'predecessors-missing', lacking: ['B'], period: '2020' })
  })

  test('takes the stated share, and the months up to the change of one that lives on', () => {
    const sketches = [
      { subject: 'A', period: '2020-Q1', number: '3' },
      { subject: 'A', period: '2020-Q2', number: '5' },
      { subject: 'C', period: '2020', number: '100' },
    ]
    expect(given(sketches, { flowParts: split({ A: '3/4', C: '1/4' }) }).fact('C', 'x')).toBe('102')
  })

  test('of one that gave a part away keeps the stated share of the months before', () => {
    const sketches = ['1', '2', '3', '4'].map((at) => ({ subject: 'A', period: `2020-Q${at}`, number: '8' }))
    const shares = { flowParts: split({ A: '3/4', C: '1/4' }) }
    expect([given(sketches, shares).fact('A', 'x'), given(sketches, shares).fact('A', 'x', '2020-Q4')]).toEqual([
      '28',
      '8',
    ])
    const year = given([{ subject: 'A', number: '32' }], shares)
    expect(year.fact('A', 'x')).toBeUndefined()
    expect(year.whyMissing('A', 'x', YEAR)!.lacking).toContain('A')
  })

  test('is missing while the shares of a split are not stated', () => {
    const { fact, whyMissing } = given([{ subject: 'C' }], { flowParts: split() })
    expect(fact('C', 'x')).toBeUndefined()
    expect(whyMissing('C', 'x', YEAR)).toEqual({ code: 'shares-missing', period: '2020' })
  })
})
