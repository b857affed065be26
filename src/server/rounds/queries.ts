import { sql } from 'kysely'
import type { Db, Tx } from '#db/database.ts'
import { endOfEntry as endOf, type EndOfEntry } from '#domain/round/deadline.ts'
import type { OrganisationKind } from '#domain/organisation/organisation.ts'
import type { STATES } from '#domain/workflow/moves.ts'
import { outagesOf } from './outages.ts'
import { storedRounds, type StoredRound } from './stored-round.ts'

export type SubmissionState = (typeof STATES)['submission'][number]

/** One submission with its member as it was frozen. */
export type RoundSubmission = {
  readonly id: string
  readonly round: string
  /** The member: its results stay its own. */
  readonly organisation: string
  /** Who works on it now: the member, or its successor. */
  readonly keeper: string
  readonly state: SubmissionState
  readonly version: number
  readonly attempt: number
  /** Its own end of entry, before any outage. */
  readonly entryUntil: Date | undefined
  readonly name: string
  readonly kind: OrganisationKind
  readonly group: string
  readonly isRanked: boolean
  readonly parent: string | undefined
}

/** A round as it stands; undefined where there is none. */
export async function roundOf(db: Db | Tx, id: string): Promise<StoredRound | undefined> {
  return (await storedRounds(db, { id }))[0]
}

/** The round of a submission, and the submission in it. */
export async function roundOfSubmission(
  db: Db | Tx,
  submission: string,
): Promise<{ readonly round: StoredRound; readonly submission: RoundSubmission } | undefined> {
  const [found] = await submissionsOf(db, { submission })
  const round = found && (await roundOf(db, found.round))
  return found && round && { round, submission: found }
}

type Asked = { readonly rounds: readonly string[] } | { readonly submission: string }

/** The submissions of rounds, group by group, or the one that is asked for. */
export async function submissionsOf(db: Db | Tx, asked: Asked): Promise<RoundSubmission[]> {
  const which =
    'rounds' in asked
      ? sql`submission.round_id = any(${asked.rounds}::uuid[])`
      : sql`submission.id = ${asked.submission}`
  const { rows } = await sql<Row>`
    select submission.*, member.name, member.kind, member.group_id, member.ranked, member.parent_id
    from submission
    join round_member as member using (round_id, organisation_id)
    join round_group using (round_id, group_id)
    where ${which}
    order by round_group.position, member.group_id, member.name collate "C", submission.id
  `.execute(db)
  return rows.map((row) => ({
    id: row.id,
    round: row.round_id,
    organisation: row.organisation_id,
    keeper: row.keeper_id,
    state: row.state,
    version: row.version,
    attempt: row.attempt,
    entryUntil: row.entry_until ?? undefined,
    name: row.name,
    kind: row.kind,
    group: row.group_id,
    isRanked: row.ranked,
    parent: row.parent_id ?? undefined,
  }))
}

type Row = {
  id: string
  round_id: string
  organisation_id: string
  keeper_id: string
  state: SubmissionState
  version: number
  attempt: number
  entry_until: Date | null
  name: string
  kind: OrganisationKind
  group_id: string
  ranked: boolean
  parent_id: string | null
}

/** The versions of the others' numbers that were pinned for a round; none before they are fixed. */
export async function commonPins(db: Db | Tx, round: string): Promise<string[]> {
  const rows = await db.selectFrom('common_pin').select('value_id').where('round_id', '=', round).execute()
  return rows.map(({ value_id }) => value_id)
}

/** Method §11.3, §11.4. The end of entry that holds for a submission, with the outages that put it off. */
export async function endOfEntry(
  db: Db | Tx,
  { calendar }: StoredRound,
  submission?: Pick<RoundSubmission, 'entryUntil'>,
): Promise<EndOfEntry> {
  const own = submission?.entryUntil?.getTime()
  return endOf({ round: calendar.entryUntil, own }, await outagesOf(db))
}
