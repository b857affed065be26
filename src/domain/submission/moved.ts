import { MOVES } from '../workflow/moves.ts'
import type { Moment } from '../round/moment.ts'
import type { ValueState } from '../value/value-state.ts'
import { claimsAfterReopening, pinsAfterReopening, pinsOf, type PinnedVersion } from './pins.ts'
import type { Opening, OpeningPurpose, SubmissionMove, SubmissionState } from './submission.ts'
import { isStillOpen } from './why-not.ts'

type Version = PinnedVersion & { readonly state: ValueState }

/** What moves change of a submission. A draft has no pins: it is judged by whatever its unit said last. */
export type SubmissionLife<V extends Version> = {
  readonly state: SubmissionState
  /** How often it was submitted. */
  readonly attempt: number
  readonly pins: readonly V[]
  /** Codes of the criteria that were claimed not to apply when it was submitted. */
  readonly claims: readonly string[]
  /** Those that nobody has closed. */
  readonly openings: readonly Opening[]
}

export type AtTheMove<V extends Version> = {
  readonly now: Moment
  /** The latest versions of the unit's own values that the edition reads. */
  readonly latest: readonly V[]
  /** Criteria that the unit claims do not apply, accepted or not decided. */
  readonly claims: readonly string[]
  /** The items of its own that a criterion reads. */
  readonly itemsOf: (node: string) => readonly string[]
  /** What a reopening opens. */
  readonly open?: readonly Opening[]
}

/** Where a move that is open leads (method §13.2, §13.4): it changes nothing that it does not name. */
export function moved<V extends Version>(
  move: SubmissionMove,
  life: SubmissionLife<V>,
  at: AtTheMove<V>,
): SubmissionLife<V> {
  switch (move) {
    case 'submitSubmission':
      return { ...arrived(move, life), attempt: life.attempt + 1, pins: pinsOf(at.latest), claims: at.claims }
    case 'recallSubmission':
      return { ...arrived(move, life), pins: [], claims: [], openings: [] }
    case 'reopenCriteria':
      return { ...life, openings: [...life.openings, ...(at.open ?? [])] }
    case 'endReopening':
      return afterReopening(life, at)
    case 'endExplanation':
      return { ...arrived(move, life), openings: without(life.openings, 'explanation') }
    default:
      return arrived(move, life)
  }
}

/** The criteria that a unit may work on now, because they were reopened. */
export function reopenedNodes(openings: readonly Opening[], now: Moment): Set<string> {
  const open = openings.filter((one) => one.purpose === 'reopened' && isStillOpen(one, now))
  return new Set(open.map(({ node }) => node))
}

function afterReopening<V extends Version>(life: SubmissionLife<V>, at: AtTheMove<V>): SubmissionLife<V> {
  const nodes = reopenedNodes(life.openings, at.now)
  const items = new Set([...nodes].flatMap((node) => at.itemsOf(node)))
  return {
    ...life,
    attempt: life.attempt + 1,
    pins: pinsAfterReopening(life.pins, pinsOf(at.latest), items),
    claims: claimsAfterReopening(life.claims, at.claims, nodes),
    openings: without(life.openings, 'reopened'),
  }
}

function without(openings: readonly Opening[], ended: OpeningPurpose): Opening[] {
  return openings.filter(({ purpose }) => purpose !== ended)
}

function arrived<V extends Version>(move: SubmissionMove, life: SubmissionLife<V>): SubmissionLife<V> {
  const row = MOVES[move]
  return 'to' in row ? { ...life, state: row.to } : life
}
