import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Judgement } from '#domain/scoring/judgement.ts'
import { claimsAfterReopening, pinsOf } from '#domain/submission/pins.ts'
import type { ScorecardStage } from '#domain/submission/submission.ts'
import type { GivenRow } from '#domain/value/given-values.ts'
import { standingCorrectionsOf, type Correction } from '../appraisal/stored-correction.ts'
import { heldFindings, judgementsOf, type StoredFinding } from '../appraisal/stored-finding.ts'
import type { Claims } from '../values/assessment.ts'
import { claimsOf } from '../values/claims.ts'
import { latestValues, valuesWithIds, type StoredValue } from '../values/stored-value.ts'
import { fixedGroup, type FixedGroup } from './fixed-group.ts'
import { rowsOf } from './given-rows.ts'
import type { Grounds } from './grounds.ts'
import type { StoredSubmission } from './stored-submission.ts'

/** What a submission is judged by at a stage (method §9.2, §13.5). */
export type Judged = {
  /** Versions of the member's own values. */
  readonly own: readonly StoredValue[]
  /** Versions of others' numbers, as the round has fixed them. */
  readonly common: readonly StoredValue[]
  readonly corrections: readonly Correction[]
  /** Findings that hold, and what they say beside the numbers (method §15.2). */
  readonly findings: readonly StoredFinding[]
  readonly judged: ReadonlyMap<string, Judgement>
  readonly claims: Claims
  readonly isCommonFixed: boolean
  /** The group's numbers, from the submission's first release on (method §11.10). */
  readonly group: FixedGroup | undefined
  /** The rows that scoring reads: a correction stands for the version that it corrects. */
  readonly rows: readonly GivenRow[]
}

type Asked = Pick<StoredSubmission, 'id' | 'state' | 'attempt' | 'round' | 'member' | 'groupFixing'>

/**
 * Self: the pinned own versions, of a draft the latest ones. Appraised and final: this round's last correction that was
 * not withdrawn, else the pin. Others' numbers come from the round's common pins; before these, there are none.
 */
export async function judgedValues(
  db: Db,
  grounds: Grounds,
  submission: Asked,
  stage: ScorecardStage,
): Promise<Judged> {
  const { round, member } = submission
  const isDraft = submission.state === 'draft'
  const own = isDraft ? pinsOf(await latestOwn(db, grounds)) : await pinnedValues(db, submission)
  const common = round.isCommonFixed ? await commonValues(db, round.id, grounds) : []
  const isSelf = stage === 'self'
  const corrections = isSelf ? [] : await standingCorrectionsOf(db, round.id, subjectsOf(grounds))
  const findings = isSelf ? [] : await heldFindings(db, submission.id)
  const standing = await claimsOf(db, member.id, round.edition, round.period)
  const claims = isDraft ? standing : pinnedOf(standing, await pinnedClaims(db, submission))
  return {
    ...{ own, common, corrections, claims, findings },
    judged: judgementsOf(findings),
    isCommonFixed: round.isCommonFixed,
    group: isSelf ? undefined : await fixedGroup(db, { ...grounds, ...grounds.surroundings }, submission),
    rows: rowsOf([...own, ...common], corrections),
  }
}

/** The latest versions of the member's own values that the edition reads. */
export async function latestOwn(db: Db, { surroundings, isOwn }: Grounds): Promise<StoredValue[]> {
  return (await latestValues(db, surroundings.asked[0]!)).filter(isOwn)
}

export async function pinnedValues(db: Db, { id, attempt }: Pick<Asked, 'id' | 'attempt'>): Promise<StoredValue[]> {
  const pins = await db
    .selectFrom('pin')
    .select('value_id')
    .where('submission_id', '=', id)
    .where('attempt', '=', attempt)
    .execute()
  return valuesWithIds(
    db,
    pins.map(({ value_id }) => value_id),
  )
}

export async function pinnedClaims(db: Db, { id, attempt }: Pick<Asked, 'id' | 'attempt'>): Promise<string[]> {
  const rows = await db
    .selectFrom('pinned_claim')
    .select('node_code')
    .where('submission_id', '=', id)
    .where('attempt', '=', attempt)
    .orderBy('node_code')
    .execute()
  return rows.map(({ node_code }) => node_code)
}

/** A claim that was made after submission does not count. */
function pinnedOf({ accepted, waiting }: Claims, pinned: readonly string[]): Claims {
  const nodes = new Set(pinned)
  return { accepted: claimsAfterReopening([], accepted, nodes), waiting: claimsAfterReopening([], waiting, nodes) }
}

/** The member's own pins come before what the round fixed of it for others. */
async function commonValues(db: Db, round: string, grounds: Grounds): Promise<StoredValue[]> {
  const pins = await db
    .selectFrom('common_pin')
    .innerJoin('value', 'value.id', 'common_pin.value_id')
    .select('common_pin.value_id')
    .where('common_pin.round_id', '=', round)
    .where('value.subject_id', '=', sql<string>`any(${subjectsOf(grounds)}::uuid[])`)
    .execute()
  const values = await valuesWithIds(
    db,
    pins.map(({ value_id }) => value_id),
  )
  return values.filter((value) => !grounds.isOwn(value))
}

/** Everybody whose numbers the member's criteria can read, predecessors among them. */
function subjectsOf({ organisations, surroundings }: Grounds): string[] {
  return [...new Set([...organisations.map(({ id }) => id), ...surroundings.asked.flatMap(({ subjects }) => subjects)])]
}
