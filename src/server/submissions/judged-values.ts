import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { claimsAfterReopening, keyOf, pinsOf } from '#domain/submission/pins.ts'
import type { ScorecardStage } from '#domain/submission/submission.ts'
import type { GivenRow } from '#domain/value/given-values.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { Claims } from '../values/assessment.ts'
import { claimsOf } from '../values/claims.ts'
import { contentOf } from '../values/content-columns.ts'
import { latestValues, valuesWithIds, type StoredValue } from '../values/stored-value.ts'
import type { Grounds } from './grounds.ts'
import type { StoredSubmission } from './stored-submission.ts'

/** A number as the appraisers have it in one round. */
export type Correction = {
  readonly id: string
  readonly finding: string
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string | undefined
  readonly content: ValueContent
}

/** What a submission is judged by at a stage (method §9.2, §13.5). */
export type Judged = {
  /** Versions of the member's own values. */
  readonly own: readonly StoredValue[]
  /** Versions of others' numbers, as the round has fixed them. */
  readonly common: readonly StoredValue[]
  readonly corrections: readonly Correction[]
  readonly claims: Claims
  readonly isCommonFixed: boolean
  /** The rows that scoring reads: a correction stands for the version that it corrects. */
  readonly rows: readonly GivenRow[]
}

type Asked = Pick<StoredSubmission, 'id' | 'state' | 'attempt' | 'round' | 'member'>

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
  const corrections = stage === 'self' ? [] : await correctionsOf(db, round.id, grounds)
  const standing = await claimsOf(db, member.id, round.edition, round.period)
  const claims = isDraft ? standing : pinnedOf(standing, await pinnedClaims(db, submission))
  const rows = new Map<string, GivenRow>([...own, ...common].map((value) => [keyOf(value), value]))
  for (const correction of corrections) rows.set(keyOf(correction), givenOf(correction))
  return { own, common, corrections, claims, isCommonFixed: round.isCommonFixed, rows: [...rows.values()] }
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

/** The last of each key that stands, of whomever this member's criteria read. */
async function correctionsOf(db: Db, round: string, grounds: Grounds): Promise<Correction[]> {
  const rows = await db
    .selectFrom('correction')
    .selectAll()
    .distinctOn(['subject_id', 'item_id', 'period', 'part_id'])
    .where('round_id', '=', round)
    .where('withdrawn_at', 'is', null)
    .where('subject_id', '=', sql<string>`any(${subjectsOf(grounds)}::uuid[])`)
    .orderBy('subject_id')
    .orderBy('item_id')
    .orderBy('period')
    .orderBy('part_id')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    finding: row.finding_id,
    subject: row.subject_id,
    item: row.item_id,
    period: row.period,
    ...(row.part_id !== null && { part: row.part_id }),
    content: contentOf(row),
  }))
}

function givenOf({ subject, item, period, part, content }: Correction): GivenRow {
  const isGone = content.kind === 'withdrawn' || content.kind === 'cannot-provide'
  const state = content.kind === 'withdrawn' ? 'withdrawn' : isGone ? 'cannot-provide' : 'declared'
  return { subject, item, period, part, content, state }
}
