import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '#db/database.ts'
import { canonicalJson } from '#domain/event/canonical-json.ts'
import type { ScorecardTotal } from '#domain/submission/scorecard.ts'
import type { ScorecardStage, SubmissionMove } from '#domain/submission/submission.ts'
import { sha256 } from '../events/sha256.ts'
import { fixGroup } from './fix-group.ts'
import type { Grounds } from './grounds.ts'
import { judgedPoints } from './judged-points.ts'
import { judgedValues } from './judged-values.ts'
import type { StoredSubmission } from './stored-submission.ts'

export type Sealing = {
  readonly stage: ScorecardStage
  /** The move that it is sealed with. */
  readonly occasion: SubmissionMove
  readonly account: string
  readonly at: Date
}

export type Sealed = { readonly card: string; readonly digest: string; readonly total: ScorecardTotal }

/**
 * Stores the points of a submission as they are judged at a stage, with the versions that they were read from
 * (method §13.5). Nothing changes a stored card: there is no command that does.
 */
export async function sealScorecard(
  tx: Tx,
  grounds: Grounds,
  submission: StoredSubmission,
  { stage, occasion, account, at }: Sealing,
): Promise<Sealed> {
  const { id, round, member, attempt } = submission
  const released = stage === 'appraised' ? await withGroup(tx, grounds, submission, at) : submission
  const judged = await judgedValues(tx, grounds, released, stage)
  const points = judgedPoints(grounds, judged)
  const ids = (all: readonly { readonly id: string }[]): string[] => all.map((one) => one.id).sort()
  const text = canonicalJson({
    submission: id,
    round: round.id,
    organisation: member.id,
    edition: round.edition,
    period: round.period,
    stage,
    occasion,
    attempt,
    isCommonFixed: judged.isCommonFixed,
    ...(judged.group && { group: { fixing: judged.group.fixing, digest: judged.group.digest } }),
    ...points,
    values: ids(judged.own),
    common: ids(judged.common),
    corrections: ids(judged.corrections),
    findings: ids(judged.findings),
    claims: judged.claims,
  })
  const [card, digest] = [uuidv7(), sha256(text)]
  await sql`
    insert into scorecard (id, submission_id, stage, ordinal, sealed_at, sealed_by, body, hash)
    select ${card}, ${id}, ${stage}, coalesce(max(ordinal), 0) + 1, ${at}, ${account}, ${text}::json, decode(${digest}, 'hex')
    from scorecard where submission_id = ${id} and stage = ${stage}
  `.execute(tx)
  return { card, digest, total: points.total }
}

/** Whoever is released, or goes to the council, reads the group's numbers of that moment. */
async function withGroup(tx: Tx, grounds: Grounds, submission: StoredSubmission, at: Date): Promise<StoredSubmission> {
  const { id, round } = submission
  const groupFixing = await fixGroup(tx, { ...grounds, ...grounds.surroundings }, round.id, at)
  if (groupFixing === undefined) return submission
  await tx.updateTable('submission').set({ group_fixing_id: groupFixing }).where('id', '=', id).execute()
  return { ...submission, groupFixing }
}
