import type { Db } from '#db/database.ts'
import type { Organisation, OrganisationKind } from '#domain/organisation/organisation.ts'
import type { Calendar } from '#domain/round/calendar.ts'
import type { SubmissionState } from '#domain/submission/submission.ts'
import { Refusal } from '../refusal.ts'
import { calendarsOf } from './calendar.ts'

/** One member in one round, with what the round says of everybody. */
export type StoredSubmission = {
  readonly id: string
  /** The member as it was frozen when the round opened. */
  readonly member: Organisation
  /** Who works on it now. */
  readonly keeper: string
  readonly state: SubmissionState
  readonly version: number
  readonly attempt: number
  /** The release whose fixing of the groups' numbers its points read (method §11.10). */
  readonly groupFixing: string | undefined
  /** Its own end of entry, outages counted. */
  readonly calendar: Calendar
  /** Its end of entry is not the round's. */
  readonly hasOwnEnd: boolean
  readonly round: {
    readonly id: string
    readonly title: string
    readonly edition: string
    readonly period: string
    readonly isOpen: boolean
    readonly evidenceRequired: boolean
    readonly membersOn: string
    /** The numbers of others are pinned. */
    readonly isCommonFixed: boolean
    /** Of the criteria that a second appraiser looks at without seeing the first. */
    readonly secondShare: string
  }
}

export type SubmissionsAsked = {
  readonly ids?: readonly string[] | undefined
  readonly round?: string | undefined
  readonly state?: SubmissionState | undefined
  /** Who works on it. */
  readonly keepers?: readonly string[] | undefined
  readonly isRoundOpen?: true | undefined
  /** In rounds of this edition and period. */
  readonly of?: { readonly edition: string; readonly period: string } | undefined
}

export async function submissionOf(db: Db, id: string): Promise<StoredSubmission> {
  const [submission] = await storedSubmissions(db, { ids: [id] })
  if (!submission) throw new Refusal('not-found')
  return submission
}

/** The newest round first; within a round in the order of groups and names. */
export async function storedSubmissions(db: Db, asked: SubmissionsAsked): Promise<StoredSubmission[]> {
  const rows = await rowsOf(db, asked)
  const calendars = await calendarsOf(db, rows)
  return rows.map((row, at) => ({
    id: row.id,
    member: {
      id: row.organisation_id,
      name: row.name,
      kind: row.kind as OrganisationKind,
      ...(row.parent_id !== null && { parent: row.parent_id }),
      group: row.group_id,
      ranked: row.ranked,
    },
    keeper: row.keeper_id,
    state: row.state as SubmissionState,
    version: row.version,
    attempt: row.attempt,
    groupFixing: row.group_fixing_id ?? undefined,
    calendar: calendars[at]!,
    hasOwnEnd: row.own_entry_until !== null,
    round: {
      id: row.round_id,
      title: row.title,
      edition: row.edition_id,
      period: row.period,
      isOpen: row.round_state === 'open',
      evidenceRequired: row.evidence_required,
      membersOn: row.members_on,
      isCommonFixed: row.fixed_since !== null,
      secondShare: row.second_share,
    },
  }))
}

function rowsOf(db: Db, { ids, round, state, keepers, isRoundOpen, of }: SubmissionsAsked) {
  let query = db
    .selectFrom('submission')
    .innerJoin('round', 'round.id', 'submission.round_id')
    .innerJoin('round_member as member', (join) =>
      join
        .onRef('member.round_id', '=', 'submission.round_id')
        .onRef('member.organisation_id', '=', 'submission.organisation_id'),
    )
    .innerJoin('round_group as group', (join) =>
      join.onRef('group.round_id', '=', 'member.round_id').onRef('group.group_id', '=', 'member.group_id'),
    )
    .select(['submission.id', 'submission.organisation_id', 'submission.keeper_id', 'submission.state'])
    .select(['submission.version', 'submission.attempt', 'submission.entry_until as own_entry_until'])
    .select('submission.group_fixing_id')
    .select(['member.name', 'member.kind', 'member.parent_id', 'member.group_id', 'member.ranked'])
    .select(['round.id as round_id', 'round.title', 'round.edition_id', 'round.period', 'round.members_on'])
    .select(['round.state as round_state', 'round.evidence_required', 'round.fixed_since', 'round.entry_from'])
    .select('round.second_share')
    .select(['round.entry_until', 'round.fixed_at', 'round.appraisal_until', 'round.explanation_until'])
    .select(['round.council_until', 'round.release_on'])
    .orderBy('round.entry_from', 'desc')
    .orderBy('round.id')
    .orderBy('group.position')
    .orderBy('member.name')
    .orderBy('submission.id')
  if (ids) query = query.where('submission.id', 'in', ids.length > 0 ? [...ids] : [NOBODY])
  if (round !== undefined) query = query.where('submission.round_id', '=', round)
  if (state !== undefined) query = query.where('submission.state', '=', state)
  if (keepers) query = query.where('submission.keeper_id', 'in', keepers.length > 0 ? [...keepers] : [NOBODY])
  if (of) query = query.where('round.edition_id', '=', of.edition).where('round.period', '=', of.period)
  if (isRoundOpen) query = query.where('round.state', '=', 'open')
  return query.execute()
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
