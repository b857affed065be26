import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { content, outlineOn, since2020 as unit, succession } from '../../../test/support/organisation-versions.ts'
import { treeAsOf } from './as-of.ts'
import { change } from './change.ts'
import type { OrganisationVersion } from './organisation-version.ts'
import { succeed } from './succeed.ts'
import type { Succession } from './succession.ts'

type Versions = readonly OrganisationVersion[]

const MONTHS = Array.from(
  { length: 24 },
  (_, at) => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`,
)
const BEFORE: Versions = [
  unit('nation', { kind: 'nation', level: 'central' }),
  unit('p', { parent: 'nation', identifier: 'H62' }),
  unit('q', { parent: 'nation', identifier: 'H53' }),
  unit('d', { parent: 'p', identifier: 'H62.11' }),
  unit('e', { parent: 'q' }),
  unit('x', { parent: 'd' }),
  unit('y', { parent: 'd' }),
  unit('z', { parent: 'e' }),
]

const KINDS = ['change', 'merge', 'absorb', 'split', 'rename', 'abolish', 'establish', 'abolish two tiers'] as const
const acts = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    month: fc.nat(3),
    one: fc.nat(30),
    other: fc.nat(30),
    third: fc.nat(30),
  }),
  { minLength: 1, maxLength: 12 },
)
type Act = { kind: (typeof KINDS)[number]; month: number; one: number; other: number; third: number }

/** How often each kind of act was taken, over all runs: a law about refused acts only would say nothing. */
const taken = new Map<string, number>()

describe('after any sequence of changes and successions', () => {
  test('every life is one stretch without gap or overlap, every parent is in force, nothing is in a ring', () => {
    fc.assert(
      fc.property(acts, (list) => {
        expectSound(play(list).at(-1)!.versions)
      }),
      { numRuns: 300 },
    )
    expect(KINDS.filter((kind) => (taken.get(kind) ?? 0) < 5)).toEqual([])
  })

  test('the tree of every earlier day is what it was', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const states = play(list)
        for (const [at, { day, versions }] of states.entries()) {
          if (at === 0) continue
          for (const earlier of MONTHS.filter((month) => month < day))
            expect(outlineOn(versions, earlier)).toEqual(outlineOn(states[at - 1]!.versions, earlier))
        }
      }),
    )
  })

  test('nobody who was in force on an earlier day is forgotten', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const { versions } = play(list).at(-1)!
        expect(
          BEFORE.filter(({ organisation }) => !treeAsOf(versions, '2023-12-31').organisations.has(organisation)),
        ).toEqual([])
      }),
    )
  })
})

/** Plays acts whose days never go back; a refused one leaves everything as it is. */
function play(list: readonly Act[]): { day: string; versions: Versions }[] {
  const states = [{ day: '2023-12-31', versions: BEFORE }]
  let month = 0
  for (const [at, one] of list.entries()) {
    month = Math.min(month + one.month, MONTHS.length - 1)
    const [day, { versions }] = [MONTHS[month]!, states.at(-1)!]
    const next = acted(versions, one, day, `new-${at}`)
    if (next) states.push({ day, versions: next })
    if (next) taken.set(one.kind, (taken.get(one.kind) ?? 0) + 1)
  }
  return states
}

function acted(versions: Versions, act: Act, day: string, name: string): Versions | undefined {
  const there = [...treeAsOf(versions, day).organisations.keys()].sort()
  if (there.length === 0) return undefined
  const [one, other, third] = [act.one, act.other, act.third].map((at) => there[at % there.length]!) as [
    string,
    string,
    string,
  ]
  if (act.kind === 'change') {
    const done = change(versions, {
      organisation: one,
      on: day,
      content: content(name, { parent: other, identifier: 'H07' }),
    })
    return done.kind === 'changed' ? done.versions : undefined
  }
  const done = succeed(versions, successionsOf(act.kind, [one, other, third], day, name))
  return done.kind === 'succeeded' ? done.versions : undefined
}

function successionsOf(
  kind: string,
  [one, other, third]: [string, string, string],
  day: string,
  name: string,
): Succession[] {
  const born = (organisation: string) => ({
    kind: 'new' as const,
    organisation,
    content: content(name, { parent: third }),
  })
  const going = { kind: 'existing' as const, organisation: other }
  switch (kind) {
    case 'merge':
      return [
        succession('merge', day, { predecessors: [one, other], successors: [born(name)], keepsIdentifierOf: one }),
      ]
    case 'absorb':
      return [succession('merge', day, { predecessors: [one], successors: [going], keepsIdentifierOf: one })]
    case 'split':
      return [succession('split', day, { predecessors: [one], successors: [going, born(name)], newParent: name })]
    case 'rename':
      return [succession('rename', day, { predecessors: [one], successors: [{ ...born(one), kind: 'existing' }] })]
    case 'abolish':
      return [succession('abolish', day, { predecessors: [one], newParent: other })]
    case 'establish':
      return [succession('establish', day, { successors: [born(name)] })]
    default:
      return [one, other].map((each) => succession('abolish', day, { predecessors: [each], newParent: third }))
  }
}

/** By brute force over the months, not by our own check. */
function expectSound(versions: Versions): void {
  for (const organisation of new Set(versions.map((version) => version.organisation))) {
    const life = versions
      .filter((version) => version.organisation === organisation)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
    expect(life.every((version) => version.to === undefined || version.from < version.to)).toBe(true)
    expect(life.slice(1).map((version) => version.from)).toEqual(life.slice(0, -1).map((version) => version.to))
  }
  for (const day of ['2020-01-01', ...MONTHS, '2030-01-01']) {
    const inForce = new Map(
      versions
        .filter((version) => version.from <= day && (version.to === undefined || day < version.to))
        .map((version) => [version.organisation, version]),
    )
    const identifiers = [...inForce.values()].flatMap(({ identifier }) => identifier ?? [])
    expect(new Set(identifiers).size).toBe(identifiers.length)
    for (const version of inForce.values()) {
      let [above, height] = [version.parent, 0]
      while (above !== undefined && height <= inForce.size) [above, height] = [inForce.get(above)!.parent, height + 1]
      expect(height).toBeLessThanOrEqual(inForce.size)
    }
  }
}
