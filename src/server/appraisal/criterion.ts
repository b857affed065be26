import { canonicalJson } from '#domain/event/canonical-json.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import { inSample } from '#domain/appraisal/sample.ts'
import type { ScoredNodes, ScorecardNode } from '#domain/submission/scorecard.ts'
import { keyOf } from '#domain/submission/pins.ts'
import { sha256 } from '../events/sha256.ts'
import { Refusal } from '../refusal.ts'
import type { Grounds } from '../submissions/grounds.ts'
import type { Judged } from '../submissions/judged-values.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import type { StoredValue, ValueKey } from '../values/stored-value.ts'
import type { Correction } from './stored-correction.ts'
import { keysRead, readingOf, wholeOf } from './reading.ts'

/** A criterion that applies to the member; by any of its codes. */
export function criterionOf({ outline, member }: Grounds, code: string): OutlineNode {
  const node = outline.byCode.get(code)
  if (!node?.leaf || !applicableLeaves(outline, member.kind).includes(node)) throw new Refusal('not-found')
  return node
}

type Sampled = Pick<StoredSubmission, 'id' | 'round'>

// The queue asks for every criterion of every submission, and the answer is the same for good.
const known = new Map<string, Map<string, boolean>>()
const MOST_KNOWN = 2000

export function isSampled(submission: Sampled, node: string): boolean {
  return sampleOf(submission)(node)
}

/** Method §15.6: by SHA-256, so that everybody can reckon it anew. */
export function sampleOf({ id, round }: Sampled): (node: string) => boolean {
  const key = `${id} ${round.secondShare}`
  const ofSubmission = known.get(key) ?? new Map<string, boolean>()
  if (!known.has(key) && known.size >= MOST_KNOWN) known.clear()
  known.set(key, ofSubmission)
  return (node) => {
    const answer =
      ofSubmission.get(node) ?? inSample({ round: round.id, submission: id, node }, round.secondShare, sha256)
    ofSubmission.set(node, answer)
    return answer
  }
}

/** What one criterion rests on: its numbers as pinned, and as corrected. */
export type Rest = { readonly versions: readonly StoredValue[]; readonly corrections: readonly Correction[] }

export function restOf(grounds: Grounds, node: string, { own, common, corrections }: Judged): Rest {
  const keys = new Set(keysRead(readingOf(grounds), node).map(wholeOf))
  const isRead = (key: ValueKey): boolean => keys.has(wholeOf(key))
  return { versions: [...own, ...common].filter(isRead), corrections: corrections.filter(isRead) }
}

/**
 * Names what somebody sees of a criterion's numbers, so that a decision on what has changed meanwhile is refused. A
 * blind look sees no corrections.
 */
export function basisOf({ versions, corrections }: Rest, { attempt }: StoredSubmission, isBlind: boolean): string {
  const ids = (all: readonly (ValueKey & { readonly id: string })[]): string[] =>
    all.map((one) => `${keyOf(one)} ${one.id}`).sort()
  return sha256(canonicalJson({ attempt, versions: ids(versions), corrections: isBlind ? [] : ids(corrections) }))
}

export function pointsOf({ nodes }: ScoredNodes, code: string): ScorecardNode {
  const node = nodes.find((one) => one.code === code)
  if (!node) throw new Error(`no points of ${code}`)
  return node
}
