import type { Operation } from '#contract/operation.ts'
import { submissions } from '#contract/submissions.ts'
import type { Db } from '#db/database.ts'
import { askedItems } from '#domain/edition/asked-items.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import type { Moment } from '#domain/round/moment.ts'
import { reopenedNodes } from '#domain/submission/moved.ts'
import type { SubmissionMove } from '#domain/submission/submission.ts'
import { whyNot, type Signing, type SubmissionFacts, type WhyNot } from '#domain/submission/why-not.ts'
import { counts } from '#domain/value/value-state.ts'
import type { Actor } from '../call.ts'
import { assess, type Claims } from '../values/assessment.ts'
import { claimsOf } from '../values/claims.ts'
import { latestValues, type StoredValue } from '../values/stored-value.ts'
import type { Grounds } from './grounds.ts'
import { missingEvidence } from './missing-evidence.ts'
import { unclosedOpenings, type StoredOpening } from './openings.ts'
import type { StoredSubmission } from './stored-submission.ts'
import { undecidedCriteria } from './undecided-criteria.ts'

/** How a submission stands at one moment: what its moves ask, and what its unit still has to do. */
export type Standing = {
  readonly grounds: Grounds
  readonly submission: StoredSubmission
  readonly now: Moment
  /** The latest versions of the unit's own values that the edition reads. */
  readonly latest: readonly StoredValue[]
  readonly claims: Claims
  readonly openings: readonly StoredOpening[]
  readonly undecided: readonly string[]
  readonly asked: number
  readonly given: number
  /** Items whose copies nobody has confirmed. */
  readonly unconfirmed: readonly string[]
  /** Items whose values need a note and have none. */
  readonly unexplained: readonly string[]
  /** Criteria whose evidence is asked for and lacks. */
  readonly withoutEvidence: readonly string[]
}

/** `asOf`: what the unit said of itself after that moment is left out (method §11.3). */
export async function standingOf(
  db: Db,
  grounds: Grounds,
  submission: StoredSubmission,
  now: Moment,
  asOf?: Date,
): Promise<Standing> {
  const { surroundings, outline, items, member, period, isOwn } = grounds
  const { edition, period: key } = submission.round
  const known = await latestValues(db, surroundings.asked[0]!, asOf)
  const claims = await claimsOf(db, member.id, edition, key, asOf)
  const openings = await unclosedOpenings(db, submission.id)
  const asked = askedItems(outline, member.kind).map(({ id }) => id)
  const ofForm = known.filter(
    (value) => value.subject === member.id && value.period === period.key && value.part === undefined,
  )
  const given = ofForm.filter(({ item }) => asked.includes(item))
  const { findings } = assess(known, surroundings, items, undefined)
  const latest = known.filter(isOwn)
  return {
    grounds,
    submission,
    now,
    latest,
    claims,
    openings,
    undecided: await undecidedCriteria(db, grounds, submission, claims.accepted),
    asked: asked.length,
    given: given.filter(({ state }) => counts(state)).length,
    unconfirmed: given.filter(({ state }) => state === 'to-be-confirmed').map(({ item }) => item),
    unexplained: given.filter((value) => findings(value).length > 0).map(({ item }) => item),
    withoutEvidence: await missingEvidence(db, grounds, submission, latest, claims.accepted),
  }
}

export type Mover = { readonly actor: Actor; readonly above: readonly string[]; readonly signing: Signing }

/** Why somebody cannot make a move now; undefined where they can. */
export function whyNotMove(
  move: SubmissionMove,
  standing: Standing,
  { actor, above, signing }: Mover,
  openUntil?: Moment,
): WhyNot | undefined {
  const { submission, now } = standing
  const { permits }: Operation = submissions[move]
  const target = { organisation: submission.keeper, above }
  const isPermitted = typeof permits !== 'string' && whyNotPermitted(permits, actor.grants, target) === undefined
  const facts = { ...factsOf(move, standing), openUntil }
  return whyNot(move, { facts, mover: { isPermitted, signing }, calendar: submission.calendar, now })
}

/** Of a reopening, only what was reopened must be in order: the unit cannot change the rest. */
function factsOf(move: SubmissionMove, standing: Standing): SubmissionFacts {
  const { submission, grounds, openings, now, undecided } = standing
  const nodes = move === 'endReopening' ? reopenedNodes(openings, now) : undefined
  const items = nodes && new Set([...nodes].flatMap((node) => grounds.ownItemsOf(node)))
  const { round, state } = submission
  return {
    state,
    isRoundOpen: round.isOpen,
    awaitsCommon: grounds.readsOthers && !round.isCommonFixed,
    unexplained: standing.unexplained.filter((item) => items?.has(item) ?? true).length,
    withoutEvidence: standing.withoutEvidence.filter((node) => nodes?.has(node) ?? true).length,
    undecided: undecided.length,
    openings,
  }
}

/** Criteria that read one of the items of the member's own. */
export function criteriaReading({ outline, ownItemsOf }: Grounds, items: ReadonlySet<string>): string[] {
  return outline.leaves.map(({ code }) => code).filter((code) => ownItemsOf(code).some((item) => items.has(item)))
}

export function standingClaims({ accepted, waiting }: Claims): string[] {
  return [...accepted, ...waiting].sort()
}
