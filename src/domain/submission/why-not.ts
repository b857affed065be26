import { z } from 'zod'
import type { Day } from '../organisation/day.ts'
import { MayNotActCode } from '../organisation/act-for-head.ts'
import type { Calendar } from '../round/calendar.ts'
import { isInTime } from '../round/deadline.ts'
import { dayAt, type Moment } from '../round/moment.ts'
import { isOpen } from '../workflow/moves.ts'
import type { Opening, ReceiptForm, SubmissionMove, SubmissionState } from './submission.ts'

/** What can keep a move of a submission from being made, beside its state and the caller's roles. */
export const MoveRefusal = z.enum([
  'round-not-open',
  'entry-not-begun',
  'entry-not-over',
  'deadline-over',
  'not-the-head',
  'document-needed',
  'document-dated-ahead',
  'notes-missing',
  'evidence-missing',
  'criteria-undecided',
  'findings-not-released',
  'criteria-still-open',
  'nothing-reopened',
  'common-values-not-fixed',
  'opening-ends-before-now',
  'entry-end-not-later',
  'entry-end-after-appraisal',
  'appraisal-over',
])
export type MoveRefusal = z.infer<typeof MoveRefusal>

/** A reason with what its sentence names: a number of things, why somebody may not sign, the moment that decides. */
export type WhyNot = {
  readonly code: MoveRefusal | 'wrong-state' | 'not-permitted'
  readonly params: Readonly<Record<string, string>>
  readonly at?: Moment | undefined
}

/** How the mover may sign for the unit today (method §10.7). */
export type Signing =
  | { readonly form: Exclude<ReceiptForm, 'document'> }
  | { readonly form: 'document'; readonly date: Day }
  | { readonly form: undefined; readonly code: MayNotActCode | 'document-needed'; readonly day?: Day | undefined }

export type MoverFacts = {
  /** What the roles say. */
  readonly isPermitted: boolean
  readonly signing: Signing
}

export type SubmissionFacts = {
  readonly state: SubmissionState
  readonly isRoundOpen: boolean
  /** The edition reads numbers of others, and the round has not fixed them. */
  readonly awaitsCommon: boolean
  /** Own values that need a note and have none. */
  readonly unexplained: number
  /** Criteria whose evidence the round asks for and which have none. */
  readonly withoutEvidence: number
  /** Criteria of which the appraisers have not decided, or are to decide anew. */
  readonly undecided: number
  /** Those that nobody has closed; one whose time is over is open no more. */
  readonly openings: readonly Opening[]
  /** The end that a reopening, or a put off entry, would have. */
  readonly openUntil?: Moment | undefined
}

type Situation = {
  readonly facts: SubmissionFacts
  readonly mover: MoverFacts
  /** Its `entryUntil` is the submission's own, outages counted. */
  readonly calendar: Calendar
  readonly now: Moment
}
type Rule = (situation: Situation) => WhyNot | undefined

/** Why a move is not open to somebody now: the button's disabled reason and the endpoint's refusal (method §13.1). */
export function whyNot(move: SubmissionMove, situation: Situation): WhyNot | undefined {
  if (!situation.mover.isPermitted) return because('not-permitted')
  if (!isOpen(move, situation.facts.state)) return because('wrong-state', { state: situation.facts.state })
  for (const rule of [roundIsOpen, ...RULES[move]]) {
    const reason = rule(situation)
    if (reason) return reason
  }
  return undefined
}

/** True while criteria may be worked on: until the last moment that counts. */
export function isStillOpen({ until }: Pick<Opening, 'until'>, now: Moment): boolean {
  return isInTime(now, until)
}

const RULES: Readonly<Record<SubmissionMove, readonly Rule[]>> = {
  extendEntry: [appraisalIsAhead, entryEndsLater],
  submitSubmission: [entryHasBegun, entryIsNotOver, mayBeSigned, notesAreThere, evidenceIsThere],
  recallSubmission: [entryIsNotOver],
  reopenCriteria: [openingEndsLater],
  endReopening: [somethingIsReopened, mayBeSigned, notesAreThere, evidenceIsThere],
  beginAppraisal: [entryIsOver, nothingIsOpen],
  releaseFindings: [nothingIsOpen, everythingIsDecided],
  endExplanation: [nothingIsReopened, mayBeSigned],
  beginSecondAppraisal: [nothingIsOpen],
  sendToCouncil: [explanationWasPossible, nothingIsOpen, everythingIsDecided],
  sendBack: [],
  approveSubmission: [nothingIsOpen, commonValuesAreFixed],
}

function roundIsOpen({ facts }: Situation): WhyNot | undefined {
  return facts.isRoundOpen ? undefined : because('round-not-open')
}

function entryHasBegun({ calendar, now }: Situation): WhyNot | undefined {
  return now < calendar.entryFrom ? because('entry-not-begun', {}, calendar.entryFrom) : undefined
}

function entryIsNotOver({ calendar, now }: Situation): WhyNot | undefined {
  return isInTime(now, calendar.entryUntil) ? undefined : because('deadline-over', {}, calendar.entryUntil)
}

/** Until then the unit may take its submission back. */
function entryIsOver({ calendar, now }: Situation): WhyNot | undefined {
  return isInTime(now, calendar.entryUntil) ? because('entry-not-over', {}, calendar.entryUntil) : undefined
}

function mayBeSigned({ mover: { signing }, now }: Situation): WhyNot | undefined {
  if (signing.form === 'document')
    return signing.date > dayAt(now) ? because('document-dated-ahead', { day: signing.date }) : undefined
  if (signing.form !== undefined) return undefined
  if (signing.code === 'document-needed') return because('document-needed')
  return because('not-the-head', { why: signing.code, ...(signing.day !== undefined && { day: signing.day }) })
}

function notesAreThere({ facts }: Situation): WhyNot | undefined {
  return counted('notes-missing', facts.unexplained)
}

function evidenceIsThere({ facts }: Situation): WhyNot | undefined {
  return counted('evidence-missing', facts.withoutEvidence)
}

function everythingIsDecided({ facts }: Situation): WhyNot | undefined {
  return counted('criteria-undecided', facts.undecided)
}

function commonValuesAreFixed({ facts, calendar }: Situation): WhyNot | undefined {
  return facts.awaitsCommon ? because('common-values-not-fixed', {}, calendar.fixedAt) : undefined
}

/** A round without time for explanations goes from the first appraisal to the council. */
function explanationWasPossible({ facts, calendar }: Situation): WhyNot | undefined {
  const isSkipped = facts.state === 'appraisal' && calendar.explanationUntil > calendar.appraisalUntil
  return isSkipped ? because('findings-not-released') : undefined
}

function nothingIsOpen({ facts, now }: Situation): WhyNot | undefined {
  return stillOpen(facts.openings, now)
}

/** What it opened for its explanation the unit may leave; of what was reopened its numbers are to be submitted again. */
function nothingIsReopened({ facts, now }: Situation): WhyNot | undefined {
  return stillOpen(
    facts.openings.filter(({ purpose }) => purpose === 'reopened'),
    now,
  )
}

function stillOpen(openings: readonly Opening[], now: Moment): WhyNot | undefined {
  const open = openings.filter((opening) => isStillOpen(opening, now))
  return open.length === 0 ? undefined : because('criteria-still-open', { count: `${open.length}` }, lastOf(open))
}

function somethingIsReopened({ facts, now }: Situation): WhyNot | undefined {
  const reopened = facts.openings.filter(({ purpose }) => purpose === 'reopened')
  if (reopened.some((opening) => isStillOpen(opening, now))) return undefined
  return reopened.length === 0 ? because('nothing-reopened') : because('deadline-over', {}, lastOf(reopened))
}

/** Method §11.13: whoever is late may be given more time as long as the appraisal may still begin. */
function appraisalIsAhead({ calendar, now }: Situation): WhyNot | undefined {
  return isInTime(now, calendar.appraisalUntil) ? undefined : because('appraisal-over', {}, calendar.appraisalUntil)
}

function entryEndsLater({ facts: { openUntil }, calendar, now }: Situation): WhyNot | undefined {
  if (openUntil === undefined) return undefined
  const { entryUntil, appraisalUntil } = calendar
  if (openUntil <= now || openUntil <= entryUntil) return because('entry-end-not-later', {}, entryUntil)
  return openUntil > appraisalUntil ? because('entry-end-after-appraisal', {}, appraisalUntil) : undefined
}

function openingEndsLater({ facts, now }: Situation): WhyNot | undefined {
  const isOver = facts.openUntil !== undefined && facts.openUntil <= now
  return isOver ? because('opening-ends-before-now', {}, facts.openUntil) : undefined
}

function counted(code: MoveRefusal, count: number): WhyNot | undefined {
  return count > 0 ? because(code, { count: String(count) }) : undefined
}

function lastOf(openings: readonly Opening[]): Moment {
  return Math.max(...openings.map(({ until }) => until))
}

function because(code: WhyNot['code'], params: WhyNot['params'] = {}, at?: Moment): WhyNot {
  return { code, params, ...(at !== undefined && { at }) }
}
