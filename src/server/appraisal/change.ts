import { uuidv7 } from 'uuidv7'
import type { Db } from '#db/database.ts'
import { standingCorrections, type FindingPlace } from '#domain/appraisal/finding.ts'
import type { WishedCorrection } from '#domain/appraisal/decision-faults.ts'
import { canonicalJson } from '#domain/event/canonical-json.ts'
import { keyOf } from '#domain/submission/pins.ts'
import type { Grounds } from '../submissions/grounds.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'
import { plainContent } from '../values/content-columns.ts'
import { criteriaReadingKeys, readingOf } from './reading.ts'
import { roundCorrections, type Correction, type KeyedCorrection } from './stored-correction.ts'

/** The corrections of a round as they would stand after a finding was decided or taken back. */
export type Change = {
  readonly before: readonly Correction[]
  readonly after: readonly Correction[]
  /** What the finding itself has. */
  readonly made: readonly Correction[]
  /** Numbers of which another correction counts, or none any more. */
  readonly changed: readonly Correction[]
}

type NewFinding = FindingPlace & {
  readonly id: string
  readonly at: Date
  readonly corrections: readonly WishedCorrection[]
}

/** What a finding does to the numbers of a round; writes nothing. */
export async function changeBy(db: Db, round: string, finding: NewFinding): Promise<Change> {
  const subjects = await subjectsOf(db, finding)
  const known = await roundCorrections(db, round, subjects)
  const before = standingCorrections(known.corrections, known.findings)
  const { id, submission, node, pass, state, at } = finding
  const made = finding.corrections.map((one): KeyedCorrection => {
    const content = plainContent(one.content)
    return { ...one, content, id: uuidv7(), finding: id, key: keyOf(one), madeAt: at }
  })
  const corrections = [...known.corrections.filter((one) => one.finding !== id), ...made]
  const others = await placesOf(db, finding)
  const places = [...known.findings.filter((one) => one.id !== id), ...others, { id, submission, node, pass, state }]
  const after = standingCorrections(corrections, uniqueById(places))
  return { before, after, made, changed: changedOf(before, after) }
}

/** Whose numbers the finding touches: those it corrects, and those that it or a finding that it stands over has. */
async function subjectsOf(db: Db, { submission, node, corrections }: NewFinding): Promise<string[]> {
  const rows = await db
    .selectFrom('correction')
    .innerJoin('finding', 'finding.id', 'correction.finding_id')
    .select('correction.subject_id')
    .distinct()
    .where('finding.submission_id', '=', submission)
    .where('finding.node_code', '=', node)
    .execute()
  return [...new Set([...rows.map(({ subject_id }) => subject_id), ...corrections.map(({ subject }) => subject)])]
}

/** The other findings on the criterion: they may stand over this one. */
async function placesOf(db: Db, { id, submission, node }: NewFinding): Promise<(FindingPlace & { id: string })[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['id', 'pass', 'state'])
    .where('submission_id', '=', submission)
    .where('node_code', '=', node)
    .where('id', '<>', id)
    .execute()
  return rows.map((row) => ({ ...row, submission, node }) as FindingPlace & { id: string })
}

function uniqueById<P extends { readonly id: string }>(places: readonly P[]): P[] {
  return [...new Map(places.map((one) => [one.id, one])).values()]
}

function changedOf(before: readonly KeyedCorrection[], after: readonly KeyedCorrection[]): Correction[] {
  const [old, now] = [before, after].map((some) => new Map(some.map((one) => [one.key, one])))
  const content = (one: Correction | undefined): string => (one ? canonicalJson(one.content) : '')
  return [...new Set([...old!.keys(), ...now!.keys()])].sort().flatMap((key) => {
    const [was, is] = [old!.get(key), now!.get(key)]
    return content(was) === content(is) ? [] : [(is ?? was)!]
  })
}

/** A submission of the round with its criteria that read a changed number. */
export type Reached = { readonly submission: StoredSubmission; readonly nodes: ReadonlySet<string> }

/** All submissions of the round that the change reaches, the finding's own among them. */
export async function reachedBy(
  db: Db,
  grounds: Grounds,
  submission: StoredSubmission,
  changed: Change['changed'],
): Promise<Reached[]> {
  if (changed.length === 0) return []
  const reading = readingOf(grounds)
  const all = await storedSubmissions(db, { round: submission.round.id })
  return all
    .map((one) => ({ submission: one, nodes: criteriaReadingKeys({ ...reading, member: one.member }, changed) }))
    .filter(({ nodes }) => nodes.size > 0)
}
