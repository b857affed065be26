import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOpen, MOVES, STATES } from '../workflow/moves.ts'
import { DAY, HOUR } from '../round/moment.ts'
import type { ValueState } from '../value/value-state.ts'
import { moved, reopenedNodes, type SubmissionLife } from './moved.ts'
import { keyOf } from './pins.ts'
import { SubmissionMove, type Opening } from './submission.ts'
import { whyNot, type SubmissionFacts } from './why-not.ts'

type Version = { id: string; subject: string; item: string; period: string; version: number; state: ValueState }

const ITEMS = ['a', 'b', 'c', 'd'] as const
/** What criteria read: 1 and 2 share b. */
const READS: Readonly<Record<string, readonly string[]>> = { '1': ['a', 'b'], '2': ['b', 'c'], '3': ['d'] }
const BEGIN = Date.UTC(2026, 0, 1)
const CALENDAR = {
  entryFrom: BEGIN,
  entryUntil: BEGIN + 3 * DAY,
  fixedAt: BEGIN + 4 * DAY,
  appraisalUntil: BEGIN + 5 * DAY,
  explanationUntil: BEGIN + 6 * DAY,
  councilUntil: BEGIN + 7 * DAY,
  releaseOn: BEGIN + 8 * DAY,
}
const MOVER = { isPermitted: true, signing: { form: 'head' } } as const

type Step =
  | { kind: 'move'; pick: number; isApt: boolean; hours: number; nodes: string[]; open: number; undecided: number }
  | { kind: 'explain'; nodes: string[]; open: number }
  | { kind: 'save'; item: (typeof ITEMS)[number]; isCopy: boolean }

type MoveStep = Extract<Step, { kind: 'move' }>

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      pick: fc.nat(99),
      isApt: fc.boolean(),
      hours: fc.constantFrom(0, 1, 12, 40),
      nodes: fc.subarray(Object.keys(READS), { minLength: 1 }),
      open: fc.constantFrom(-1, 5, 30),
      undecided: fc.constantFrom(0, 0, 0, 2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('explain' as const),
      nodes: fc.subarray(Object.keys(READS), { minLength: 1 }),
      open: fc.constantFrom(5, 30),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('save' as const), item: fc.constantFrom(...ITEMS), isCopy: fc.boolean() }),
  },
)

/** One submission and the values of its unit, as a sequence of steps leaves them. */
class World {
  now = BEGIN + HOUR
  latest = new Map<string, Version>()
  life: SubmissionLife<Version> = { state: 'draft', attempt: 0, pins: [], claims: [], openings: [] }
  readonly states = new Set<string>(['draft'])

  save(item: string, isCopy: boolean): void {
    const before = this.latest.get(item)
    const version = (before?.version ?? 0) + 1
    // Nothing is copied over what is there.
    const state = isCopy && !before ? 'to-be-confirmed' : 'declared'
    this.latest.set(item, { id: `${item}${version}`, subject: 'u', item, period: '2026', version, state })
  }

  /** Opens criteria for their explanation, as the table lets it: no move of the submission's. */
  explain(nodes: readonly string[], open: number): void {
    if (!isOpen('openExplanation', this.life.state)) return
    const opened = nodes.map((node): Opening => ({ node, purpose: 'explanation', until: this.now + open * HOUR }))
    this.life = { ...this.life, openings: [...this.life.openings, ...opened] }
  }

  /** Any move, or one that the table has for the state. */
  chosen({ pick, isApt }: MoveStep): SubmissionMove {
    const apt = SubmissionMove.options.filter((move) => isOpen(move, this.life.state))
    const moves = isApt && apt.length > 0 ? apt : SubmissionMove.options
    return moves[pick % moves.length]!
  }

  /** True where the move was open, and was made. */
  make(move: SubmissionMove, { hours, nodes, open, undecided }: MoveStep): boolean {
    this.now += hours * HOUR
    const openings = nodes.map((node): Opening => ({ node, purpose: 'reopened', until: this.now + open * HOUR }))
    const facts: SubmissionFacts = {
      state: this.life.state,
      isRoundOpen: true,
      awaitsCommon: this.now < CALENDAR.fixedAt,
      unexplained: 0,
      withoutEvidence: 0,
      undecided,
      openings: this.life.openings,
      openUntil: move === 'reopenCriteria' ? this.now + open * HOUR : undefined,
    }
    if (whyNot(move, { facts, mover: MOVER, calendar: CALENDAR, now: this.now })) return false
    this.life = moved(move, this.life, {
      now: this.now,
      latest: [...this.latest.values()],
      claims: [],
      itemsOf: (node) => READS[node] ?? [],
      open: openings,
    })
    this.states.add(this.life.state)
    return true
  }
}

describe('no sequence of moves', () => {
  const seen = new Set<string>()

  test('reaches a state that the table does not allow, loses a value, or unlocks what was not named', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const world = new World()
        for (const one of steps) {
          if (one.kind === 'explain') {
            world.explain(one.nodes, one.open)
            continue
          }
          const [before, now] = [world.life, world.now]
          if (one.kind === 'save') {
            world.save(one.item, one.isCopy)
            // Saving moves nothing and pins nothing.
            expect(world.life).toBe(before)
            continue
          }
          const move = world.chosen(one)
          if (world.make(move, one)) check(move, before, world, now)
          else expect(world.life).toBe(before)
        }
        for (const state of world.states) seen.add(state)
      }),
      { numRuns: 3000, seed: 49 },
    )
    expect([...seen].sort()).toEqual([...STATES.submission].sort())
  })

  function check(move: SubmissionMove, before: SubmissionLife<Version>, world: World, was: number): void {
    const after = world.life
    const row = MOVES[move]
    expect(row.from).toContain(before.state)
    expect(after.state).toBe('to' in row ? row.to : before.state)
    if (move === 'recallSubmission') {
      expect(after.attempt).toBe(before.attempt)
      expect(world.now).toBeLessThan(CALENDAR.entryUntil + 1000)
      return
    }
    const given = [...world.latest.values()].filter(({ state }) => state !== 'to-be-confirmed')
    if (move === 'submitSubmission') {
      expect(after.attempt).toBe(before.attempt + 1)
      expect(ids(after.pins)).toEqual(ids(given))
      return
    }
    if (move !== 'endReopening') {
      // The unit's own end leaves nothing that it could speak of; nothing else locks what is open to it.
      const left = move === 'endExplanation' ? before.openings.filter(isReopened) : before.openings
      if (move !== 'reopenCriteria') expect(after.openings).toEqual(left)
      if (move === 'endExplanation') expect(reopenedNodes(left, world.now).size).toBe(0)
      expect(after.pins).toBe(before.pins)
      expect(after.attempt).toBe(before.attempt)
      return
    }
    const named = reopenedNodes(before.openings, world.now)
    expect(named.size).toBeGreaterThan(0)
    expect(was).toBeLessThanOrEqual(world.now)
    const unlocked = new Set([...named].flatMap((node) => READS[node]!))
    const old = new Map(before.pins.map((pin) => [keyOf(pin), pin]))
    const now = new Map(after.pins.map((pin) => [keyOf(pin), pin]))
    for (const [key, pin] of old) {
      expect(now.get(key)!.version).toBeGreaterThanOrEqual(pin.version)
      if (!unlocked.has(pin.item)) expect(now.get(key)).toBe(pin)
    }
    for (const [key, pin] of now) if (!old.has(key)) expect(unlocked).toContain(pin.item)
    for (const value of given) if (unlocked.has(value.item)) expect(ids(after.pins)).toContain(value.id)
    expect(after.openings).toEqual(before.openings.filter((one) => !isReopened(one)))
  }
})

function isReopened({ purpose }: Opening): boolean {
  return purpose === 'reopened'
}

function ids(versions: readonly Version[]): string[] {
  return versions.map(({ id }) => id).sort()
}
