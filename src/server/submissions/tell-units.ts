import type { Tx } from '#db/database.ts'
import type { Notice } from '#domain/message/notice.ts'
import { localTime } from '#domain/message/reminders-due.ts'
import type { Moment } from '#domain/round/moment.ts'
import { formPath } from '../messages/form-path.ts'
import { tellUnits, type UnitNotice } from '../messages/tell-units.ts'
import type { StoredSubmission } from './stored-submission.ts'

type Plain = 'submission-recalled' | 'approved'
type WithEnd = 'round-opened' | 'deadline-put-off' | 'finding-released' | 'explanation-opened' | 'reopened'

/** What is told of a submission; the latter kinds name the end of what the unit may do now. */
export type Told = ({ readonly kind: Plain } | { readonly kind: WithEnd; readonly until: Moment }) & {
  /** Tells changes apart that leave the submission's version and name the same end. */
  readonly occasion?: string
}

/** A submission as far as its people are told of it. */
export type ToldOf = Pick<StoredSubmission, 'id' | 'keeper' | 'version'> & {
  readonly member: Pick<StoredSubmission['member'], 'id' | 'name'>
  readonly round: Pick<StoredSubmission['round'], 'title' | 'edition' | 'period'>
}

/**
 * Tells the officers and heads of whoever keeps the submissions, in the transaction of the change, once a change: the
 * submission and the version before it are in the key.
 */
export async function tellOfSubmissions(
  tx: Tx,
  at: Date,
  submissions: readonly ToldOf[],
  toldOf: (submission: ToldOf) => Told,
): Promise<void> {
  await tellUnits(
    tx,
    at,
    submissions.map((submission): UnitNotice => {
      const { id, keeper, version, member, round } = submission
      const told = toldOf(submission)
      const occasion = told.occasion ?? ('until' in told ? String(told.until) : '')
      return {
        organisation: keeper,
        notice: noticeOf(told, { round: round.title, organisation: member.name }),
        path: formPath(round, member.id),
        onceKey: `${told.kind}:${id}:${version}:${occasion}`,
      }
    }),
  )
}

function noticeOf(told: Told, names: { readonly round: string; readonly organisation: string }): Notice {
  if ('until' in told) return { kind: told.kind, params: { ...names, until: localTime(told.until) } }
  return { kind: told.kind, params: names }
}
