import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { content, succession } from '../../../test/support/organisation-versions.ts'
import { add, exactFromText, multiply, ONE, toFraction, ZERO, type Exact } from '../exact.ts'
import { periodFrom } from '../period/period.ts'
import { flowParts, flowSum, pastParts, type FlowParts } from './flow-parts.ts'
import { predecessorsOf } from './predecessors.ts'
import { isSuccessor, shareOf, type Succession } from './succession.ts'

const YEAR = periodFrom('2025')!
const born = (organisation: string) => ({ kind: 'new', organisation, content: content(organisation) }) as const
const going = (organisation: string) => ({ kind: 'existing', organisation }) as const
const merged = succession('merge', '2025-07-01', { predecessors: ['a', 'b'], successors: [born('c')] })
const absorbed = succession('merge', '2025-07-01', { predecessors: ['a'], successors: [going('b')] })
const shed = (shares?: Record<string, string>) =>
  succession('split', '2025-07-01', { predecessors: ['a'], successors: [going('a'), born('c')], shares })

function written(parts: FlowParts): string[] | string {
  if (parts === 'shares-missing') return parts
  return parts.map(
    ({ organisation, from, to, share, isWholeLife }) =>
      `${organisation} ${from} ${to} ${toFraction(share)}${isWholeLife ? ' whole' : ''}`,
  )
}

describe('the parts of a year’s flow', () => {
  test('of one that nothing happened to are its own days', () => {
    expect(written(flowParts([merged], 'x', YEAR))).toEqual(['x 2025-01-01 2026-01-01 1 whole'])
  })

  test('of a merged one are its own days and its predecessors’ up to the change', () => {
    expect(written(flowParts([merged], 'c', YEAR))).toEqual([
      'a 2025-01-01 2025-07-01 1 whole',
      'b 2025-01-01 2025-07-01 1 whole',
      'c 2025-07-01 2026-01-01 1 whole',
    ])
  })

  test('of one that took in another are its own whole year and the other’s part', () => {
    expect(written(flowParts([absorbed], 'b', YEAR))).toEqual([
      'a 2025-01-01 2025-07-01 1 whole',
      'b 2025-01-01 2026-01-01 1 whole',
    ])
  })

  test('of one that ended close at the change', () => {
    expect(written(flowParts([merged], 'a', YEAR))).toEqual(['a 2025-01-01 2025-07-01 1 whole'])
    expect(written(flowParts([merged], 'a', periodFrom('2025-Q3')!))).toEqual([])
  })

  test('do not reach before the period, nor to one that did not exist yet', () => {
    expect(written(flowParts([merged], 'c', periodFrom('2025-Q3')!))).toEqual(['c 2025-07-01 2025-10-01 1 whole'])
    expect(written(flowParts([merged], 'c', periodFrom('2026')!))).toEqual(['c 2026-01-01 2027-01-01 1 whole'])
    expect(written(flowParts([merged], 'c', periodFrom('2025-Q2')!))).toEqual([])
  })

  test('of a split count as the decision shares them', () => {
    const split = [shed({ a: '0.7', c: '0.3' })]
    expect(written(flowParts(split, 'c', YEAR))).toEqual([
      'a 2025-01-01 2025-07-01 3/10',
      'c 2025-07-01 2026-01-01 1 whole',
    ])
    expect(written(flowParts(split, 'a', YEAR))).toEqual(['a 2025-01-01 2025-07-01 7/10', 'a 2025-07-01 2026-01-01 1'])
  })

  test('of a split without stated shares are missing in the period of the split, not after it', () => {
    expect(written(flowParts([shed()], 'c', YEAR))).toBe('shares-missing')
    expect(written(flowParts([shed()], 'a', YEAR))).toBe('shares-missing')
    expect(written(flowParts([shed()], 'c', periodFrom('2025-Q3')!))).toEqual(['c 2025-07-01 2025-10-01 1 whole'])
    expect(written(flowParts([shed()], 'a', periodFrom('2025-Q2')!))).toEqual(['a 2025-04-01 2025-07-01 1 whole'])
  })

  test('that come back together after a split count once', () => {
    const again = succession('merge', '2025-10-01', { predecessors: ['a', 'c'], successors: [born('d')] })
    expect(written(flowParts([shed({ a: '0.7', c: '0.3' }), again], 'd', YEAR))).toEqual([
      'a 2025-01-01 2025-10-01 1 whole',
      'c 2025-07-01 2025-10-01 1 whole',
      'd 2025-10-01 2026-01-01 1 whole',
    ])
  })

  test('may meet in the middle of a month', () => {
    const june = succession('merge', '2025-06-12', { predecessors: ['a', 'b'], successors: [born('c')] })
    expect(written(flowParts([june], 'c', periodFrom('2025-06')!))).toEqual([
      'a 2025-06-01 2025-06-12 1 whole',
      'b 2025-06-01 2025-06-12 1 whole',
      'c 2025-06-12 2025-07-01 1 whole',
    ])
  })
})

describe('the parts of an earlier year', () => {
  test('are the predecessors’ whole years, as things are on the day', () => {
    const past = periodFrom('2024')!
    expect(written(pastParts([merged], 'c', past, '2025-07-01'))).toEqual([
      'a 2024-01-01 2025-01-01 1 whole',
      'b 2024-01-01 2025-01-01 1 whole',
    ])
    expect(written(pastParts([merged], 'c', past, '2025-06-30'))).toEqual([])
    expect(written(pastParts([shed()], 'c', past, '2025-07-01'))).toBe('shares-missing')
    expect(written(pastParts([shed({ a: '0.7', c: '0.3' })], 'c', past, '2025-07-01'))).toEqual([
      'a 2024-01-01 2025-01-01 3/10 whole',
    ])
  })
})

test('a sum counts each part by its share, and is missing with any part', () => {
  const parts = flowParts([shed({ a: '0.7', c: '0.3' })], 'c', YEAR) as Exclude<FlowParts, string>
  const read = (values: Record<string, string>) =>
    flowSum(parts, ({ organisation }) =>
      values[organisation] === undefined ? undefined : exactFromText(values[organisation]),
    )
  expect(toFraction(read({ a: '10', c: '5' })!)).toBe('8')
  expect(read({ a: '10' })).toBeUndefined()
  expect(flowSum([], () => ONE)).toBeUndefined()
})

/** One change at the start of each month from February on: who, and what becomes of it. */
const steps = fc.array(
  fc.tuple(fc.nat(20), fc.nat(20), fc.constantFrom('merge', 'absorb', 'split', 'abolish', 'none')),
  {
    minLength: 11,
    maxLength: 11,
  },
)
type Step = readonly [number, number, string]

describe('whatever is merged and split', () => {
  test('every month of everybody arrives exactly where the successions carry it', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { successions, alive } = historyOf(list)
        for (const end of alive.at(-1)!) {
          const parts = flowParts(successions, end, YEAR)
          for (let month = 0; month < 12; month += 1)
            for (const origin of alive[month]!) {
              const inParts = (parts as Exclude<FlowParts, string>)
                .filter(
                  (part) => part.organisation === origin && part.from <= firstOf(month) && firstOf(month) < part.to,
                )
                .reduce((sum, part) => add(sum, part.share), ZERO)
              expect(toFraction(inParts)).toBe(toFraction(carried(successions, origin, month).get(end) ?? ZERO))
            }
        }
      }),
    )
  })

  test('those whose parts count are the predecessors', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { successions, alive } = historyOf(list)
        for (const end of alive.at(-1)!) {
          const parts = flowParts(successions, end, YEAR) as Exclude<FlowParts, string>
          const names = new Set(parts.map((part) => part.organisation).filter((one) => one !== end))
          expect([...names].sort()).toEqual(
            predecessorsOf(successions, end, '2025-12-31')
              .map((one) => one.organisation)
              .sort(),
          )
        }
      }),
    )
  })
})

/** Plays the steps forward; `alive[m]` are those in force in the month m, counted from 0. */
function historyOf(list: readonly Step[]): { successions: Succession[]; alive: string[][] } {
  const alive = [['a', 'b', 'c', 'd']]
  const successions: Succession[] = []
  for (const [at, [one, other, kind]] of list.entries()) {
    const now = alive.at(-1)!
    const made = successionOf(kind, now[one % now.length], now[other % now.length], at + 1)
    if (made) successions.push(made)
    const ending = made ? made.predecessors.filter((name) => !isSuccessor(made, name)) : []
    const fresh = made ? made.successors.filter((name) => name.kind === 'new').map((name) => name.organisation) : []
    alive.push([...now.filter((name) => !ending.includes(name)), ...fresh])
  }
  return { successions, alive }
}

function successionOf(
  kind: string,
  one: string | undefined,
  other: string | undefined,
  month: number,
): Succession | undefined {
  if (one === undefined || other === undefined || kind === 'none') return undefined
  if (kind === 'abolish') return succession('abolish', firstOf(month), { predecessors: [one] })
  if (kind === 'split')
    return succession('split', firstOf(month), {
      predecessors: [one],
      successors: [one === other ? born(`y${month}`) : going(other), born(`x${month}`)],
      shares: { [one === other ? `y${month}` : other]: '1/3', [`x${month}`]: '2/3' },
    })
  if (one === other) return undefined
  return succession('merge', firstOf(month), {
    predecessors: [one, other],
    successors: [kind === 'absorb' ? going(other) : born(`m${month}`)],
  })
}

/** Where an origin's flow of a month lies at the end of the year, pushed forward change by change. */
function carried(successions: readonly Succession[], origin: string, month: number): Map<string, Exact> {
  let masses = new Map([[origin, ONE]])
  for (const one of successions.filter((each) => each.effectiveOn > firstOf(month))) {
    const next = new Map<string, Exact>()
    const give = (to: string, mass: Exact) => next.set(to, add(next.get(to) ?? ZERO, mass))
    for (const [holder, mass] of masses) {
      if (!one.predecessors.includes(holder)) give(holder, mass)
      else
        for (const { organisation } of one.successors) give(organisation, multiply(mass, shareOf(one, organisation)!))
    }
    masses = next
  }
  return masses
}

function firstOf(month: number): string {
  return `2025-${String(month + 1).padStart(2, '0')}-01`
}
