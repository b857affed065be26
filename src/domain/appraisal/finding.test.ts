import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Opening } from '../submission/submission.ts'
import { holding, standingCorrections, type FindingPass, type FindingState } from './finding.ts'
import { mayExplain } from './may-explain.ts'
import { toReview } from './to-review.ts'

type Finding = {
  readonly id: string
  readonly submission: string
  readonly node: string
  readonly pass: FindingPass
  readonly state: FindingState
  readonly by: string
}
type Correction = { readonly finding: string; readonly key: string; readonly number: number }

const PASSES = ['first', 'blind', 'settling', 'second'] as const
const SUBMISSIONS = ['sở', 'xã']
const NODES = ['1', '2', '3']
const KEYS = ['máy', 'người']
/** Which criteria read which number, in both submissions. */
const READERS: Record<string, readonly string[]> = { máy: ['1', '2'], người: ['2', '3'] }

const step = fc.oneof(
  fc.record({
    kind: fc.constant('decide' as const),
    submission: fc.constantFrom(...SUBMISSIONS),
    node: fc.constantFrom(...NODES),
    pass: fc.constantFrom(...PASSES),
    by: fc.constantFrom('Anh', 'Bình', 'Chi'),
    numbers: fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.integer({ min: 0, max: 9 })), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('withdraw' as const),
    submission: fc.constantFrom(...SUBMISSIONS),
    node: fc.constantFrom(...NODES),
    pass: fc.constantFrom(...PASSES),
  }),
  fc.record({
    kind: fc.constant('open' as const),
    node: fc.constantFrom(...NODES),
    until: fc.integer({ min: 1, max: 40 }),
  }),
)

type World = {
  readonly findings: readonly Finding[]
  /** All that were ever made: the table only grows. */
  readonly corrections: readonly Correction[]
  readonly openings: readonly Opening[]
}

const standing = ({ corrections, findings }: World) => standingCorrections(corrections, findings)
const read = (world: World, key: string, pinned: number): number =>
  standing(world).find((one) => one.key === key)?.number ?? pinned

/** As the command does it: what the finding had before is taken back, then come its new numbers. */
function stepped(world: World, one: Step): World {
  if (one.kind === 'open')
    return {
      ...world,
      openings: [...world.openings, { node: one.node, purpose: 'explanation', until: one.until * 1000 }],
    }
  const id = `${one.submission} ${one.node} ${one.pass}`
  const place = { id, submission: one.submission, node: one.node, pass: one.pass }
  const known = world.findings.find((finding) => finding.id === id)
  if (one.kind === 'withdraw' && !known) return world
  const by = one.kind === 'decide' ? one.by : known!.by
  const finding: Finding = { ...place, by, state: one.kind === 'decide' ? 'decided' : 'withdrawn' }
  const made = one.kind === 'decide' ? one.numbers.map(([key, number]) => ({ finding: id, key, number })) : []
  const after = {
    ...world,
    findings: [...world.findings.filter((other) => other.id !== id), finding],
    corrections: [...world.corrections.filter((other) => other.finding !== id), ...made],
  }
  const changed = KEYS.filter((key) => read(world, key, -1) !== read(after, key, -1))
  const nodes = new Set(changed.flatMap((key) => READERS[key]!))
  const returned = toReview(after.findings, {
    finding: id,
    by,
    readers: new Map(SUBMISSIONS.map((each) => [each, nodes])),
  })
  const ids = new Set(returned.map((other) => other.id))
  const findings = after.findings.map((other) =>
    ids.has(other.id) ? { ...other, state: 'to-review' as const } : other,
  )
  return { ...after, findings }
}

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

describe('whatever is decided, revised, withdrawn and opened, in whatever order (method §15.2, §15.5, §15.8)', () => {
  test('no number of a unit is lost: without a standing correction the pin is read again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const end = steps.reduce(stepped, EMPTY)
        const cleared = PASSES.flatMap((pass) =>
          SUBMISSIONS.flatMap((submission) =>
            NODES.map((node) => ({ kind: 'withdraw' as const, submission, node, pass })),
          ),
        ).reduce(stepped, end)
        for (const key of KEYS) expect(read(cleared, key, 42)).toBe(42)
      }),
    )
  })

  test('what counts is the last number of a finding that holds, never that of a blind look', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const end = steps.reduce(stepped, EMPTY)
        for (const key of KEYS) {
          const counting = end.corrections.filter((one) => one.key === key && isHeldByBruteForce(end, one.finding))
          expect(read(end, key, -1)).toBe(counting.at(-1)?.number ?? -1)
        }
      }),
    )
  })

  test('nobody’s decided finding rests on a number that another one changed after it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), step, (steps, last) => {
        const [before, after] = [steps.reduce(stepped, EMPTY), stepped(steps.reduce(stepped, EMPTY), last)]
        if (last.kind === 'open') return
        const changed = KEYS.filter((key) => read(before, key, -1) !== read(after, key, -1))
        const by = after.findings.find(({ id }) => id === `${last.submission} ${last.node} ${last.pass}`)?.by
        for (const one of after.findings) {
          const rests = changed.some((key) => READERS[key]!.includes(one.node))
          if (rests && one.by !== by && one.pass !== 'blind') expect(one.state).not.toBe('decided')
        }
      }),
    )
  })

  test('a unit may speak only of what was named, and only until its end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 0, max: 45 }), (steps, second) => {
        const { openings } = steps.reduce(stepped, EMPTY)
        for (const node of NODES) {
          const named = steps.some((one) => one.kind === 'open' && one.node === node && second <= one.until)
          expect(mayExplain(openings, node, second * 1000)).toBe(named)
        }
        const reopened = openings.map((one) => ({ ...one, purpose: 'reopened' as const }))
        for (const node of NODES) expect(mayExplain(reopened, node, second * 1000)).toBe(false)
      }),
    )
  })
})

test('of a criterion the second finding holds before the settling one, and that before the first', () => {
  const all = PASSES.map((pass) => ({ pass, state: 'decided' }) as const)
  expect(holding(all)?.pass).toBe('second')
  expect(holding(all.filter(({ pass }) => pass !== 'second'))?.pass).toBe('settling')
  expect(holding([{ pass: 'blind', state: 'decided' }])).toBeUndefined()
  expect(holding([{ pass: 'second', state: 'withdrawn' }, ...all.slice(0, 2)])?.pass).toBe('first')
})

const EMPTY: World = { findings: [], corrections: [], openings: [] }

function isHeldByBruteForce({ findings }: World, id: string): boolean {
  const finding = findings.find((one) => one.id === id)
  if (!finding || finding.pass === 'blind' || finding.state === 'withdrawn') return false
  const stronger = { first: ['settling', 'second'], settling: ['second'], second: [] as string[] }[finding.pass]
  return !findings.some(
    (one) =>
      one.submission === finding.submission &&
      one.node === finding.node &&
      one.state !== 'withdrawn' &&
      stronger.includes(one.pass),
  )
}
